// A RUNBOOK.md for the fleet at hand: the exact commands, for each app, to see its status, compare, sync and read
// logs, and to find out who owns a field when server-side apply reports a conflict.
import { ChartSource, Cluster, Environment, EnvironmentSet, GitOpsApp, GitOpsChart, HelmApp } from 'cdk8s-gitops';
import { delivery } from '../delivery';

const nonprod = Cluster.local('nonprod');
const prod = Cluster.named('prod-eu');
const app = new GitOpsApp({ delivery, clusters: [nonprod, prod], root: __dirname, runbook: true });
const apps = new GitOpsChart(app, 'apps');

new HelmApp(apps, 'podinfo', {
  chart: ChartSource.fromOci('oci://ghcr.io/stefanprodan/charts/podinfo', '6.9.2'),
  namespace: 'podinfo',
});
new EnvironmentSet(apps, 'shop', {
  chart: ChartSource.fromOci('oci://ghcr.io/myorg/charts/shop', '2.3.1'),
  environments: [Environment.named('staging'), Environment.named('prod', { cluster: prod, namespace: 'shop', after: ['staging'] })],
});

app.synth();
