// One environment for each file of a Git repository; fields of the file fill the namespace, the values and the
// labels. A file may hold a list: then there is one for each item.
import { ChartSource, Environment, EnvironmentGenerator, EnvironmentParam, EnvironmentSet, GitOpsApp, GitOpsChart, GitSource, HelmValues } from 'cdk8s-gitops';
import { delivery } from '../delivery';

const config = GitSource.fromUrl('https://github.com/myorg/config', { branch: 'main', directory: 'config' });
const app = new GitOpsApp({ delivery, root: __dirname });
const apps = new GitOpsChart(app, 'apps');

const tenant = EnvironmentParam.field('tenant');
new EnvironmentSet(apps, 'portal', {
  chart: ChartSource.fromOci('oci://ghcr.io/myorg/charts/portal', '1.7.0'),
  environments: [
    Environment.forEach('tenants', EnvironmentGenerator.files(config, ['tenants/*.yaml']), {
      name: `portal-${tenant}`,
      namespace: `portal-${tenant}`,
      labels: { tenant, plan: EnvironmentParam.field('plan') },
      values: [HelmValues.inline({ host: `${tenant}.example.com`, database: { size: EnvironmentParam.field('database.size') } })],
    }),
  ],
});

app.synth();
