/**
 * The fleet of the benchmark: one Argo CD Application, or one OCIRepository, ConfigMap and HelmRelease,
 * for each app and environment, as plain data.
 */
const ENVIRONMENTS = ['dev', 'test', 'staging', 'prod-eu', 'prod-us'];

export type Manifest = Readonly<Record<string, unknown>>;

/** The manifests of one app in one environment, and what they are called. */
export interface FleetMember {
  readonly name: string;
  readonly manifests: readonly Manifest[];
}

export type FleetKind = 'argo' | 'flux';

export function fleet(kind: FleetKind, size: number): FleetMember[] {
  return Array.from({ length: size }, (_, index) => {
    const environment = ENVIRONMENTS[index % ENVIRONMENTS.length];
    const app = `app-${Math.floor(index / ENVIRONMENTS.length)}`;
    const name = `${app}-${environment}`;
    return { name, manifests: kind === 'argo' ? [application(name, app, environment, index)] : flux(name, app, environment, index) };
  });
}

function values(app: string, environment: string, index: number): Manifest {
  return {
    replicaCount: 2 + (index % 4),
    image: { repository: `registry.example.com/shop/${app}`, tag: `1.${index % 30}.${index % 7}`, pullPolicy: 'IfNotPresent' },
    resources: { requests: { cpu: '100m', memory: '128Mi' }, limits: { memory: '256Mi' } },
    ingress: { enabled: environment !== 'dev', hosts: [{ host: `${app}.${environment}.example.com`, paths: ['/', '/api'] }] },
    env: { LOG_LEVEL: 'info', FEATURE_FLAGS: 'on', REGION: environment, STARTED_AT: '2024-01-01' },
  };
}

function application(name: string, app: string, environment: string, index: number): Manifest {
  return {
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'Application',
    metadata: { name, namespace: 'argocd', labels: { app, environment }, finalizers: ['resources-finalizer.argocd.argoproj.io'] },
    spec: {
      project: 'default',
      destination: { server: 'https://kubernetes.default.svc', namespace: app },
      sources: [
        {
          repoURL: 'registry.example.com/charts',
          chart: app,
          targetRevision: `2.${index % 9}.0`,
          helm: { releaseName: app, valueFiles: [`$values/envs/${environment}/${app}.yaml`], valuesObject: values(app, environment, index) },
        },
        { repoURL: 'https://git.example.com/org/config', targetRevision: 'main', ref: 'values' },
      ],
      syncPolicy: {
        automated: { prune: true, selfHeal: true },
        syncOptions: ['CreateNamespace=true', 'ServerSideApply=true', 'RespectIgnoreDifferences=true'],
        retry: { limit: 5, backoff: { duration: '5s', factor: 2, maxDuration: '3m' } },
      },
      ignoreDifferences: [{ group: 'apps', kind: 'Deployment', jsonPointers: ['/spec/replicas'] }],
    },
  };
}

function flux(name: string, app: string, environment: string, index: number): Manifest[] {
  const metadata = { name, namespace: app, labels: { app, environment } };
  return [
    {
      apiVersion: 'source.toolkit.fluxcd.io/v1',
      kind: 'OCIRepository',
      metadata,
      spec: { interval: '10m', url: `oci://registry.example.com/charts/${app}`, ref: { semver: `2.${index % 9}.x` } },
    },
    { apiVersion: 'v1', kind: 'ConfigMap', metadata: { ...metadata, labels: { ...metadata.labels, 'reconcile.fluxcd.io/watch': 'Enabled' } }, data: { 'values.yaml': `region: ${environment}\nreplicas: ${index % 4}\n` } },
    {
      apiVersion: 'helm.toolkit.fluxcd.io/v2',
      kind: 'HelmRelease',
      metadata,
      spec: {
        interval: '10m',
        releaseName: name,
        chartRef: { kind: 'OCIRepository', name },
        install: { createNamespace: true, remediation: { retries: 3 } },
        upgrade: { remediation: { retries: 3, remediateLastFailure: true }, cleanupOnFail: true },
        driftDetection: { mode: 'enabled', ignore: [{ paths: ['/spec/replicas'], target: { kind: 'Deployment' } }] },
        valuesFrom: [{ kind: 'ConfigMap', name }],
        values: values(app, environment, index),
      },
    },
  ];
}
