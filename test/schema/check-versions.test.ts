import { checkVersions, isKnownKind } from '../../src/schema';

const HELM = 'helm.toolkit.fluxcd.io';
const chart = { spec: { chart: 'a', sourceRef: { kind: 'HelmRepository', name: 'a' } } };

const flux = (apiVersion: string, kind: string, spec: object): object => ({ apiVersion, kind, metadata: { name: 'x' }, spec });
const release = (version: string, spec: object): object => flux(`${HELM}/${version}`, 'HelmRelease', { interval: '10m', chart, ...spec });
const argo = (kind: string, spec: object): object => ({ apiVersion: 'argoproj.io/v1alpha1', kind, metadata: { name: 'x' }, spec });

/** Flux, Argo CD, the manifest, and the one warning: code, message, fix. */
const warnings: readonly [string, string, string, object, string, string, string][] = [
  ['an apiVersion that is gone in the next minor', '2.7', '3.5', release('v2beta2', {}),
    'SCH132', 'apiVersion "helm.toolkit.fluxcd.io/v2beta2" of HelmRelease is deprecated and gone in Flux 2.8', 'write "helm.toolkit.fluxcd.io/v2"'],
  ['one that is gone later', '2.5', '3.5', release('v2beta2', {}),
    'SCH130', 'apiVersion "helm.toolkit.fluxcd.io/v2beta2" of HelmRelease is deprecated and gone in Flux 2.8', 'write "helm.toolkit.fluxcd.io/v2"'],
  ['one that was deprecated lately', '2.7', '3.5', flux('image.toolkit.fluxcd.io/v1beta2', 'ImageRepository', { image: 'x', interval: '1m' }),
    'SCH130', 'apiVersion "image.toolkit.fluxcd.io/v1beta2" of ImageRepository is deprecated since Flux 2.7 and gone in Flux 2.9', 'write "image.toolkit.fluxcd.io/v1"'],
  ['one that was never deprecated before it goes', '2.6', '3.5', flux('image.toolkit.fluxcd.io/v1beta1', 'ImageRepository', { image: 'x', interval: '1m' }),
    'SCH132', 'apiVersion "image.toolkit.fluxcd.io/v1beta1" of ImageRepository is gone in Flux 2.7', 'write "image.toolkit.fluxcd.io/v1beta2"'],
  ['fields that the successor does not have', '2.7', '3.5', release('v2beta2', { chart: { spec: { ...chart.spec, valuesFile: 'x' } } }),
    'SCH132', 'apiVersion "helm.toolkit.fluxcd.io/v2beta2" of HelmRelease is deprecated and gone in Flux 2.8',
    'write "helm.toolkit.fluxcd.io/v2", which does not know "spec.chart.spec.valuesFile"'],
  ['a field that has no effect any more', '2.9', '3.5', release('v2', { rollback: { recreate: true } }),
    'SCH131', 'field "spec.rollback.recreate" is deprecated since Flux 2.8: Helm does not restart pods any more', 'remove it'],
  ['a field with a successor', '2.9', '3.5', argo('AppProject', { signatureKeys: [{ keyID: 'x' }] }),
    'SCH131', 'field "spec.signatureKeys" is deprecated since Argo CD 3.5: sourceIntegrity replaces it', 'use "sourceIntegrity" instead'],
  ['a rule that comes with the next minor', '2.7', '3.5', flux('source.toolkit.fluxcd.io/v1', 'HelmChart', {
    chart: 'x', interval: '1m', sourceRef: { kind: 'GitRepository', name: 'x' }, verify: {},
  }), 'SCH132', 'Flux 2.8 refuses this: "spec.verify" works with a chart of a HelmRepository only', 'remove it, or let "sourceRef" point to a HelmRepository'],
];

test.each(warnings)('%s is warned about', (_, minor, argocd, manifest, code, message, fix) => {
  const found = checkVersions(manifest, { argocd, flux: minor });

  expect(found.map((finding) => ({ code: finding.code, message: finding.message, fix: finding.fix }))).toEqual([{ code, message, fix }]);
  expect(found.map(({ severity }) => severity)).toEqual(['warning']);
});

test.each([
  ['the newest apiVersion', '2.9', '3.5', release('v2', {})],
  ['an older one that nothing is said against', '2.3', '3.5', flux('source.toolkit.fluxcd.io/v1beta2', 'Bucket', { bucketName: 'x', endpoint: 'x', interval: '1m' })],
  ['a field before it was deprecated', '2.7', '3.5', release('v2', { rollback: { recreate: true } })],
  ['a field of another product version', '2.9', '3.4', argo('AppProject', { signatureKeys: [{ keyID: 'x' }] })],
  ['null for a deprecated field', '2.9', '3.5', release('v2', { rollback: { recreate: null } })],
  ['what is not served at all', '2.9', '3.5', release('v2beta1', { rollback: { recreate: true } })],
  ['another kind', '2.9', '3.5', flux('apps/v1', 'Deployment', {})],
])('%s: no warning', (_, minor, argocd, manifest) => {
  expect(checkVersions(manifest, { argocd, flux: minor })).toEqual([]);
});

test.each([['argoproj.io', 'Application', true], ['argoproj.io', 'Rollout', false], [HELM, 'HelmRelease', true], ['apps', 'Deployment', false], ['argoproj.io', 'constructor', false]])(
  'kind %s/%s is known: %p', (group, kind, known) => {
    expect(isKnownKind(group, kind)).toBe(known);
  });
