import { ApiObject, Chart, JsonPatch, Testing } from 'cdk8s';
import { GitOpsError } from '../../src/diagnostics';
import * as flux from '../../src/flux';

function manifestOf(make: (chart: Chart) => unknown): any {
  const chart = Testing.chart();
  make(chart);
  return Testing.synth(chart)[0];
}

const interval = '10m';
const sourceRef = { kind: 'GitRepository', name: 'app' };

/** One resource of each kind, with what its CRD requires. */
const kinds: Readonly<Record<string, (chart: Chart) => ApiObject>> = {
  Alert: (chart) => new flux.Alert(chart, 'x', {
    spec: { eventSources: [{ kind: flux.NotificationObjectKind.HELM_RELEASE, name: '*' }], providerRef: { name: 'slack' } },
  }),
  ArtifactGenerator: (chart) => new flux.ArtifactGenerator(chart, 'x', {
    spec: {
      sources: [{ alias: 'app', kind: flux.SourceReferenceKind.OCI_REPOSITORY, name: 'app' }],
      artifacts: [{ name: 'app', copy: [{ from: '@app/**', to: '@artifact/' }] }],
    },
  }),
  Bucket: (chart) => new flux.Bucket(chart, 'x', {
    spec: { bucketName: 'b', endpoint: 'minio', interval, provider: flux.CloudProvider.GENERIC, sts: { endpoint: 'https://sts', provider: flux.BucketSTSProvider.LDAP } },
  }),
  ExternalArtifact: (chart) => new flux.ExternalArtifact(chart, 'x', { spec: { sourceRef } }),
  GitRepository: (chart) => new flux.GitRepository(chart, 'x', { spec: { interval, url: 'https://example.com/app', ref: { branch: 'main' } } }),
  HelmChart: (chart) => new flux.HelmChart(chart, 'x', {
    spec: { chart: 'app', interval, sourceRef: { kind: flux.HelmChartSourceKind.HELM_REPOSITORY, name: 'app' } },
  }),
  HelmRelease: (chart) => new flux.HelmRelease(chart, 'x', {
    spec: { interval, chartRef: { kind: flux.HelmReleaseChartReferenceKind.OCI_REPOSITORY, name: 'app' }, values: { replicas: 2 } },
  }),
  HelmRepository: (chart) => new flux.HelmRepository(chart, 'x', { spec: { url: 'oci://ghcr.io/app', type: flux.HelmRepositoryType.OCI } }),
  ImagePolicy: (chart) => new flux.ImagePolicy(chart, 'x', { spec: { imageRepositoryRef: { name: 'app' }, policy: { semver: { range: '1.x' } } } }),
  ImageRepository: (chart) => new flux.ImageRepository(chart, 'x', { spec: { image: 'ghcr.io/app', interval } }),
  ImageUpdateAutomation: (chart) => new flux.ImageUpdateAutomation(chart, 'x', {
    spec: { interval, sourceRef: { name: 'app' }, git: { commit: { author: { email: 'bot@example.com' } } } },
  }),
  Kustomization: (chart) => new flux.Kustomization(chart, 'x', {
    spec: { interval, prune: true, sourceRef: { kind: flux.KustomizationSourceReferenceKind.GIT_REPOSITORY, name: 'app' } },
  }),
  OCIRepository: (chart) => new flux.OCIRepository(chart, 'x', {
    spec: { interval, url: 'oci://ghcr.io/app', verify: { provider: flux.VerificationProvider.COSIGN, matchOIDCIdentity: [{ issuer: 'i', subject: 's' }] } },
  }),
  Provider: (chart) => new flux.Provider(chart, 'x', { spec: { type: flux.ProviderType.GENERIC_HMAC } }),
  Receiver: (chart) => new flux.Receiver(chart, 'x', {
    spec: { type: flux.ReceiverType.GITHUB, resources: [{ kind: flux.NotificationObjectKind.GIT_REPOSITORY, name: '*' }], secretRef: { name: 'token' } },
  }),
};

test.each(Object.keys(kinds))('%s is synthesized under its own kind and newest apiVersion', (kind) => {
  const manifest = manifestOf(kinds[kind]);

  expect({ apiVersion: manifest.apiVersion, kind: manifest.kind }).toEqual(flux[kind as 'Alert'].GVK);
  expect(manifest.kind).toBe(kind);
  expect(Object.keys(manifest)).toEqual(['apiVersion', 'kind', 'metadata', 'spec']);
});

test('every exported kind is in the table above', () => {
  expect(Object.entries(flux).filter(([, value]) => 'GVK' in value).map(([name]) => name).sort()).toEqual(Object.keys(kinds).sort());
});

test('field names and enum values are those of the CRD', () => {
  expect(manifestOf(kinds.OCIRepository).spec).toEqual({
    interval: '10m', url: 'oci://ghcr.io/app', verify: { provider: 'cosign', matchOIDCIdentity: [{ issuer: 'i', subject: 's' }] },
  });
  expect(manifestOf(kinds.Bucket).spec.sts).toEqual({ endpoint: 'https://sts', provider: 'ldap' });
  expect(manifestOf(kinds.Provider).spec.type).toBe('generic-hmac');
});

test('null and every key stay in values', () => {
  const values = { image: { tag: null }, constructor: 'x', list: [null, { a: null }] };
  const manifest = manifestOf((chart) => new flux.HelmRelease(chart, 'x', { spec: { interval, values } }));

  expect(manifest.spec.values).toEqual(values);
});

test('JSON patches act on the names that are written', () => {
  const manifest = manifestOf((chart) => {
    (kinds.OCIRepository(chart) as flux.OCIRepository).addJsonPatch(JsonPatch.remove('/spec/verify/matchOIDCIdentity/0/subject'));
  });

  expect(manifest.spec.verify.matchOIDCIdentity).toEqual([{ issuer: 'i' }]);
});

test('an older apiVersion can be asked for', () => {
  const apiVersion = 'helm.toolkit.fluxcd.io/v2beta2';

  expect(manifestOf((chart) => new flux.HelmRelease(chart, 'x', { apiVersion, spec: { interval } })).apiVersion).toBe(apiVersion);
});

test('fails on an apiVersion that the kind never had', () => {
  let error: GitOpsError | undefined;
  try {
    new flux.HelmRelease(Testing.chart(), 'x', { apiVersion: 'helm.toolkit.fluxcd.io/v1', spec: { interval } });
  } catch (thrown) {
    error = thrown as GitOpsError;
  }

  expect(error?.code).toBe('SCH100');
  expect(error?.diagnostics[0]).toMatchObject({
    subject: 'test/x',
    message: 'unknown apiVersion "helm.toolkit.fluxcd.io/v1"',
    fix: 'use "helm.toolkit.fluxcd.io/v2", "helm.toolkit.fluxcd.io/v2beta2" or "helm.toolkit.fluxcd.io/v2beta1", or leave it out for the newest',
  });
});
