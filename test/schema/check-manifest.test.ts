import { SCHEMA_CODES, checkManifest } from '../../src/schema';

const TARGET = { argocd: '3.3', flux: '2.8' };
const HELM = 'helm.toolkit.fluxcd.io';
const SOURCE = 'source.toolkit.fluxcd.io';

type Facts = Record<string, unknown>;
const source = { repoURL: 'https://example.com/charts', chart: 'app', targetRevision: '1.0.0' };
const destination = { server: 'https://kubernetes.default.svc', namespace: 'app' };

const argo = (kind: string, spec: Facts): Facts => ({ apiVersion: 'argoproj.io/v1alpha1', kind, metadata: { name: 'x' }, spec });
const application = (spec: Facts): Facts => argo('Application', { project: 'default', destination, source, ...spec });
const applicationSet = (spec: Facts, generator: Facts = { list: { elements: [{ a: 1 }] } }): Facts => argo('ApplicationSet', {
  generators: [generator], template: { metadata: { name: '{{.a}}' }, spec: { project: 'default', destination, source } }, ...spec,
});
const flux = (apiVersion: string, kind: string, spec: Facts): Facts => ({ apiVersion, kind, metadata: { name: 'x' }, spec });
const chartRef = { kind: 'OCIRepository', name: 'x' };
const release = (spec: Facts): Facts => flux(`${HELM}/v2`, 'HelmRelease', { interval: '10m', ...('chart' in spec ? {} : { chartRef }), ...spec });
const repository = (spec: Facts): Facts => flux(`${SOURCE}/v1`, 'GitRepository', { interval: '10m', url: 'https://example.com/app', ...spec });

/** A valid manifest of every sort of node: nothing is found. */
const valid: readonly [string, Facts][] = [
  ['Application', application({ syncPolicy: { automated: { prune: true }, retry: { limit: 5 } } })],
  ['an integer beyond 2^53', application({ revisionHistoryLimit: 9007199254740993n })],
  ['the largest integer', application({ revisionHistoryLimit: 9223372036854775807n })],
  ['ApplicationSet', applicationSet({ templatePatch: '{{- if .a }}{{ end }}', goTemplate: true })],
  ['matrix in matrix', applicationSet({}, { matrix: { generators: [{ matrix: { generators: [{ clusters: {} }, { git: { repoURL: 'x' } }] } }] } })],
  ['int or string', applicationSet({ strategy: { rollingSync: { steps: [{ maxUpdate: 1 }, { maxUpdate: '10%' }] } } })],
  ['HelmRelease with anything in values', release({ values: { constructor: 1, a: null, b: [null, { c: 'd' }] } })],
  ['null for a field', release({ timeout: null, install: null })],
  ['status and SOPS metadata', { ...release({}), status: { observedGeneration: 1 }, sops: { mac: 'x' } }],
  ['a required field with a default', flux('image.toolkit.fluxcd.io/v1', 'ImageUpdateAutomation', { interval: '1m', sourceRef: { name: 'x' } })],
  ['a list map with different keys', release({ valuesFrom: [{ kind: 'Secret', name: 'a' }, { kind: 'Secret', name: 'a' }] })],
  ['a Deployment', { apiVersion: 'apps/v1', kind: 'Deployment', spec: { nothing: 'known' } }],
  ['a kind of Argo Rollouts', { apiVersion: 'argoproj.io/v1alpha1', kind: 'Rollout', spec: { nothing: 'known' } }],
  ['a kustomization.yaml', { apiVersion: 'kustomize.config.k8s.io/v1beta1', kind: 'Kustomization', resources: ['x.yaml'] }],
];

test.each(valid)('%s: nothing is found', (_, manifest) => {
  expect(checkManifest(manifest, TARGET)).toEqual([]);
});

test.each([[undefined], [null], ['text'], [[]], [{}], [{ apiVersion: 1, kind: 'Application' }], [{ apiVersion: 'v1', kind: 'Application' }]])(
  'what is no manifest is left alone: %j', (manifest) => {
    expect(checkManifest(manifest, TARGET)).toEqual([]);
  });

