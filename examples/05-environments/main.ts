// One chart in three environments on two clusters, rolled out in order. What they share is said once; each
// environment says what is different about it: values, version, cluster, namespace.
import { ChartSource, Cluster, Environment, EnvironmentSet, GitOpsApp, GitOpsChart, GitSource, HelmValues } from 'cdk8s-gitops';
import { delivery } from '../delivery';

const config = GitSource.fromUrl('https://github.com/myorg/config', { branch: 'main' });
const nonprod = Cluster.local('nonprod');
const prod = Cluster.named('prod-eu');

const app = new GitOpsApp({ delivery, clusters: [nonprod, prod], repository: config, root: __dirname });
const apps = new GitOpsChart(app, 'apps');

new EnvironmentSet(apps, 'shop', {
  chart: ChartSource.fromOci('oci://ghcr.io/myorg/charts/shop', '2.3.1'),
  values: [HelmValues.inline({ ingress: { enabled: true }, resources: { requests: { cpu: '100m' } } })],
  environments: [
    Environment.named('dev', {
      values: [HelmValues.inline({ replicaCount: 1, ingress: { host: 'shop.dev.example.com' } })],
    }),
    Environment.named('staging', {
      after: ['dev'],
      values: [HelmValues.inline({ replicaCount: 2, ingress: { host: 'shop.staging.example.com' } })],
    }),
    Environment.named('prod', {
      after: ['staging'],
      cluster: prod,
      chartVersion: '2.3.0',
      namespace: 'shop',
      values: [HelmValues.inline({ replicaCount: 6, ingress: { host: 'shop.example.com' } })],
    }),
  ],
});

app.synth();
