// Combinations of generators: every team on every production cluster (matrix), and clusters completed by what a
// list says about some of them (merge).
import { ChartSource, Cluster, Environment, EnvironmentGenerator, EnvironmentParam, EnvironmentSet, GitOpsApp, GitOpsChart, HelmValues } from 'cdk8s-gitops';
import { delivery } from '../delivery';

const clusters = [
  Cluster.local('hub'),
  Cluster.named('prod-eu', { labels: { tier: 'production' } }),
  Cluster.named('prod-us', { labels: { tier: 'production' } }),
];
const app = new GitOpsApp({ delivery, clusters, root: __dirname });
const apps = new GitOpsChart(app, 'apps');

const production = EnvironmentGenerator.clusters({ matchLabels: { tier: 'production' } });
const teams = EnvironmentGenerator.list([{ team: 'payments', quota: '16' }, { team: 'search', quota: '8' }]);
const team = EnvironmentParam.field('team');

new EnvironmentSet(apps, 'quota', {
  chart: ChartSource.fromOci('oci://ghcr.io/myorg/charts/quota', '1.0.4'),
  environments: [
    Environment.forEach('teams', EnvironmentGenerator.matrix(production, teams), {
      namespace: team,
      values: [HelmValues.inline({ team, cpu: EnvironmentParam.field('quota') })],
    }),
  ],
});

const zones = EnvironmentGenerator.list([{ name: 'prod-eu', zone: 'eu.example.com' }, { name: 'prod-us', zone: 'us.example.com' }]);
new EnvironmentSet(apps, 'dns', {
  chart: ChartSource.fromOci('oci://ghcr.io/myorg/charts/dns', '3.2.0'),
  namespace: 'dns',
  environments: [
    Environment.forEach('zones', EnvironmentGenerator.merge(['name'], [production, zones]), {
      values: [HelmValues.inline({ zone: EnvironmentParam.field('zone') })],
    }),
  ],
});

app.synth();
