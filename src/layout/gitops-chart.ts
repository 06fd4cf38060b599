import { Chart, ChartProps } from 'cdk8s';
import { Construct } from 'constructs';
import { checkCall } from '../calls/check-call';
import { chartCluster, Cluster, Delivery, knownCluster, setChartCluster } from '../constructs';
import { Faults } from '../diagnostics';
import { joinStockApp, tryMakeChart } from './stock-synth';

/** Properties of GitOpsChart. */
export interface GitOpsChartProps extends ChartProps {
  /**
   * The engine that delivers what is in this chart.
   *
   * @default - the app's
   */
  readonly delivery?: Delivery;

  /**
   * The cluster that plain objects in this chart are for. Releases name their own.
   *
   * @default - the cluster that the delivery engine runs in
   */
  readonly cluster?: Cluster;
}

/**
 * A chart whose objects have exactly the names that the program gives them: no hash is added.
 * Works in a plain `cdk8s.App`, too, when it is given a `delivery`.
 *
 * Fails with APP141 for a cluster that the app does not list.
 */
export class GitOpsChart extends Chart {
  public constructor(scope: Construct, id: string, props: GitOpsChartProps = {}) {
    checkCall('GitOpsChart', [scope, id, props]);
    const { delivery, cluster, ...chartProps } = props;
    super(scope, id, { disableResourceNameHashes: true, ...chartProps });
    if (delivery) {
      Delivery._attach(this, delivery);
    }
    if (cluster) {
      const faults = new Faults(this.node.path);
      setChartCluster(this, knownCluster(this, cluster, faults));
      faults.throwIfAny();
    }
    joinStockApp(this);
  }

  /** The manifests, as `Chart` makes them, but in a time that does not grow with the rest of the app. */
  public toJson(): any[] {
    return tryMakeChart(this) ?? super.toJson();
  }
}

/** @internal the cluster that a chart's plain objects are for; undefined for the engine's own */
export function clusterOfChart(chart: Chart): string | undefined {
  const cluster = chartCluster(chart);
  return cluster?.local ? undefined : cluster?.name;
}
