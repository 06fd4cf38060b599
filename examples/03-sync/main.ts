// How releases are kept in step: retries, namespaces with labels, order, a paused release. What only one engine
// knows stands in options, which the other leaves alone.
import { Duration } from 'cdk8s';
import { ArgoOptions, ChartSource, FluxOptions, GitOpsApp, GitOpsChart, HelmApp, PrunePropagationPolicy } from 'cdk8s-gitops';
import { delivery } from '../delivery';

const app = new GitOpsApp({ delivery, root: __dirname });
const apps = new GitOpsChart(app, 'apps');

const database = new HelmApp(apps, 'database', {
  chart: ChartSource.fromOci('oci://ghcr.io/myorg/charts/postgres', '16.4.0'),
  namespace: 'database',
  sync: {
    retry: { limit: 5 },
    namespaceLabels: { 'pod-security.kubernetes.io/enforce': 'restricted' },
    namespaceAnnotations: { 'example.com/owner': 'team-data' },
  },
  options: [
    new ArgoOptions({
      revisionHistoryLimit: 5,
      syncOptions: { pruneLast: true, prunePropagationPolicy: PrunePropagationPolicy.FOREGROUND, applyOutOfSyncOnly: true },
    }),
    new FluxOptions({
      interval: Duration.minutes(30),
      timeout: Duration.minutes(15),
      upgrade: { remediation: { retries: 5, remediateLastFailure: true }, cleanupOnFail: true },
      rollback: { timeout: '5m', cleanupOnFail: true },
    }),
  ],
});

new HelmApp(apps, 'myapp', {
  chart: ChartSource.fromOci('oci://ghcr.io/myorg/charts/myapp', '0.1.0'),
  namespace: 'myapp',
  dependsOn: [database],
  sync: { serverSideApply: true },
});

new HelmApp(apps, 'legacy', {
  chart: ChartSource.fromRepository('https://charts.example.com', 'legacy', '1.4.2'),
  namespace: 'legacy',
  sync: { suspend: true },
});

app.synth();