/** What is wrong, the manifest, and the one finding: code, message, fix. */
const faults: readonly [string, Facts, string, string, string][] = [
  ['a misspelt field', application({ source: { ...source, repoUrl: 'x' } }),
    'SCH103', 'unknown field "spec.source.repoUrl"', 'write "repoURL"'],
  ['a field without a neighbour', repository({ ref: { banana: 'x' } }),
    'SCH103', 'unknown field "spec.ref.banana"', 'remove it; known here: "branch", "commit", "name", "semver" or "tag"'],
  ['a field named like a method', repository({ ref: { constructor: 'x' } }),
    'SCH103', 'unknown field "spec.ref.constructor"', 'remove it; known here: "branch", "commit", "name", "semver" or "tag"'],
  ['a misspelt top-level field', { ...release({}), metdata: {} }, 'SCH103', 'unknown field "metdata"', 'write "metadata"'],
  ['an unknown field in a nested generator', applicationSet({}, { matrix: { generators: [{ matrix: { generators: [{ lists: {} }] } }] } }),
    'SCH103', 'unknown field "spec.generators[0].matrix.generators[0].matrix.generators[0].lists"', 'write "list"'],
  ['a quoted boolean', application({ syncPolicy: { automated: { prune: 'true' } } }),
    'SCH105', '"spec.syncPolicy.automated.prune" must be true or false, not a string', 'write true without quotes'],
  ['a quoted integer', application({ syncPolicy: { retry: { limit: '5' } } }),
    'SCH105', '"spec.syncPolicy.retry.limit" must be an integer, not a string', 'write 5 without quotes'],
  ['a fraction', application({ syncPolicy: { retry: { limit: 1.5 } } }),
    'SCH105', '"spec.syncPolicy.retry.limit" must be an integer, not a fraction', 'write an integer'],
  ['an integer that Go cannot hold', application({ revisionHistoryLimit: 9223372036854775808n }),
    'SCH105', '"spec.revisionHistoryLimit" must be an integer, not one beyond 64 bits', 'write an integer'],
  ['a number for a string', application({ source: { ...source, targetRevision: 1.1 } }),
    'SCH105', '"spec.source.targetRevision" must be a string, not a number', 'put it in quotes'],
  ['a mapping for a list', application({ sources: source }),
    'SCH105', '"spec.sources" must be a list, not a mapping', 'make it an item of a list'],
  ['a list for a mapping', release({ install: [] }), 'SCH105', '"spec.install" must be a mapping, not a list', 'write a mapping'],
  ['null in a list', application({ sources: [null] }), 'SCH105', '"spec.sources[0]" must be a mapping, not null', 'write a mapping with "repoURL"'],
  ['text for values', application({ source: { ...source, helm: { valuesObject: 'a: 1' } } }),
    'SCH105', '"spec.source.helm.valuesObject" must be a mapping, not a string', 'write a mapping'],
  ['a number in a map of strings', applicationSet({}, { list: { elements: [], template: { metadata: { labels: { 'a/b': 1 } }, spec: { project: 'x', destination } } } }),
    'SCH105', '"spec.generators[0].list.template.metadata.labels["a/b"]" must be a string, not a number', 'put it in quotes'],
  ['a boolean for an int or string', applicationSet({ strategy: { rollingSync: { steps: [{ maxUpdate: true }] } } }),
    'SCH105', '"spec.strategy.rollingSync.steps[0].maxUpdate" must be an integer or a string, not a boolean', 'write an integer or a string'],
  ['a template for a boolean', applicationSet({
    template: { metadata: {}, spec: { project: 'x', destination, source, syncPolicy: { automated: { prune: '{{.prune}}' } } } },
  }),
  'SCH105', '"spec.template.spec.syncPolicy.automated.prune" must be true or false, not a string',
  'move it to spec.templatePatch: in spec.template only strings can be templates'],
  ['a template without quotes', application({ destination: { server: { '{ .server }': null } } }),
    'SCH105', '"spec.destination.server" must be a string, not a mapping', 'put the template in quotes'],
  ['a missing field', argo('Application', { destination, source }), 'SCH106', 'required field "spec.project" is missing', 'set "spec.project"'],
  ['a required null', repository({ interval: null }), 'SCH106', 'required field "spec.interval" is missing', 'set "spec.interval"'],
  ['a missing spec', { apiVersion: 'argoproj.io/v1alpha1', kind: 'AppProject', metadata: {} }, 'SCH106', 'required field "spec" is missing', 'set "spec"'],
  ['a required field under a misspelt name', repository({ url: null, URL: 'https://example.com' }), 'SCH103', 'unknown field "spec.URL"', 'write "url"'],
  ['a name for a reference', repository({ secretRef: 'x' }),
    'SCH105', '"spec.secretRef" must be a mapping, not a string', 'write a mapping with "name"'],
  ['a mapping for text', application({ source: { ...source, helm: { values: { a: 1 } } } }),
    'SCH105', '"spec.source.helm.values" must be a string, not a mapping', 'use "valuesObject" instead'],
  ['a list for text', release({ interval: ['1m'] }), 'SCH105', '"spec.interval" must be a string, not a list', 'write it as text, with "|" after the colon'],
  ['the start of a value', release({ driftDetection: { mode: 'dis' } }),
    'SCH107', '"spec.driftDetection.mode" is "dis", allowed are "enabled", "warn" or "disabled"', 'write "disabled"'],
  ['a misspelt value', release({ install: { crds: 'create' } }),
    'SCH107', '"spec.install.crds" is "create", allowed are "Skip", "Create" or "CreateReplace"', 'write "Create"'],
  ['a value that is far off', release({ driftDetection: { mode: 'sometimes' } }),
    'SCH107', '"spec.driftDetection.mode" is "sometimes", allowed are "enabled", "warn" or "disabled"', 'use "enabled", "warn" or "disabled"'],
  ['the only value', flux('kustomize.toolkit.fluxcd.io/v1', 'Kustomization', {
    interval: '1m', prune: true, sourceRef: { kind: 'Bucket', name: 'x' }, decryption: { provider: 'vault' },
  }), 'SCH107', '"spec.decryption.provider" is "vault", allowed is "sops"', 'use "sops"'],
  ['a duration', release({ interval: '10 minutes' }),
    'SCH109', '"spec.interval" is "10 minutes", which does not match ^([0-9]+(\\.[0-9]+)?(ms|s|m|h))+$', 'write a duration such as "30s", "10m" or "1h30m"'],
  ['a duration without hours', repository({ timeout: '1h' }),
    'SCH109', '"spec.timeout" is "1h", which does not match ^([0-9]+(\\.[0-9]+)?(ms|s|m))+$', 'write a duration such as "30s" or "10m", without hours'],
  ['a URL', repository({ url: 'git@example.com:app' }),
    'SCH109', '"spec.url" is "git@example.com:app", which does not match ^(http|https|ssh)://.*$', 'start it with "http://", "https://" or "ssh://"'],
  ['a long text', release({ releaseName: 'a'.repeat(54) }), 'SCH110', '"spec.releaseName" has 54 characters, at most 53 are allowed', 'use at most 53 characters'],
  ['an empty text', release({ releaseName: '' }), 'SCH110', '"spec.releaseName" has 0 characters, at least 1 is allowed', 'use at least 1 character'],
  ['an empty list', flux('source.extensions.fluxcd.io/v1beta1', 'ArtifactGenerator', { artifacts: [{ name: 'a', copy: [{ from: '@a/x', to: '@artifact/' }] }], sources: [] }),
    'SCH110', '"spec.sources" has 0 items, at least 1 is allowed', 'use at least 1 item'],
];

