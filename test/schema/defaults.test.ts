import { applyDefaults } from '../../src/schema';

const TARGET = { argocd: '3.5', flux: '2.9' };

const flux = (apiVersion: string, kind: string, spec: unknown): Record<string, unknown> => ({ apiVersion, kind, metadata: { name: 'x' }, spec });
const automation = (spec: object): Record<string, unknown> => flux('image.toolkit.fluxcd.io/v1', 'ImageUpdateAutomation', { interval: '1m', ...spec });
const release = (spec: object): Record<string, unknown> => flux('helm.toolkit.fluxcd.io/v2', 'HelmRelease', { interval: '1m', ...spec });
const specOf = (manifest: unknown): unknown => (applyDefaults(manifest, TARGET) as { spec: unknown }).spec;

test('a default is put where nothing is, and where null is', () => {
  expect(specOf(automation({ sourceRef: { name: 'x', kind: null } })))
    .toEqual({ interval: '1m', sourceRef: { name: 'x', kind: 'GitRepository' }, update: { strategy: 'Setters' } });
});

test('what is set stays', () => {
  const manifest = flux('image.toolkit.fluxcd.io/v1', 'ImageRepository', { image: 'x', interval: '1m', provider: 'aws', exclusionList: [] });

  expect(applyDefaults(manifest, TARGET)).toBe(manifest);
});

test('defaults are put into nested objects, and an object is not made for them', () => {
  expect(specOf(release({ chart: { spec: { chart: 'x' } } })))
    .toEqual({ interval: '1m', chart: { spec: { chart: 'x', version: '*', reconcileStrategy: 'ChartVersion' } } });
});

test('defaults are put into the items of a list', () => {
  expect(specOf(flux('kustomize.toolkit.fluxcd.io/v1', 'Kustomization', { postBuild: { substituteFrom: [{ kind: 'Secret', name: 'x' }] } })))
    .toEqual({ force: false, postBuild: { substituteFrom: [{ kind: 'Secret', name: 'x', optional: false }] } });
});

test('the manifest that was given is not changed, and a default is not shared', () => {
  const manifest = flux('image.toolkit.fluxcd.io/v1', 'ImageRepository', { image: 'x', interval: '1m' });
  const [one, other] = [specOf(manifest), specOf(manifest)] as { exclusionList: string[] }[];
  one.exclusionList.push('changed');

  expect(manifest.spec).toEqual({ image: 'x', interval: '1m' });
  expect(other.exclusionList).toEqual(['^.*\\.sig$']);
});

test.each([
  ['no manifest', 'text'],
  ['another kind', { apiVersion: 'v1', kind: 'Secret' }],
  ['an apiVersion that is not served', flux('helm.toolkit.fluxcd.io/v1', 'HelmRelease', {})],
  ['wrong types', release({ chart: 'x', uninstall: [1], install: null })],
])('%s is given back as it is', (_, manifest) => {
  expect(applyDefaults(manifest, TARGET)).toBe(manifest);
});

test('defaults depend on the apiVersion', () => {
  const spec = { image: 'x', interval: '1m' };

  expect(applyDefaults(flux('image.toolkit.fluxcd.io/v1beta1', 'ImageRepository', spec), { ...TARGET, flux: '2.6' })).toMatchObject({ spec });
  expect(applyDefaults(flux('image.toolkit.fluxcd.io/v1beta2', 'ImageRepository', spec), { ...TARGET, flux: '2.6' }))
    .toMatchObject({ spec: { provider: 'generic', exclusionList: ['^.*\\.sig$'] } });
});
