// The one object that is applied by hand, once: it points the engine at everything else that this program writes
// (Argo CD: an app of apps; Flux: a GitRepository and the root Kustomization).
import { ChartSource, GitOpsApp, GitOpsChart, GitSource, HelmApp, RootApp } from 'cdk8s-gitops';
import { delivery } from '../delivery';

const repository = GitSource.fromUrl('https://github.com/myorg/fleet', { branch: 'main' });
const app = new GitOpsApp({ delivery, repository, root: __dirname });
const apps = new GitOpsChart(app, 'apps');

new RootApp(apps, 'root');
new HelmApp(apps, 'podinfo', {
  chart: ChartSource.fromOci('oci://ghcr.io/stefanprodan/charts/podinfo', '6.9.2'),
  namespace: 'podinfo',
});

app.synth();
