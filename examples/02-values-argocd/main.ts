// What only Argo CD can do with values: variables of its build environment in parameters, and values files
// of several repositories for a chart that is itself in Git.
import { ArgoCd, BuildEnvironment, ChartSource, GitOpsApp, GitOpsChart, GitSource, HelmApp, HelmParameter, HelmValues } from 'cdk8s-gitops';

const app = new GitOpsApp({ delivery: new ArgoCd(), root: __dirname });
const apps = new GitOpsChart(app, 'apps');

const code = GitSource.fromUrl('https://github.com/myorg/myapp', { branch: 'main' });
const config = GitSource.fromUrl('https://github.com/myorg/config', { branch: 'main' });
const defaults = GitSource.fromUrl('https://github.com/myorg/platform', { tag: 'v2.1.0' });

new HelmApp(apps, 'myapp', {
  chart: ChartSource.fromGit(code, 'charts/myapp'),
  namespace: 'myapp',
  values: [
    HelmValues.fromGit(defaults, 'defaults/myapp.yaml', { optional: true }),
    HelmValues.fromGit(config, 'envs/prod/myapp.yaml', { optional: true }),
  ],
  parameters: [
    HelmParameter.ofString('image.tag', BuildEnvironment.APP_REVISION),
    HelmParameter.of('podLabels.app', BuildEnvironment.APP_NAME),
  ],
});

app.synth();
