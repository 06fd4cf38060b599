import { IConstruct } from 'constructs';
import { Faults } from '../diagnostics';
import { ClusterIntent } from '../model';
import { formatChoices, tryNearest } from '../text';
import { Cluster } from './cluster';
import { OutputPlan } from './output-plan';

/** @internal the clusters that an app lists; each has a name of its own, and one of them at most is the engine's */
export function listedClusters(clusters: readonly Cluster[], faults: Faults): ClusterIntent[] {
  const intents = clusters.map((cluster) => cluster._intent);
  const names = intents.map(({ name }) => name);
  for (const name of new Set(names.filter((one, index) => names.indexOf(one) !== index))) {
    faults.add('APP142', `two clusters are named "${name}"`, 'give each a name of its own');
  }
  const local = intents.filter((intent) => intent.local).map(({ name }) => `"${name}"`);
  if (local.length > 1) {
    faults.add('APP142', `${local.join(' and ')} are all said to be the cluster that the engine runs in`, 'keep one Cluster.local');
  }
  return intents;
}

const ofCharts = new WeakMap<IConstruct, ClusterIntent>();

/** @internal the cluster that plain objects of a chart are for */
export function setChartCluster(chart: IConstruct, cluster: ClusterIntent): void {
  ofCharts.set(chart, cluster);
}

/** @internal that of the nearest chart that says; undefined for the engine's own */
export function chartCluster(scope: IConstruct): ClusterIntent | undefined {
  return [...scope.node.scopes].reverse().map((one) => ofCharts.get(one)).find((found) => found !== undefined);
}

/** @internal what the app knows of a cluster; one that it does not list, where it lists any, is a fault */
export function knownCluster(scope: IConstruct, cluster: Cluster | undefined, faults: Faults): ClusterIntent {
  const declared = OutputPlan.tryOf(scope)?.repository.clusters ?? [];
  const local = declared.find((known) => known.local) ?? Cluster.local()._intent;
  const wanted = cluster?._intent ?? local;
  const known = declared.find(({ name }) => name === wanted.name);
  if (declared.length > 0 && !known && !wanted.local) {
    const names = declared.map(({ name }) => name);
    const nearest = tryNearest(wanted.name, names);
    faults.add('APP141', `cluster "${wanted.name}" is unknown to this app`,
      nearest ? `write "${nearest}"` : `use ${formatChoices(names)}, or add the cluster to GitOpsApp's clusters`);
  }
  return known ?? wanted;
}
