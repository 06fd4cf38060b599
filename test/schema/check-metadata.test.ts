import { checkMetadata } from '../../src/schema';

const app = (metadata: unknown): unknown => ({ apiVersion: 'argoproj.io/v1alpha1', kind: 'Application', metadata });
const role = (metadata: unknown): unknown => ({ apiVersion: 'rbac.authorization.k8s.io/v1', kind: 'ClusterRole', metadata });

test.each([
  ['all that Kubernetes knows', app({
    name: 'a.b-c',
    namespace: 'x',
    labels: { 'app.kubernetes.io/name': 'A_b.c', 'empty': '' },
    annotations: { 'Example.com/a': 'anything\n' },
    finalizers: ['resources-finalizer.argocd.argoproj.io'],
    creationTimestamp: null,
    ownerReferences: [],
  })],
  ['a name that is made later', app({ generateName: 'x-' })],
  ['a null for a label', app({ name: 'x', labels: { a: null }, annotations: null, finalizers: null })],
  ['a colon in the name of a role', role({ name: 'system:node' })],
  ['annotations that are just small enough', app({ name: 'x', annotations: { a: 'x'.repeat(256 * 1024 - 1) } })],
  ['what is no manifest', { kind: 'Application' }],
  ['text', 'text'],
])('%s: nothing is found', (_, manifest) => {
  expect(checkMetadata(manifest)).toEqual([]);
});

test.each([
  ['no metadata', app(undefined), 'SCH140', '"metadata" is missing', 'write a mapping with a name'],
  ['no name', app({}), 'SCH140', '"metadata.name" is missing', 'give the object a name'],
  ['an upper-case name', app({ name: 'App' }), 'SCH140', '"metadata.name" is "App", which is no DNS subdomain', 'use lower-case letters, digits, "-" and "."'],
  ['a number for a name', app({ name: 1 }), 'SCH140', '"metadata.name" must be a string, not a number', 'put it in quotes'],
  ['a long name', app({ name: 'a'.repeat(254) }), 'SCH140', '"metadata.name" has 254 characters, at most 253 are allowed', 'shorten it'],
  ['a slash in any name', role({ name: 'a/b' }), 'SCH140', '"metadata.name" is "a/b", which is no name', 'use no "/" and no "%"'],
  ['a dot in a namespace', app({ name: 'x', namespace: 'a.b' }), 'SCH140', '"metadata.namespace" is "a.b", which is no DNS label', 'use at most 63 lower-case letters, digits and "-"'],
  ['a number for a label', app({ name: 'x', labels: { version: 1.1 } }), 'SCH141', '"metadata.labels.version" must be a string, not a number', 'put it in quotes'],
  ['a label with a space', role({ name: 'x', labels: { a: 'b c' } }), 'SCH141', '"metadata.labels.a" is "b c", which is no label value',
    'use at most 63 letters, digits, "-", "_" and ".", with a letter or digit at both ends, or an annotation'],
  ['a list of labels', app({ name: 'x', labels: ['a'] }), 'SCH141', '"metadata.labels" must be a mapping, not a list', 'write a mapping of strings'],
  ['a boolean annotation', app({ name: 'x', annotations: { a: true } }), 'SCH142', '"metadata.annotations.a" must be a string, not a boolean', 'put it in quotes'],
  ['an annotation key with two slashes', app({ name: 'x', annotations: { 'a/b/c': 'x' } }), 'SCH142', '"metadata.annotations["a/b/c"]" is no annotation key',
    'use an optional DNS name and "/", then at most 63 letters, digits, "-", "_" and "."'],
  ['annotations that are too large', app({ name: 'x', annotations: { a: 'x'.repeat(256 * 1024) } }), 'SCH142',
    '"metadata.annotations" have 262145 bytes together, at most 262144 are allowed', 'keep long texts in a ConfigMap'],
  ['a finalizer with a space', app({ name: 'x', finalizers: ['a b'] }), 'SCH143', '"metadata.finalizers[0]" is "a b", which is no name of a finalizer',
    'use an optional DNS name and "/", then at most 63 letters, digits, "-", "_" and "."'],
  ['a misspelt field', app({ name: 'x', label: {} }), 'SCH103', 'unknown field "metadata.label"', 'write "labels"'],
])('%s is found', (_, manifest, code, message, fix) => {
  expect(checkMetadata(manifest)).toEqual([expect.objectContaining({ code, severity: 'error', message, fix })]);
});

test('what Flux fills in later is not looked at', () => {
  const manifest = app({ name: '${NAME}-app', labels: { '${KEY}': 'x', 'a': '${A B}', 'b': 'b c' } });

  expect(checkMetadata(manifest, true).map(({ path }) => path)).toEqual([['metadata', 'labels', 'b']]);
});
