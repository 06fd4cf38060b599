// One environment for each directory of a Git repository. Argo CD finds a new directory by itself; Flux needs a
// copy of the repository at synth (`directory`), here the folder config/ beside this program.
import { ChartSource, Environment, EnvironmentGenerator, EnvironmentParam, EnvironmentSet, GitOpsApp, GitOpsChart, GitSource, HelmValues } from 'cdk8s-gitops';
import { delivery } from '../delivery';

const config = GitSource.fromUrl('https://github.com/myorg/config', { branch: 'main', directory: 'config' });
const app = new GitOpsApp({ delivery, root: __dirname });
const apps = new GitOpsChart(app, 'apps');

new EnvironmentSet(apps, 'preview', {
  chart: ChartSource.fromOci('oci://ghcr.io/myorg/charts/shop', '2.3.1'),
  environments: [
    Environment.forEach('preview', EnvironmentGenerator.directories(config, ['previews/*'], { exclude: ['previews/template'] }), {
      values: [HelmValues.fromGit(config, `${EnvironmentParam.PATH}/values.yaml`)],
    }),
  ],
});

app.synth();
