import * as fc from 'fast-check';
import { ArgoTarget, renderApplication, RenderedApplication } from '../../src/argocd/application';
import { ArgoOptionsProps } from '../../src/argocd/argo-options';
import { ARGOCD_VERSIONS, ArgoCdVersion } from '../../src/argocd/version';
import { Faults } from '../../src/diagnostics';
import { OwnedField, ReleaseIntent, SyncIntent } from '../../src/model';
import { anyLayers, CHARTS, configGit, outputPlan, release } from '../releases';

const usual: ArgoTarget = { version: '3.5', namespace: 'argocd', project: 'default' };

function render(props: Partial<ReleaseIntent> = {}, options: ArgoOptionsProps = {}, version: ArgoCdVersion = '3.5'): { rendered: RenderedApplication; codes: string[] } {
  const faults = new Faults('apps/web');
  const context = { target: { ...usual, version }, options, output: outputPlan(configGit), inlineForm: 'object', faults } as const;
  return { rendered: renderApplication(release(props), context), codes: faults.diagnostics.map(({ code }) => code) };
}

const spec = (props: Partial<ReleaseIntent> = {}, options: ArgoOptionsProps = {}, version: ArgoCdVersion = '3.5') => render(props, options, version).rendered.spec;
const synced = (sync: Partial<SyncIntent>, options: ArgoOptionsProps = {}, version: ArgoCdVersion = '3.5') =>
  spec({ sync: { ...release().sync, ...sync } }, options, version).syncPolicy;
const field = (props: Partial<OwnedField>): OwnedField =>
  ({ group: 'apps', kind: 'Deployment', jsonPointers: [], jqPathExpressions: [], managers: [], valuesKeys: [], ...props });

test('a release is an Application in Argo CD\'s own words', () => {
  expect(render().rendered).toEqual({
    name: 'web',
    labels: {},
    annotations: {},
    finalizers: ['resources-finalizer.argocd.argoproj.io'],
    spec: {
      project: 'default',
      source: { repoURL: 'ghcr.io/myorg', chart: 'web', targetRevision: '1.2.3' },
      destination: { name: 'in-cluster', namespace: 'web' },
      syncPolicy: { automated: { prune: true, selfHeal: true }, syncOptions: ['CreateNamespace=true'] },
    },
  });
});

test.each([
  [CHARTS[1], { repoURL: 'https://charts.example.com', chart: 'web', targetRevision: '1.2.*' }],
  [CHARTS[2], { repoURL: 'https://github.com/myorg/charts', targetRevision: 'v1', path: 'charts/web' }],
  [{ kind: 'git', git: { url: 'https://x' }, path: '.' } as const, { repoURL: 'https://x', path: '.' }],
])('the source of the chart %j', (chart, source) => {
  expect(spec({ chart }).source).toEqual(source);
});

test('a cluster is reached by its server where that is known, else by its name', () => {
  const cluster = { name: 'eu', local: false, labels: {} };

  expect(spec({ cluster }).destination).toEqual({ name: 'eu', namespace: 'web' });
  expect(spec({ cluster: { ...cluster, server: 'https://eu' } }).destination).toEqual({ server: 'https://eu', namespace: 'web' });
});

test('a release name is written only where it is not that of the Application', () => {
  expect(spec({ releaseName: 'other' }).source!.helm).toEqual({ releaseName: 'other' });
});

test('the order is a sync wave', () => {
  expect(render({ order: -2, annotations: { a: 'b' } }).rendered.annotations).toEqual({ 'a': 'b', 'argocd.argoproj.io/sync-wave': '-2' });
});

test.each([
  [{ prune: false }, '3.5', { selfHeal: true }],
  [{ prune: false, selfHeal: false }, '3.5', { enabled: true }],
  [{ prune: false, selfHeal: false }, '3.1', { enabled: true }],
  [{ prune: false, selfHeal: false }, '3.0', { prune: false }],
  [{ allowEmpty: true }, '3.5', { prune: true, selfHeal: true, allowEmpty: true }],
  [{ suspend: true }, '3.5', { prune: true, selfHeal: true, enabled: false }],
  [{ suspend: true }, '3.0', undefined],
  [{ automated: false }, '3.5', undefined],
] as [Partial<SyncIntent>, ArgoCdVersion, unknown][])('the sync %j is automated on %s as %j', (sync, version, automated) => {
  expect(synced(sync, {}, version)?.automated).toEqual(automated);
});

test('retries, with durations in their largest unit', () => {
  expect(synced({ retry: { limit: -1 } })!.retry).toEqual({ limit: -1 });
  expect(synced({ retry: { limit: 3, backoffSeconds: 1.5, backoffFactor: 2, backoffMaxSeconds: 180 } })!.retry)
    .toEqual({ limit: 3, backoff: { duration: '1.5s', factor: 2, maxDuration: '3m' } });
});

test('labels and annotations of the namespace', () => {
  expect(synced({ namespaceLabels: { a: 'b' }, namespaceAnnotations: { c: 'd' } })!.managedNamespaceMetadata).toEqual({ labels: { a: 'b' }, annotations: { c: 'd' } });
});

