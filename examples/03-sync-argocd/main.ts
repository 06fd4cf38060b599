// What only Argo CD can do: sync by hand, waves, a backoff between retries, and every sync option, none of which
// can be misspelled.
import { Duration } from 'cdk8s';
import { ArgoCd, ArgoOptions, ChartSource, GitOpsApp, GitOpsChart, HelmApp, Protection, PrunePropagationPolicy } from 'cdk8s-gitops';

const app = new GitOpsApp({ delivery: new ArgoCd({ version: '3.5' }), root: __dirname });
const apps = new GitOpsChart(app, 'apps');

new HelmApp(apps, 'operators', {
  chart: ChartSource.fromOci('oci://ghcr.io/myorg/charts/operators', '2.0.0'),
  namespace: 'operators',
  sync: {
    wave: -1,
    prune: false,
    selfHeal: false,
    validate: false,
    serverSideApply: true,
    retry: { limit: 5, backoff: Duration.seconds(5), backoffFactor: 2, backoffMaxDuration: Duration.minutes(3) },
  },
  options: [new ArgoOptions({
    skipCrds: true,
    info: { docs: 'https://docs.example.com/operators' },
    syncOptions: {
      pruneLast: true,
      prunePropagationPolicy: PrunePropagationPolicy.BACKGROUND,
      applyOutOfSyncOnly: true,
      failOnSharedResource: true,
      respectIgnoreDifferences: true,
      skipDryRunOnMissingResource: true,
      clientSideApplyMigration: false,
      prune: Protection.CONFIRM,
      delete: Protection.CONFIRM,
    },
  })],
});

new HelmApp(apps, 'billing', {
  chart: ChartSource.fromOci('oci://ghcr.io/myorg/charts/billing', '1.9.3'),
  namespace: 'billing',
  sync: { automated: false, createNamespace: false },
  options: [new ArgoOptions({ cascadeDelete: false, syncOptions: { replace: true } })],
});

app.synth();
