// Values files of Git repositories. For a chart of a registry or a Helm repository, files of another repository; for a
// chart in Git, files of the same repository, inside and outside of the chart.
import { ChartSource, GitOpsApp, GitOpsChart, GitSource, HelmApp, HelmValues } from 'cdk8s-gitops';
import { delivery } from '../delivery';

const config = GitSource.fromUrl('https://github.com/myorg/config', { branch: 'main' });
const app = new GitOpsApp({ delivery, root: __dirname });
const apps = new GitOpsChart(app, 'apps');

new HelmApp(apps, 'podinfo', {
  chart: ChartSource.fromOci('oci://ghcr.io/stefanprodan/charts/podinfo', '6.9.2'),
  namespace: 'podinfo',
  values: [
    HelmValues.fromGit(config, 'common/podinfo.yaml'),
    HelmValues.fromGit(config, 'envs/prod/podinfo.yaml'),
    HelmValues.inline({ replicaCount: 3 }),
  ],
});

new HelmApp(apps, 'cert-manager', {
  chart: ChartSource.fromRepository('https://charts.jetstack.io', 'cert-manager', '1.18.*'),
  namespace: 'cert-manager',
  values: [HelmValues.fromGit(config, 'common/cert-manager.yaml')],
});

new HelmApp(apps, 'myapp', {
  chart: ChartSource.fromGit(config, 'charts/myapp'),
  namespace: 'myapp',
  values: [
    HelmValues.fromChart('values-prod.yaml'),
    HelmValues.fromGit(config, 'envs/prod/myapp.yaml'),
  ],
});

app.synth();
