// Charts in an OCI registry, configuration in a repository of its own, which is exactly what this program writes:
// apps/, clusters/, envs/. Its root is the output directory (`outputPath: '.'`).
import { ChartSource, Cluster, Environment, EnvironmentSet, GitOpsApp, GitOpsChart, GitSource, HelmValues, RootApp } from 'cdk8s-gitops';
import { delivery } from '../delivery';

const repository = GitSource.fromUrl('https://github.com/myorg/config', { branch: 'main' });
const clusters = [Cluster.local('nonprod'), Cluster.named('prod-eu')];
const app = new GitOpsApp({ delivery, repository, outputPath: '.', clusters, root: __dirname });
const apps = new GitOpsChart(app, 'apps');
const valuesOf = (env: string) => [HelmValues.fromLocalFile(apps, `values/${env}.yaml`)];

new RootApp(apps, 'root');
new EnvironmentSet(apps, 'myapp', {
  chart: ChartSource.fromOci('oci://ghcr.io/myorg/charts/myapp', '0.2.0'),
  environments: [
    Environment.named('dev', { values: valuesOf('dev') }),
    Environment.named('staging', { values: valuesOf('staging'), chartVersion: '0.1.1' }),
    Environment.named('prod', { values: valuesOf('prod'), chartVersion: '0.1.0', cluster: clusters[1] }),
  ],
});

app.synth();
