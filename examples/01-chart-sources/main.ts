// Where charts come from: an OCI registry, a Helm repository, a directory of a Git repository.
// A version may be a range; the Helm release may have another name than the app.
import { ChartSource, GitOpsApp, GitOpsChart, GitSource, HelmApp } from 'cdk8s-gitops';
import { delivery } from '../delivery';

const app = new GitOpsApp({ delivery, root: __dirname });
const apps = new GitOpsChart(app, 'apps');

new HelmApp(apps, 'podinfo', {
  chart: ChartSource.fromOci('oci://ghcr.io/stefanprodan/charts/podinfo', '6.9.2'),
  namespace: 'podinfo',
});

new HelmApp(apps, 'podinfo-latest', {
  chart: ChartSource.fromOci('oci://ghcr.io/stefanprodan/charts/podinfo', '>=6.9.0 <7.0.0'),
  namespace: 'podinfo-latest',
  releaseName: 'podinfo',
});

new HelmApp(apps, 'cert-manager', {
  chart: ChartSource.fromRepository('https://charts.jetstack.io', 'cert-manager', '1.18.*'),
  namespace: 'cert-manager',
});

const myapp = GitSource.fromUrl('https://github.com/myorg/myapp', { branch: 'main' });
new HelmApp(apps, 'myapp', {
  chart: ChartSource.fromGit(myapp, 'charts/myapp'),
  namespace: 'myapp',
});

app.synth();
