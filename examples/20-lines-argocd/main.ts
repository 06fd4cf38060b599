import { ArgoCd, ChartSource, Environment, EnvironmentSet, GitOpsApp, GitOpsChart, HelmValues } from 'cdk8s-gitops';

const app = new GitOpsApp({ delivery: new ArgoCd() });
new EnvironmentSet(new GitOpsChart(app, 'apps'), 'shop', {
  chart: ChartSource.fromOci('oci://ghcr.io/myorg/charts/shop', '2.3.1'),
  values: [HelmValues.inline({ ingress: { enabled: true } })],
  environments: [
    Environment.named('dev', { values: [HelmValues.inline({ replicaCount: 1 })] }),
    Environment.named('staging', { values: [HelmValues.inline({ replicaCount: 2 })], after: ['dev'] }),
    Environment.named('prod', { values: [HelmValues.inline({ replicaCount: 6 })], after: ['staging'] }),
  ],
});
app.synth();