/** Objects in which every field is right, but not together with the others. */
const ruleFaults: readonly [string, Facts, string, string][] = [
  ['a HelmRelease without chart', release({ chartRef: null }), '"spec" must have one of "chart" and "chartRef", and not both',
    'keep "chartRef" for an OCIRepository or HelmChart that exists, "chart" for everything else'],
  ['a retry interval without retries', release({ upgrade: { strategy: { name: 'RemediateOnFailure', retryInterval: '1m' } } }),
    '"spec.upgrade.strategy.retryInterval" works with strategy "RetryOnFailure" only', 'remove it, or set "name" to "RetryOnFailure"'],
  ['a rule about a field that is not there', flux(`${SOURCE}/v1`, 'HelmChart', {
    chart: 'x', interval: '1m', sourceRef: { kind: 'GitRepository', name: 'x' }, verify: {},
  }), '"spec.verify" works with a chart of a HelmRepository only', 'remove it, or let "sourceRef" point to a HelmRepository'],
  ['a bucket with a service account and the default provider', flux(`${SOURCE}/v1`, 'Bucket', {
    bucketName: 'x', endpoint: 'x', interval: '1m', serviceAccountName: 'x',
  }), '"spec.serviceAccountName" does not work with provider "generic", which logs in with static keys',
  'set "provider" to the cloud of the bucket, or use "secretRef" instead'],
  ['an image policy without interval', flux('image.toolkit.fluxcd.io/v1', 'ImagePolicy', {
    imageRepositoryRef: { name: 'x' }, policy: { alphabetical: {} }, digestReflectionPolicy: 'Always',
  }), '"spec.interval" is missing, digestReflectionPolicy "Always" needs it', 'set it, for example to "10m"'],
];

