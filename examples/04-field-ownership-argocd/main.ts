// What only Argo CD can leave to others: fields inside lists, by a jq path, and whatever a field manager of
// server-side apply owns.
import { ArgoCd, ChartSource, FieldOwnership, GitOpsApp, GitOpsChart, HelmApp } from 'cdk8s-gitops';

const app = new GitOpsApp({ delivery: new ArgoCd(), root: __dirname });
const apps = new GitOpsChart(app, 'apps');

new HelmApp(apps, 'myapp', {
  chart: ChartSource.fromOci('oci://ghcr.io/myorg/charts/myapp', '0.1.0'),
  namespace: 'myapp',
  sync: { serverSideApply: true },
  releaseFields: [
    FieldOwnership.of({ group: 'apps', kind: 'Deployment', jqPathExpressions: ['.spec.template.spec.initContainers[] | select(.name == "injected")'] }),
    FieldOwnership.managedBy('*', ['vpa-recommender']),
  ],
});

app.synth();
