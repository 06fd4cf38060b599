/* eslint-disable no-bitwise */
import { compareManifests } from '../../conformance/emit-manifests';
import { ManifestEmitter } from '../../src/text';

test('sorts the keys of every mapping but those at the top, and leaves out what is undefined', () => {
  const emitter = new ManifestEmitter('kept');
  expect(emitter.tryEmit({ kind: 'A', apiVersion: 'v1', spec: { b: [{ d: 1, c: undefined }], a: null } }))
    .toBe('kind: A\napiVersion: v1\nspec:\n  a: null\n  b:\n    - d: 1\n');
});

test('drops null in mappings on request, and keeps it in lists', () => {
  expect(new ManifestEmitter('dropped').tryEmit({ a: null, b: [null] })).toBe('b:\n  - null\n');
});

test('tells the two zeros apart', () => {
  const emitter = new ManifestEmitter('kept');
  expect([0, -0, 0].map((replicas) => emitter.tryEmit({ replicas }))).toEqual(['replicas: 0\n', 'replicas: -0\n', 'replicas: 0\n']);
});

test('forgets a manifest that turned out not to be plain data', () => {
  const emitter = new ManifestEmitter('kept');
  const manifests = [{ a: 'x', b: 1 }, { a: 'z', b: Infinity }, { a: 'z', b: 1 }];
  expect(manifests.map((manifest) => emitter.tryEmit(manifest))).toEqual(['a: x\nb: 1\n', undefined, 'a: z\nb: 1\n']);
});

test('writes an empty manifest as an empty mapping', () => {
  expect(new ManifestEmitter('dropped').tryEmit({ a: undefined })).toBe('{}\n');
});

test('tells what was found in the keys and texts of the last manifest, in those that are the same as before, too', () => {
  const emitter = new ManifestEmitter('dropped', (text) => (text.includes('token') ? 1 : 0) | (text.includes('KUBE_') ? 2 : 0));
  const found = (manifest: object): number => (emitter.tryEmit({ ...manifest }), emitter.found);
  expect(found({ data: { token: 'x' }, env: ['a'] })).toBe(1);
  expect(found({ data: { token: 'x' }, env: ['KUBE_VERSION'] })).toBe(3);
  expect(found({ data: { token: 'x' }, env: ['KUBE_VERSION'] })).toBe(3);
  expect(found({ data: { token: null }, env: ['KUBE_VERSION'] })).toBe(2);
  expect(found({ data: { token: null }, env: [] })).toBe(0);
});

test('writes three thousand manifests, each like some before it, as the library writes sorted copies', () => {
  const { manifests, leftAside, differences } = compareManifests(3000, 7);
  expect(differences).toEqual([]);
  expect(leftAside).toBeLessThan(manifests / 2);
});
