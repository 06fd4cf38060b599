// The same kind of set as one Application for each environment: more to read, and each can be looked at,
// synced and ordered by itself. With Flux it is always so.
import { ArgoCd, ChartSource, Environment, EnvironmentSet, GitOpsApp, GitOpsChart, HelmValues } from 'cdk8s-gitops';

const app = new GitOpsApp({ delivery: new ArgoCd(), root: __dirname });
const apps = new GitOpsChart(app, 'apps');

new EnvironmentSet(apps, 'shop', {
  chart: ChartSource.fromOci('oci://ghcr.io/myorg/charts/shop', '2.3.1'),
  onePerEnvironment: true,
  environments: [
    Environment.named('dev', { values: [HelmValues.inline({ replicaCount: 1 })] }),
    Environment.named('prod', { after: ['dev'], sync: { automated: false }, values: [HelmValues.inline({ replicaCount: 6 })] }),
  ],
});

app.synth();
