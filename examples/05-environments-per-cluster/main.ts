// Flux in every cluster: each reads its own folder clusters/<name>/, whose Kustomization applies apps/<name>/ and
// nothing else. No kubeconfig leaves a cluster, and a release lives in its own namespace there.
import { ChartSource, Cluster, Environment, EnvironmentSet, FluxCd, FluxTopology, GitOpsApp, GitOpsChart, GitSource, HelmValues, RootApp } from 'cdk8s-gitops';

const repository = GitSource.fromUrl('https://github.com/myorg/fleet', { branch: 'main' });
const nonprod = Cluster.local('nonprod');
const prod = Cluster.named('prod-eu');
const app = new GitOpsApp({ delivery: new FluxCd({ topology: FluxTopology.PER_CLUSTER }), clusters: [nonprod, prod], repository, root: __dirname });
const apps = new GitOpsChart(app, 'apps');

new RootApp(apps, 'root');
new EnvironmentSet(apps, 'shop', {
  chart: ChartSource.fromOci('oci://ghcr.io/myorg/charts/shop', '2.3.1'),
  namespace: 'shop',
  sync: { namespaceLabels: { 'pod-security.kubernetes.io/enforce': 'restricted' } },
  environments: [
    Environment.named('staging', { values: [HelmValues.inline({ replicaCount: 2 })] }),
    Environment.named('prod', { cluster: prod, values: [HelmValues.inline({ replicaCount: 6 })] }),
  ],
});

app.synth();
