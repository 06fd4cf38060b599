// Layers of values, lowest precedence first: a file of the chart, a file beside this program, values
// written here, single parameters. `null` unsets a default of the chart; nothing else changes on its way either.
import { ChartSource, GitOpsApp, GitOpsChart, GitSource, HelmApp, HelmParameter, HelmValues } from 'cdk8s-gitops';
import { delivery } from '../delivery';

const repository = GitSource.fromUrl('https://github.com/myorg/config', { branch: 'main' });
const app = new GitOpsApp({ delivery, repository, root: __dirname });
const apps = new GitOpsChart(app, 'apps');

new HelmApp(apps, 'podinfo', {
  chart: ChartSource.fromOci('oci://ghcr.io/stefanprodan/charts/podinfo', '6.9.2'),
  namespace: 'podinfo',
  values: [
    HelmValues.fromChart('values-prod.yaml'),
    HelmValues.fromLocalFile(apps, 'values/podinfo.yaml'),
    HelmValues.inline({ replicaCount: 3, ui: { message: 'Hello from prod' }, cache: null }),
  ],
  parameters: [HelmParameter.ofString('image.tag', '6.10')],
});

// Values that YAML readers like to change arrive as they are written.
new HelmApp(apps, 'faithful', {
  chart: ChartSource.fromOci('oci://ghcr.io/myorg/charts/myapp', '0.1.0'),
  namespace: 'faithful',
  values: [HelmValues.inline({
    resources: { limits: null },
    accountId: 12345678901234567890n,
    fileMode: '0755',
    on: 'yes',
    constructor: { enabled: true },
    motd: 'first line\nsecond line\n',
    ratio: 0.5,
  })],
});

app.synth();