test.each(ruleFaults)('%s is found', (_, manifest, message, fix) => {
  expect(checkManifest(manifest, TARGET).map((finding) => ({ code: finding.code, message: finding.message, fix: finding.fix })))
    .toEqual([{ code: 'SCH120', message, fix }]);
});

test('a rule is asked only where the fields that it reads are right', () => {
  expect(checkManifest(release({ chart: 'x', chartRef }), TARGET).map(({ code }) => code)).toEqual(['SCH105']);
});

test.each([
  ['a rule that came with Flux 2.7', '2.6', flux('kustomize.toolkit.fluxcd.io/v1', 'Kustomization', {
    interval: '1m', prune: true, sourceRef: { kind: 'Bucket', name: 'x' }, kubeConfig: { secretRef: { name: 'x' } },
  })],
  ['a rule of another apiVersion', '2.3', { ...release({}), apiVersion: `${HELM}/v2beta1`, spec: { interval: '1m', chart: { spec: { chart: 'x', sourceRef: { name: 'x' } } } } }],
])('%s is not asked before', (_, minor, manifest) => {
  expect(checkManifest(manifest, { ...TARGET, flux: minor }).filter(({ code }) => code === 'SCH120')).toEqual([]);
});

test.each(faults)('%s is found', (_, manifest, code, message, fix) => {
  expect(checkManifest(manifest, TARGET).map((finding) => ({ code: finding.code, message: finding.message, fix: finding.fix })))
    .toEqual([{ code, message, fix }]);
});

test.each([
  ['a misspelt kind', { apiVersion: 'argoproj.io/v1alpha1', kind: 'Aplication' }, 'unknown kind "Aplication" in group "argoproj.io"', 'write "Application"'],
  ['a kind of another group', flux(`${HELM}/v2`, 'Helm', {}), 'unknown kind "Helm" in group "helm.toolkit.fluxcd.io"', 'write "HelmRelease"'],
])('%s is found', (_, manifest, message, fix) => {
  expect(checkManifest(manifest, TARGET)).toEqual([{ code: 'SCH102', severity: 'error', path: ['kind'], message, fix }]);
});

test('all faults of a manifest are found, each with its path', () => {
  const findings = checkManifest(release({ interval: 'x', install: { crds: 'y', foo: 1 }, valuesFrom: [{ name: 'a' }] }), TARGET);

  expect(findings.map(({ code, path }) => `${code} ${path.join('/')}`)).toEqual([
    'SCH109 spec/interval', 'SCH107 spec/install/crds', 'SCH103 spec/install/foo', 'SCH106 spec/valuesFrom/0/kind',
  ]);
});

