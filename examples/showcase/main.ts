// Five apps in three environments on two clusters, delivered by Argo CD and by Flux from the same program: a chart of
// an OCI registry, a chart in Git, values of another repository, SOPS-encrypted values, tags that a robot keeps.
import { join } from 'node:path';
import {
  ArgoCd, ChartSource, Cluster, Delivery, Environment, EnvironmentProps, EnvironmentSet, FieldOwnership, FluxCd, FluxImageAutomation, FluxImageTags,
  GitOpsApp, GitOpsChart, GitSource, HelmSecrets, HelmValues, RootApp, SopsValues,
} from 'cdk8s-gitops';

const engines: Readonly<Record<string, Delivery>> = {
  argocd: new ArgoCd({ helmSecrets: HelmSecrets.wrapper() }),
  flux: new FluxCd(),
};
const fleet = GitSource.fromUrl('https://github.com/myorg/fleet', { branch: 'main', secret: 'fleet-write' });
const config = GitSource.fromUrl('https://github.com/myorg/config', { branch: 'main' });
const nonprod = Cluster.local('nonprod');
const prod = Cluster.named('prod-eu');
const dist = process.env.CDK8S_OUTDIR ?? 'dist';

/** One for each engine: npm run demo shows what they will be in the cluster. */
export const showcase: GitOpsApp[] = [];

for (const [engine, delivery] of Object.entries(engines)) {
  const app = new GitOpsApp({
    delivery, repository: fleet, clusters: [nonprod, prod], root: __dirname, outdir: join(dist, engine), outputPath: `dist/${engine}`, runbook: true,
  });
  defineFleet(app);
  app.synth();
  showcase.push(app);
}

/** dev and staging on one cluster, then prod on its own: what every app of this fleet has in common. */
function rollout(of: (env: string) => EnvironmentProps): Environment[] {
  return [
    Environment.named('dev', of('dev')),
    Environment.named('staging', { after: ['dev'], ...of('staging') }),
    Environment.named('prod', { after: ['staging'], cluster: prod, ...of('prod') }),
  ];
}

function defineFleet(app: GitOpsApp): void {
  const apps = new GitOpsChart(app, 'apps');
  const replicas: Readonly<Record<string, number>> = { dev: 1, staging: 2, prod: 4 };
  new RootApp(apps, 'root');

  // A chart of an OCI registry; prod stays one version behind.
  new EnvironmentSet(apps, 'podinfo', {
    chart: ChartSource.fromOci('oci://ghcr.io/stefanprodan/charts/podinfo', '6.9.2'),
    environments: rollout((env) => ({
      values: [HelmValues.inline({ replicaCount: replicas[env], ui: { message: `Hello from ${env}` } })],
      chartVersion: env === 'prod' ? '6.9.1' : undefined,
    })),
  });

  // A chart of this repository, charts/shop: a values file for all, a few values for each, the replicas left to the HPA.
  new EnvironmentSet(apps, 'shop', {
    chart: ChartSource.fromGit(fleet, 'charts/shop'),
    values: [HelmValues.fromLocalFile(apps, 'values/shop.yaml')],
    sync: { serverSideApply: true },
    releaseFields: [FieldOwnership.replicas('Deployment')],
    environments: rollout((env) => ({
      values: [HelmValues.inline({
        ingress: { host: `${env}.shop.example.com` },
        autoscaling: { enabled: true, maxReplicas: 5 * replicas[env] },
        resources: env === 'dev' ? { limits: null } : { requests: { cpu: '250m' } },
      })],
    })),
  });

  // Values of another repository over a chart of a registry.
  new EnvironmentSet(apps, 'catalog', {
    chart: ChartSource.fromOci('oci://ghcr.io/myorg/charts/catalog', '3.1.0'),
    values: [HelmValues.fromGit(config, 'catalog/common.yaml')],
    environments: rollout((env) => ({ values: [HelmValues.fromGit(config, `catalog/${env}.yaml`)] })),
  });

  // SOPS-encrypted values: the ciphertext is copied, and decrypted in the cluster only. The files were made with
  // "cdk8s-gitops sops encrypt", as ../.sops.yaml says.
  new EnvironmentSet(apps, 'payments', {
    chart: ChartSource.fromOci('oci://ghcr.io/myorg/charts/payments', '1.8.2'),
    environments: rollout((env) => ({
      values: [
        SopsValues.fromFile(apps, `payments-${env}-secrets`, `secrets/payments-${env}.enc.yaml`),
        HelmValues.inline({ stripe: { live: env === 'prod' } }),
      ],
    })),
  });

  // A tag that Flux's image controllers keep up to date in image-pins.yaml; prod is promoted by hand.
  const images = new FluxImageAutomation(apps, 'images');
  const worker = images.track('worker', { image: 'ghcr.io/myorg/worker', tags: FluxImageTags.semver('>=1.0.0 <2.0.0'), initialTag: '1.4.0' });
  new EnvironmentSet(apps, 'worker', {
    chart: ChartSource.fromOci('oci://ghcr.io/myorg/charts/worker', '0.7.3'),
    environments: rollout((env) => ({
      values: [HelmValues.inline({ image: { tag: env === 'prod' ? '1.3.2' : worker.tag }, replicaCount: replicas[env] })],
    })),
  });
}