test('released fields are ignored in diffs and left alone when others are synced', () => {
  const { ignoreDifferences, syncPolicy } = spec({
    releasedFields: [
      field({ jsonPointers: ['/spec/replicas'], name: 'web', namespace: 'web' }),
      field({ group: '', kind: 'Service', jqPathExpressions: ['.spec.ports[0]'] }),
      field({ group: '*', kind: '*', managers: ['hpa'] }),
    ],
  });

  expect(ignoreDifferences).toEqual([
    { group: 'apps', kind: 'Deployment', name: 'web', namespace: 'web', jsonPointers: ['/spec/replicas'] },
    { kind: 'Service', jqPathExpressions: ['.spec.ports[0]'] },
    { group: '*', kind: '*', managedFieldsManagers: ['hpa'] },
  ]);
  expect(syncPolicy!.syncOptions).toContain('RespectIgnoreDifferences=true');
});

test('parameters are text, and those that have to stay text say so', () => {
  const parameters = [{ name: 'tag', value: '1.10', forceString: true }, { name: 'rev', value: '$ARGOCD_APP_REVISION_SHORT', forceString: false }];

  expect(spec({ parameters }).source!.helm!.parameters).toEqual([{ name: 'tag', value: '1.10', forceString: true }, { name: 'rev', value: '$ARGOCD_APP_REVISION_SHORT' }]);
});

test('options of the Application', () => {
  const { rendered } = render({}, {
    project: 'shop',
    cascadeDelete: false,
    revisionHistoryLimit: 0,
    info: { url: 'https://x' },
    skipCrds: true,
    skipTests: true,
    skipSchemaValidation: true,
    passCredentials: true,
  });

  expect(rendered.finalizers).toEqual([]);
  expect(rendered.spec).toMatchObject({
    project: 'shop',
    revisionHistoryLimit: 0,
    info: [{ name: 'url', value: 'https://x' }],
    source: { helm: { skipCrds: true, skipTests: true, skipSchemaValidation: true, passCredentials: true } },
  });
});

const released = [field({ jsonPointers: ['/spec/replicas'] })];
const withSync = (sync: Partial<SyncIntent>): Partial<ReleaseIntent> => ({ sync: { ...release().sync, ...sync } });

test.each([
  ['ARG107', { parameters: [{ name: 'a', value: 'x-$ARGOCD_APP_VERSION', forceString: false }] }, {}],
  ['ARG107', { parameters: [{ name: 'a', value: 'costs ${PRICE}', forceString: false }] }, {}],
  ['ARG108', withSync({ timeoutSeconds: 60 }), {}],
  ['ARG109', withSync({ allowEmpty: true, prune: false }), {}],
  ['ARG111', withSync({ serverSideApply: true }), { syncOptions: { replace: true } }],
  ['ARG112', { releasedFields: released }, { syncOptions: { respectIgnoreDifferences: false } }],
] as [string, Partial<ReleaseIntent>, ArgoOptionsProps][])('fails with %s on %j', (code, props, options) => {
  expect(render(props, options).codes).toEqual([code]);
});

test('a dollar sign that is written twice is a dollar sign', () => {
  expect(render({ parameters: [{ name: 'a', value: '$$PRICE', forceString: false }] }).codes).toEqual([]);
});

const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });
const labels = fc.dictionary(fc.constantFrom('a', 'b'), fc.constantFrom('x', 'y'), { maxKeys: 2 });
const anySync: fc.Arbitrary<SyncIntent> = fc.record({
  automated: fc.boolean(),
  prune: fc.boolean(),
  selfHeal: fc.boolean(),
  allowEmpty: fc.boolean(),
  suspend: fc.boolean(),
  createNamespace: fc.boolean(),
  namespaceLabels: labels,
  namespaceAnnotations: labels,
  serverSideApply: maybe(fc.boolean()),
  validate: fc.boolean(),
  retry: maybe(fc.record({
    limit: fc.integer(), backoffSeconds: maybe(fc.nat()), backoffFactor: maybe(fc.nat()), backoffMaxSeconds: maybe(fc.nat()),
  })),
});

test('nothing empty stands anywhere: Argo CD would take it out, and the parent would be out of sync for ever', () => {
  const flag = maybe(fc.boolean());
  const options = fc.record({ syncOptions: fc.record({ pruneLast: flag }), info: labels, skipCrds: flag, cascadeDelete: flag });
  const layers = anyLayers(['inline', 'git-file', 'chart-file', 'local-file'], false);
  const version = fc.constantFrom(...ARGOCD_VERSIONS);
  const chart = fc.constantFrom(...CHARTS);
  fc.assert(fc.property(fc.record({ sync: anySync, chart, annotations: labels }), version, options, layers, (props, newest, some, known) => {
    const { rendered } = render({ ...props, values: known.map(({ layer }) => layer), releasedFields: released }, some, newest);
    expect(emptyPlaces(rendered.spec, 'spec')).toEqual([]);
  }));
});

function emptyPlaces(value: unknown, path: string): string[] {
  if (typeof value !== 'object' || value === null || path.endsWith('.valuesObject')) {
    return [];
  }
  const entries = Object.entries(value);
  return entries.length === 0 ? [path] : entries.flatMap(([key, item]) => emptyPlaces(item, `${path}.${key}`));
}
