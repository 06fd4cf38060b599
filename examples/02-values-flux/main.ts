// What only Flux can do with values: keys of ConfigMaps and Secrets in the cluster, as whole files or as one
// single value. An object of cdk8s-plus is taken wherever a name is.
import { ConfigMap } from 'cdk8s-plus-28';
import { ChartSource, External, FluxCd, GitOpsApp, GitOpsChart, HelmApp, HelmValues } from 'cdk8s-gitops';

const app = new GitOpsApp({ delivery: new FluxCd(), root: __dirname });
const apps = new GitOpsChart(app, 'apps');

const defaults = new ConfigMap(apps, 'myapp-defaults', {
  // With this label a change starts an upgrade at once.
  metadata: { name: 'myapp-defaults', namespace: 'myapp', labels: { 'reconcile.fluxcd.io/watch': 'Enabled' } },
  data: { 'values.yaml': 'replicaCount: 2\n' },
});

External.secret(apps, 'myapp-database', { namespace: 'myapp', keys: ['password'] });

new HelmApp(apps, 'myapp', {
  chart: ChartSource.fromOci('oci://ghcr.io/myorg/charts/myapp', '0.1.*'),
  namespace: 'myapp',
  values: [
    HelmValues.fromConfigMap(defaults),
    HelmValues.fromConfigMap('cluster-settings', 'myapp.yaml', { optional: true }),
    HelmValues.fromSecret('myapp-database', 'password', { targetPath: 'database.password' }),
    HelmValues.inline({ image: { tag: 'v1.2.3' } }),
  ],
});

app.synth();
