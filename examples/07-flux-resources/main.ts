// Flux spoken directly: every field of HelmRelease, the kinds of sources, Kustomizations and notifications. Words of
// ours where they help (FluxHelmRelease, FluxKustomization, FluxAlerts), the typed resources themselves where not.
import { Duration } from 'cdk8s';
import { Namespace } from 'cdk8s-plus-28';
import { ChartSource, flux, FluxAlerts, FluxCd, FluxHelmRelease, FluxKustomization, GitOpsApp, GitOpsChart, GitSource } from 'cdk8s-gitops';

const repository = GitSource.fromUrl('https://github.com/myorg/fleet', { branch: 'main' });
const app = new GitOpsApp({ delivery: new FluxCd(), repository, root: __dirname });

// A chart in an OCI registry with credentials, in the modern form: OCIRepository and chartRef.
const apps = new GitOpsChart(app, 'apps');
const namespace = new Namespace(apps, 'myapp-namespace', { metadata: { name: 'myapp' } });
new FluxHelmRelease(apps, 'myapp', {
  chart: ChartSource.fromOci('oci://ghcr.io/myorg/charts/myapp', '0.1.*', { secret: 'ghcr-auth' }),
  namespace,
  interval: Duration.minutes(30),
  timeout: Duration.minutes(10),
  values: { replicaCount: 3, image: { tag: 'v1.2.3' } },
  install: { crds: flux.CrdsPolicy.CREATE, strategy: { name: flux.ActionStrategyName.RETRY_ON_FAILURE, retryInterval: '2m' } },
  upgrade: {
    crds: flux.CrdsPolicy.CREATE_REPLACE,
    cleanupOnFail: true,
    serverSideApply: flux.ServerSideApplyMode.AUTO,
    remediation: { retries: 3, strategy: flux.HelmReleaseUpgradeRemediationStrategy.ROLLBACK },
  },
  rollback: { timeout: '5m', cleanupOnFail: true },
  uninstall: { keepHistory: false, deletionPropagation: flux.HelmReleaseUninstallDeletionPropagation.FOREGROUND },
  test: { enable: true },
  driftDetection: { mode: flux.HelmReleaseDriftDetectionMode.WARN },
  maxHistory: 3,
});

// The same registry as a HelmRepository of type oci, which several releases share.
const sources = new GitOpsChart(app, 'sources');
new flux.HelmRepository(sources, 'myorg-charts', {
  metadata: { name: 'myorg-charts', namespace: 'flux-system' },
  spec: { type: flux.HelmRepositoryType.OCI, url: 'oci://ghcr.io/myorg/charts', secretRef: { name: 'ghcr-auth' } },
});
new FluxHelmRelease(apps, 'legacy', {
  chartTemplate: {
    chart: 'legacy',
    version: '>=1.4.0 <2.0.0',
    sourceRef: { kind: flux.HelmChartSourceKind.HELM_REPOSITORY, name: 'myorg-charts', namespace: 'flux-system' },
  },
  namespace,
  dependsOn: [{ name: 'myapp' }],
});
new flux.Bucket(sources, 'dashboards', {
  metadata: { name: 'dashboards', namespace: 'flux-system' },
  spec: { interval: '15m', bucketName: 'dashboards', endpoint: 's3.eu-west-1.amazonaws.com', provider: flux.CloudProvider.AWS, region: 'eu-west-1' },
});

// Plain manifests of a repository: CRDs first, then what needs them.
const infrastructure = new GitOpsChart(app, 'infrastructure');
const crds = new FluxKustomization(infrastructure, 'crds', { path: 'infrastructure/crds', prune: false, wait: true });
new FluxKustomization(infrastructure, 'controllers', {
  path: 'infrastructure/controllers',
  dependsOn: [crds],
  decrypt: true,
  timeout: Duration.minutes(5),
  retryInterval: Duration.minutes(1),
  substitute: { CLUSTER_DOMAIN: 'example.com' },
  substituteFrom: [{ kind: flux.DataSourceKind.CONFIG_MAP, name: 'cluster-settings', optional: true }],
});

// Who is told when something fails, and a webhook that makes Flux look at Git at once.
new FluxAlerts(infrastructure, 'on-call', {
  type: flux.ProviderType.SLACK,
  channel: 'deployments',
  secret: 'slack-webhook',
  severity: flux.AlertEventSeverity.ERROR,
  exclusionList: ['.*upgrade retries exhausted.*'],
});
new flux.Receiver(infrastructure, 'github', {
  metadata: { name: 'github', namespace: 'flux-system' },
  spec: {
    type: flux.ReceiverType.GITHUB,
    events: ['ping', 'push'],
    secretRef: { name: 'github-webhook-token' },
    resources: [{ kind: flux.NotificationObjectKind.GIT_REPOSITORY, name: 'flux-system' }],
  },
});

app.synth();
