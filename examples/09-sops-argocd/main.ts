// SOPS values on Argo CD without the wrapper of helm-secrets: the URL of the values file says where the repo-server has
// the age key. Only for a chart in the repository of the output, because such a URL cannot name another source.
import { ArgoCd, ChartSource, GitOpsApp, GitOpsChart, GitSource, HelmApp, HelmSecrets, SopsValues } from 'cdk8s-gitops';

const repository = GitSource.fromUrl('https://github.com/myorg/myapp', { branch: 'main' });
const delivery = new ArgoCd({ helmSecrets: HelmSecrets.ageKeyFile('/helm-secrets-private-keys/key.txt') });
const app = new GitOpsApp({ delivery, repository, root: __dirname });
const apps = new GitOpsChart(app, 'apps');

new HelmApp(apps, 'myapp', {
  chart: ChartSource.fromGit(repository, 'charts/myapp'),
  namespace: 'myapp',
  values: [SopsValues.fromFile(apps, 'myapp-secrets', 'secrets/myapp.enc.yaml')],
});

app.synth();
