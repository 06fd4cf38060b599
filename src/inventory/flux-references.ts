import { KIND, KindName } from './kinds';
import type { ReferenceRule } from './references';

/** At least one of these: a CA alone, or a client certificate (`runtime/secrets` of fluxcd/pkg). */
const TLS: readonly (readonly string[])[] = [['ca.crt', 'tls.crt', 'caFile', 'certFile']];

/** Fields of Flux by which objects name others (API types of the controllers of Flux 2.9). */
export const FLUX_REFERENCES: readonly ReferenceRule[] = [
  ...of(KIND.kustomization, [
    { path: 'spec.sourceRef', role: 'source', targets: [KIND.gitRepository, KIND.ociRepository, KIND.bucket, KIND.externalArtifact], hasNamespace: true },
    { path: 'spec.dependsOn.*', role: 'dependency', targets: [KIND.kustomization], hasNamespace: true },
    { path: 'spec.decryption.secretRef', role: 'decryption', targets: [KIND.secret] },
    { path: 'spec.decryption.serviceAccountName', role: 'identity', targets: [KIND.serviceAccount], isName: true, since: '2.7' },
    { path: 'spec.postBuild.substituteFrom.*', role: 'variables', targets: [KIND.configMap, KIND.secret] },
    { path: 'spec.healthChecks.*', role: 'health', targets: [KIND.kustomization, KIND.helmRelease, KIND.gitRepository, KIND.ociRepository], hasNamespace: true },
    ...remoteCluster(),
  ]),
  ...of(KIND.helmRelease, [
    { path: 'spec.chart.spec.sourceRef', role: 'source', targets: [KIND.helmRepository, KIND.gitRepository, KIND.bucket], hasNamespace: true },
    { path: 'spec.chart.spec.verify.secretRef', role: 'credentials', targets: [KIND.secret] },
    { path: 'spec.chartRef', role: 'source', targets: [KIND.ociRepository, KIND.helmChart, KIND.externalArtifact], hasNamespace: true, since: '2.3' },
    { path: 'spec.dependsOn.*', role: 'dependency', targets: [KIND.helmRelease], hasNamespace: true },
    { path: 'spec.valuesFrom.*', role: 'values', targets: [KIND.configMap, KIND.secret], key: { field: 'valuesKey', otherwise: 'values.yaml' } },
    ...remoteCluster(),
  ]),
  ...of(KIND.helmChart, [
    { path: 'spec.sourceRef', role: 'source', targets: [KIND.helmRepository, KIND.gitRepository, KIND.bucket] },
    secret('spec.verify.secretRef'),
  ]),
  ...of(KIND.gitRepository, [
    secret('spec.secretRef'), secret('spec.proxySecretRef', [['address']]), secret('spec.verify.secretRef'),
    { path: 'spec.include.*.repository', role: 'source', targets: [KIND.gitRepository] },
    identity(),
  ]),
  ...of(KIND.ociRepository, [
    secret('spec.secretRef', [['.dockerconfigjson']]), secret('spec.certSecretRef', TLS), secret('spec.proxySecretRef', [['address']]),
    secret('spec.verify.secretRef'), secret('spec.verify.trustedRootSecretRef', undefined, '2.9'), identity(),
  ]),
  ...of(KIND.helmRepository, [secret('spec.secretRef'), secret('spec.certSecretRef', TLS)]),
  ...of(KIND.bucket, [
    secret('spec.secretRef'), secret('spec.certSecretRef', TLS), secret('spec.proxySecretRef', [['address']]),
    secret('spec.sts.secretRef'), secret('spec.sts.certSecretRef', TLS), identity(),
  ]),
  ...of(KIND.imageRepository, [
    secret('spec.secretRef', [['.dockerconfigjson']]), secret('spec.certSecretRef', TLS), secret('spec.proxySecretRef', [['address']]), identity(),
  ]),
  ...of(KIND.imagePolicy, [{ path: 'spec.imageRepositoryRef', role: 'source', targets: [KIND.imageRepository], hasNamespace: true }]),
  ...of(KIND.imageUpdateAutomation, [
    { path: 'spec.sourceRef', role: 'source', targets: [KIND.gitRepository], hasNamespace: true },
    secret('spec.git.commit.signingKey.secretRef'),
  ]),
  ...of(KIND.alert, [
    { path: 'spec.providerRef', role: 'source', targets: [KIND.provider] },
    { path: 'spec.eventSources.*', role: 'event', targets: eventful(), hasNamespace: true },
  ]),
  ...of(KIND.provider, [secret('spec.secretRef'), secret('spec.certSecretRef', TLS), secret('spec.proxySecretRef', [['address']]), identity()]),
  ...of(KIND.receiver, [secret('spec.secretRef', [['token']]), { path: 'spec.resources.*', role: 'event', targets: eventful(), hasNamespace: true }]),
  ...of(KIND.artifactGenerator, [{
    path: 'spec.sources.*',
    role: 'source',
    hasNamespace: true,
    targets: [KIND.gitRepository, KIND.ociRepository, KIND.bucket, KIND.helmChart, KIND.externalArtifact],
  }]),
];

type Row = Omit<ReferenceRule, 'from'>;

function of(from: KindName, rows: readonly Row[]): ReferenceRule[] {
  return rows.map((row) => ({ from, ...row }));
}

function secret(path: string, needs?: ReferenceRule['needs'], since?: string): Row {
  return { path, role: 'credentials', targets: [KIND.secret], ...needs === undefined ? {} : { needs }, ...since === undefined ? {} : { since } };
}

function identity(): Row {
  return { path: 'spec.serviceAccountName', role: 'identity', targets: [KIND.serviceAccount], isName: true };
}

/** With a kubeConfig the account is one of the other cluster: whoever resolves it has to look there. */
function remoteCluster(): Row[] {
  return [
    { path: 'spec.kubeConfig.secretRef', role: 'cluster', targets: [KIND.secret], key: { field: 'key', otherwise: '' }, needs: [['value', 'value.yaml']] },
    { path: 'spec.kubeConfig.configMapRef', role: 'cluster', targets: [KIND.configMap], since: '2.7' },
    identity(),
  ];
}

function eventful(): KindName[] {
  return [
    KIND.bucket, KIND.gitRepository, KIND.kustomization, KIND.helmRelease, KIND.helmChart, KIND.helmRepository, KIND.imageRepository,
    KIND.imagePolicy, KIND.imageUpdateAutomation, KIND.ociRepository, KIND.artifactGenerator, KIND.externalArtifact,
  ];
}