/** Target, manifest, and the one finding: code, message, fix. */
const versions: readonly [string, typeof TARGET, Facts, string, string, string][] = [
  ['HelmRelease v2beta2 with Flux 2.8', TARGET, { ...release({}), apiVersion: `${HELM}/v2beta2` },
    'SCH101', 'apiVersion "helm.toolkit.fluxcd.io/v2beta2" of HelmRelease is not served by Flux 2.8, it is gone since Flux 2.8',
    'write "helm.toolkit.fluxcd.io/v2"'],
  ['OCIRepository v1 with Flux 2.5', { ...TARGET, flux: '2.5' }, flux(`${SOURCE}/v1`, 'OCIRepository', { interval: '1m', url: 'oci://x' }),
    'SCH101', 'apiVersion "source.toolkit.fluxcd.io/v1" of OCIRepository is not served by Flux 2.5, it is known since Flux 2.6 only',
    'write "source.toolkit.fluxcd.io/v1beta2"'],
  ['an apiVersion that never was', TARGET, { ...release({}), apiVersion: `${HELM}/v3` },
    'SCH100', 'unknown apiVersion "helm.toolkit.fluxcd.io/v3" of HelmRelease, Flux 2.8 serves "helm.toolkit.fluxcd.io/v2"',
    'write "helm.toolkit.fluxcd.io/v2"'],
  ['ArtifactGenerator with Flux 2.6', { ...TARGET, flux: '2.6.1' }, flux('source.extensions.fluxcd.io/v1beta1', 'ArtifactGenerator', {}),
    'SCH102', 'Flux 2.6 has no kind "ArtifactGenerator", it is known since Flux 2.7 only', 'target Flux 2.7 or newer, or remove the object'],
  ['a field of a newer Argo CD', TARGET, application({ source: { ...source, tagPrefix: 'v' } }),
    'SCH104', 'field "spec.source.tagPrefix" is known since Argo CD 3.5 only', 'remove it, or target Argo CD 3.5 or newer'],
  ['a field of a newer Flux in the same apiVersion', { ...TARGET, flux: '2.5' }, repository({ sparseCheckout: ['a'] }),
    'SCH104', 'field "spec.sparseCheckout" is known since Flux 2.6 only', 'remove it, or target Flux 2.6 or newer'],
  ['a field of an apiVersion that is gone', TARGET, repository({ gitImplementation: 'go-git' }),
    'SCH104', 'field "spec.gitImplementation" is known by apiVersion "source.toolkit.fluxcd.io/v1beta2" or "source.toolkit.fluxcd.io/v1beta1" only',
    'remove it'],
  ['a field of a newer apiVersion', { ...TARGET, flux: '2.7' }, { ...repository({ proxySecretRef: { name: 'x' } }), apiVersion: `${SOURCE}/v1beta2` },
    'SCH104', 'field "spec.proxySecretRef" is known by apiVersion "source.toolkit.fluxcd.io/v1" only',
    'remove it, or write apiVersion "source.toolkit.fluxcd.io/v1"'],
  ['a value of a newer Flux', TARGET, repository({ provider: 'aws' }),
    'SCH108', '"aws" in "spec.provider" is known since Flux 2.9 only', 'use "generic", "azure" or "github", or target Flux 2.9 or newer'],
  ['a value in a list', { ...TARGET, flux: '2.9' }, flux('kustomize.toolkit.fluxcd.io/v1', 'Kustomization', {
    interval: '1m', prune: true, sourceRef: { kind: 'Bucket', name: 'x' }, buildMetadata: ['originAnnotation'],
  }), 'SCH107', '"spec.buildMetadata[0]" is "originAnnotation", allowed are "originAnnotations" or "transformerAnnotations"', 'write "originAnnotations"'],
  ['a bound that was tighter', { ...TARGET, flux: '2.5' }, flux('notification.toolkit.fluxcd.io/v1beta3', 'Alert', {
    eventSources: [{ kind: 'HelmRelease', name: 'a'.repeat(54) }], providerRef: { name: 'x' },
  }), 'SCH110', '"spec.eventSources[0].name" has 54 characters, at most 53 are allowed', 'use at most 53 characters'],
  ['a field that was required', TARGET, flux('notification.toolkit.fluxcd.io/v1', 'Receiver', { type: 'github', resources: [{ kind: 'Bucket', name: 'x' }] }),
    'SCH106', 'required field "spec.secretRef" is missing', 'set "spec.secretRef"'],
  ['two list items with one key', { ...TARGET, flux: '2.9' }, flux('notification.toolkit.fluxcd.io/v1', 'Receiver', {
    type: 'generic-oidc',
    resources: [{ kind: 'Bucket', name: 'x' }],
    oidcProviders: [1, 2].map((n) => ({ issuerURL: 'https://a', audience: `${n}`, validations: [{ expression: 'true', message: 'm' }] })),
  }), 'SCH111', '"spec.oidcProviders[0]" and "spec.oidcProviders[1]" have the same "issuerURL"', 'keep one of them'],
];

