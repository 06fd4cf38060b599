// Who owns which field. One declaration drops the field from the values, keeps the engine from putting it back,
// and refuses whoever sets it all the same. Helm 4 and both engines apply on the server.
import { ArgoOptions, ChartSource, FieldOwnership, FluxOptions, flux, GitOpsApp, GitOpsChart, HelmApp, HelmValues } from 'cdk8s-gitops';
import { delivery } from '../delivery';

const app = new GitOpsApp({ delivery, root: __dirname });
const apps = new GitOpsChart(app, 'apps');

new HelmApp(apps, 'myapp', {
  chart: ChartSource.fromOci('oci://ghcr.io/myorg/charts/myapp', '0.1.0'),
  namespace: 'myapp',
  values: [HelmValues.inline({ replicaCount: 3, image: { tag: 'v1.2.3' }, autoscaling: { enabled: true, minReplicas: 3 } })],
  sync: { serverSideApply: true },
  releaseFields: [
    // Left to the HPA.
    FieldOwnership.replicas('Deployment'),
    // Left to cert-manager.
    FieldOwnership.of({
      group: 'admissionregistration.k8s.io',
      kind: 'ValidatingWebhookConfiguration',
      name: 'myapp.example.com',
      jsonPointers: ['/webhooks/0/clientConfig/caBundle'],
    }),
  ],
});

new HelmApp(apps, 'legacy', {
  chart: ChartSource.fromRepository('https://charts.example.com', 'legacy', '1.4.2'),
  namespace: 'legacy',
  sync: { validate: false, serverSideApply: false },
  options: [
    new ArgoOptions({ syncOptions: { replace: true } }),
    new FluxOptions({ upgrade: { force: true, serverSideApply: flux.ServerSideApplyMode.DISABLED } }),
  ],
});

app.synth();
