// AppProjects of Argo CD: where Applications may come from and go to, who may do what, and when. Nothing validates
// them in the cluster when they come from Git, so all of it is checked here. The root Application applies them first.
import { Duration } from 'cdk8s';
import {
  ArgoCd, ArgoOptions, ArgoPolicy, ArgoProject, ArgoResource, ArgoWindowKind, ChartSource, Cluster, GitOpsApp, GitOpsChart, GitSource, HelmApp,
  RootApp,
} from 'cdk8s-gitops';

const repository = GitSource.fromUrl('https://github.com/myorg/fleet', { branch: 'main' });
const hub = Cluster.local('hub');
const prod = Cluster.named('prod-eu');
const app = new GitOpsApp({ delivery: new ArgoCd(), clusters: [hub, prod], repository, root: __dirname });
const apps = new GitOpsChart(app, 'apps');

const payments = new ArgoProject(apps, 'payments', {
  description: 'Everything of the payments team',
  sourceRepos: ['ghcr.io/myorg/charts', repository],
  destinations: [{ cluster: prod, namespace: 'payments-*' }],
  clusterResources: [{ kind: 'Namespace' }],
  deniedNamespaceResources: [{ kind: 'ResourceQuota' }],
  warnOrphanedResources: true,
  roles: [
    {
      name: 'deployer',
      description: 'May sync, and may not delete',
      groups: ['myorg:payments'],
      policies: [
        ArgoPolicy.allow(ArgoResource.APPLICATIONS, 'get'),
        ArgoPolicy.allow(ArgoResource.APPLICATIONS, 'sync'),
        ArgoPolicy.allow(ArgoResource.LOGS, 'get'),
        ArgoPolicy.deny(ArgoResource.APPLICATIONS, 'delete'),
      ],
    },
  ],
  windows: [
    {
      description: 'no releases at the weekend',
      kind: ArgoWindowKind.DENY,
      schedule: '0 18 * * 5',
      duration: Duration.hours(60),
      timeZone: 'Europe/Berlin',
      applications: ['*'],
      manualSync: true,
    },
  ],
});

new HelmApp(apps, 'payments-api', {
  chart: ChartSource.fromOci('oci://ghcr.io/myorg/charts/payments-api', '4.1.0'),
  namespace: 'payments-api',
  cluster: prod,
  options: [new ArgoOptions({ project: payments.name })],
});
new RootApp(apps, 'root');

app.synth();
