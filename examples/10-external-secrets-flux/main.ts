// An ExternalSecret whose Secret is a layer of values: as a whole values file made by its template, or one key of it
// at one path. Argo CD cannot read values from a Secret, and says so.
import { ChartSource, ExternalSecret, FluxCd, GitOpsApp, GitOpsChart, HelmApp, HelmValues } from 'cdk8s-gitops';

const app = new GitOpsApp({ delivery: new FluxCd(), root: __dirname });
const apps = new GitOpsChart(app, 'apps');

const values = new ExternalSecret(apps, 'shop-values', {
  namespace: 'shop',
  store: 'aws-secrets-manager',
  data: [
    { secretKey: 'password', remoteKey: 'shop/database', property: 'password' },
    { secretKey: 'token', remoteKey: 'shop/api', property: 'token' },
  ],
  template: {
    'values.yaml': 'database:\n  password: {{ .password | toJson }}\n',
    'token': '{{ .token }}',
  },
});

new HelmApp(apps, 'shop', {
  chart: ChartSource.fromOci('oci://ghcr.io/myorg/charts/shop', '2.3.1'),
  namespace: 'shop',
  values: [
    HelmValues.fromSecret(values),
    HelmValues.fromSecret(values, 'token', { targetPath: 'api.token' }),
    HelmValues.inline({ replicaCount: 3 }),
  ],
});

app.synth();
