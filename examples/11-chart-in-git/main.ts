// One repository for everything: the chart in charts/, the values of each environment in values/, this program, and
// in dist/ what it writes. A change of any of them is one commit, and one delivery.
import { ChartSource, Environment, EnvironmentSet, GitOpsApp, GitOpsChart, GitSource, HelmValues, RootApp } from 'cdk8s-gitops';
import { delivery } from '../delivery';

const repository = GitSource.fromUrl('https://github.com/myorg/myapp', { branch: 'main' });
const app = new GitOpsApp({ delivery, repository, root: __dirname });
const apps = new GitOpsChart(app, 'apps');
const valuesOf = (env: string) => [HelmValues.fromLocalFile(apps, `values/${env}.yaml`)];

new RootApp(apps, 'root');
new EnvironmentSet(apps, 'myapp', {
  chart: ChartSource.fromGit(repository, 'charts/myapp'),
  environments: [
    Environment.named('dev', { values: valuesOf('dev') }),
    Environment.named('staging', { values: valuesOf('staging'), after: ['dev'] }),
    Environment.named('prod', { values: valuesOf('prod'), after: ['staging'] }),
  ],
});

app.synth();
