import { ChartSource, Environment, EnvironmentSet, FluxCd, GitOpsApp, GitOpsChart, HelmValues, SopsValues } from 'cdk8s-gitops';

const app = new GitOpsApp({ delivery: new FluxCd(), root: __dirname });
const apps = new GitOpsChart(app, 'apps');
const secrets = (env: string) => SopsValues.fromFile(apps, `shop-${env}-secrets`, `secrets/${env}.enc.yaml`);
new EnvironmentSet(apps, 'shop', {
  chart: ChartSource.fromOci('oci://ghcr.io/myorg/charts/shop', '2.3.1'),
  values: [HelmValues.inline({ ingress: { enabled: true } })],
  environments: [
    Environment.named('dev', { values: [secrets('dev'), HelmValues.inline({ replicaCount: 1 })] }),
    Environment.named('staging', { values: [secrets('staging'), HelmValues.inline({ replicaCount: 2 })], after: ['dev'] }),
    Environment.named('prod', { values: [secrets('prod'), HelmValues.inline({ replicaCount: 6 })], after: ['staging'] }),
  ],
});
app.synth();
