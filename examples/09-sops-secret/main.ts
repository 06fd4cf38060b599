// A Secret that is kept encrypted in Git, for a chart that takes the name of one. The file is copied byte for byte: Flux
// decrypts it in the Kustomization of its folder, Argo CD with KSOPS in an Application of its own.
import { ChartSource, GitOpsApp, GitOpsChart, GitSource, HelmApp, HelmValues, SopsSecret } from 'cdk8s-gitops';
import { delivery } from '../delivery';

const repository = GitSource.fromUrl('https://github.com/myorg/config', { branch: 'main' });
const app = new GitOpsApp({ delivery, repository, root: __dirname });
const apps = new GitOpsChart(app, 'apps');

const database = new SopsSecret(apps, 'database', { file: 'secrets/database.sops.yaml' });
new SopsSecret(apps, 'registry', { file: 'secrets/registry.sops.yaml' });

new HelmApp(apps, 'myapp', {
  chart: ChartSource.fromOci('oci://ghcr.io/myorg/charts/myapp', '0.1.0'),
  namespace: 'myapp',
  values: [HelmValues.inline({ database: { existingSecret: database.name } })],
});

app.synth();
