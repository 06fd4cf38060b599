// Values from a SOPS-encrypted file. The ciphertext is copied byte for byte and no key is needed here; Flux decrypts
// in its Kustomization, Argo CD with helm-secrets on the repo-server. A file with plaintext in it is refused.
import { ChartSource, GitOpsApp, GitOpsChart, GitSource, HelmApp, HelmValues, SopsValues } from 'cdk8s-gitops';
import { delivery } from '../delivery';

const repository = GitSource.fromUrl('https://github.com/myorg/config', { branch: 'main' });
const app = new GitOpsApp({ delivery, repository, root: __dirname });
const apps = new GitOpsChart(app, 'apps');

new HelmApp(apps, 'myapp', {
  chart: ChartSource.fromOci('oci://ghcr.io/myorg/charts/myapp', '0.1.0'),
  namespace: 'myapp',
  values: [
    SopsValues.fromFile(apps, 'myapp-secrets', 'secrets/myapp.enc.yaml'),
    HelmValues.inline({ image: { tag: 'v1.2.3' } }),
  ],
});

app.synth();
