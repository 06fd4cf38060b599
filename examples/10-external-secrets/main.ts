// Secrets of a store outside the cluster, which the External Secrets Operator reads. Either the chart makes the
// ExternalSecret itself, from its values; or we make it, and the chart takes the Secret by its name.
import { Namespace } from 'cdk8s-plus-28';
import { ChartSource, ExternalSecret, GitOpsApp, GitOpsChart, HelmApp, HelmValues } from 'cdk8s-gitops';
import { delivery } from '../delivery';

const app = new GitOpsApp({ delivery, root: __dirname });
const apps = new GitOpsChart(app, 'apps');

new HelmApp(apps, 'myapp', {
  chart: ChartSource.fromOci('oci://ghcr.io/myorg/charts/myapp', '0.1.0'),
  namespace: 'myapp',
  values: [HelmValues.inline({
    externalSecrets: {
      enabled: true,
      secretStore: 'aws-secrets-manager',
      data: [{ key: 'myapp/database-password', name: 'DB_PASSWORD' }],
    },
  })],
});

// Both the secret and the app need the namespace, so it is an object of its own.
const namespace = new Namespace(apps, 'shop-namespace', { metadata: { name: 'shop' } });
const credentials = new ExternalSecret(apps, 'shop-database', {
  namespace,
  store: 'aws-secrets-manager',
  data: [
    { secretKey: 'username', remoteKey: 'shop/database', property: 'username' },
    { secretKey: 'password', remoteKey: 'shop/database', property: 'password' },
  ],
});
new HelmApp(apps, 'shop', {
  chart: ChartSource.fromOci('oci://ghcr.io/myorg/charts/shop', '2.3.1'),
  namespace,
  values: [HelmValues.inline({ database: { existingSecret: credentials.name } })],
});

app.synth();
