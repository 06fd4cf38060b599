// One environment for each cluster with a label. Argo CD finds the clusters by itself, later ones too; for Flux they
// are those that the app declares here.
import { ChartSource, Cluster, Environment, EnvironmentGenerator, EnvironmentParam, EnvironmentSet, GitOpsApp, GitOpsChart, HelmValues } from 'cdk8s-gitops';
import { delivery } from '../delivery';

const clusters = [
  Cluster.local('hub', { labels: { tier: 'management' } }),
  Cluster.named('prod-eu', { labels: { tier: 'production', region: 'eu-west-1' } }),
  Cluster.named('prod-us', { labels: { tier: 'production', region: 'us-east-1' } }),
];
const app = new GitOpsApp({ delivery, clusters, root: __dirname });
const apps = new GitOpsChart(app, 'apps');

new EnvironmentSet(apps, 'monitoring', {
  chart: ChartSource.fromRepository('https://prometheus-community.github.io/helm-charts', 'kube-prometheus-stack', '75.*'),
  namespace: 'monitoring',
  environments: [
    Environment.forEach('production', EnvironmentGenerator.clusters({ matchLabels: { tier: 'production' } }), {
      values: [HelmValues.inline({
        prometheus: { prometheusSpec: { externalLabels: { cluster: EnvironmentParam.CLUSTER_NAME, region: EnvironmentParam.clusterLabel('region') } } },
      })],
    }),
  ],
});

app.synth();