test.each(versions)('%s is found', (_, target, manifest, code, message, fix) => {
  expect(checkManifest(manifest, target).map((finding) => ({ code: finding.code, message: finding.message, fix: finding.fix })))
    .toEqual([{ code, message, fix }]);
});

test.each([
  ['a field that the target knows', { argocd: '3.5', flux: '2.9' }, application({ source: { ...source, tagPrefix: 'v' } })],
  ['an old apiVersion that is still served', { argocd: '3.5', flux: '2.3' }, { ...release({ chart: { spec: { chart: 'a', sourceRef: { kind: 'HelmRepository', name: 'a' } } } }), apiVersion: `${HELM}/v2beta2` }],
  ['a kind of Flux Operator', { argocd: '3.5', flux: '2.9' }, flux('notification.toolkit.fluxcd.io/v1beta3', 'Alert', {
    providerRef: { name: 'x' }, eventSources: [{ kind: 'FluxInstance', name: '*' }],
  })],
  ['a version written with v and patch', { argocd: 'v3.5.2', flux: 'v2.9.0' }, application({ source: { ...source, tagPrefix: 'v' } })],
  ['a version newer than all known', { argocd: '3.99', flux: '2.10' }, repository({ provider: 'aws' })],
  ['a pattern that came later', { argocd: '3.1', flux: '2.9' }, application({
    sourceHydrator: { drySource: { repoURL: 'a', path: 'b', targetRevision: 'c' }, syncSource: { path: '.', targetBranch: 'd' } },
  })],
])('%s is fine', (_, target, manifest) => {
  expect(checkManifest(manifest, target)).toEqual([]);
});

const substituted = release({ interval: '${interval:=10m}', suspend: '${suspend}', install: { crds: '${crds}', foo: '${x}' }, chartRef: '${ref}' });

test('what Flux fills in later is not looked at, names of fields are', () => {
  expect(checkManifest(substituted, { ...TARGET, variables: true }).map(({ code, path }) => `${code} ${path.join('.')}`)).toEqual(['SCH103 spec.install.foo']);
  expect(checkManifest(substituted, TARGET).map(({ code }) => code)).toEqual(['SCH109', 'SCH105', 'SCH105', 'SCH107', 'SCH103']);
});

test('the user info of a URL is not shown, and long values are cut', () => {
  const [finding] = checkManifest(repository({ url: `ftp://user:pass@example.com/${'a'.repeat(80)}` }), TARGET);

  expect(finding.message).toContain('"ftp://…@example.com/aaa');
  expect(finding.message).not.toContain('pass');
  expect(finding.message.length).toBeLessThan(150);
});

test('every code that a finding can have is explained', () => {
  const raised = [...faults.map(([, , code]) => code), ...versions.map(([, , , code]) => code), 'SCH120'];

  expect([...new Set(raised)].sort()).toEqual(Object.keys(SCHEMA_CODES).filter((code) => code < 'SCH130'));
});
