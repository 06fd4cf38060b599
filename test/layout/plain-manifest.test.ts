import { ApiObject, App, Chart, JsonPatch, Lazy } from 'cdk8s';
import * as fc from 'fast-check';
import { commentsOf } from '../../src/constructs';
import { ManifestWriter } from '../../src/layout/plain-manifest';
import { renderByLibrary } from '../../src/text';
import { GitOpsObject, PinnedValue } from 'cdk8s-gitops';

type ObjectClass = new (scope: Chart, id: string, props: never) => ApiObject;

/** Two objects, because the first of an app is always made the long way. */
function texts(objectClass: ObjectClass, props: unknown, change: (object: ApiObject) => void = () => undefined): { short: string; long: string } {
  const app = new App();
  const chart = new Chart(app, 'chart', { labels: { team: 'a' } });
  const writer = new ManifestWriter(app);
  writer.write(new objectClass(chart, 'first', { apiVersion: 'v1', kind: 'First' } as never));
  const object = new objectClass(chart, 'object', props as never);
  change(object);
  const short = writer.write(object).text;
  const long = renderByLibrary(object.toJson(), commentsOf(object));
  return { short, long };
}

const props = (spec: unknown, metadata?: unknown) => ({ apiVersion: 'v1', kind: 'Thing', metadata, spec });

test.each<[string, ObjectClass]>([['ApiObject', ApiObject], ['GitOpsObject', GitOpsObject]])('%s: any plain data has the bytes of the long way', (_, objectClass) => {
  const metadata = fc.record({ annotations: fc.dictionary(fc.string(), fc.string()), extra: fc.jsonValue({ maxDepth: 2 }) }, { requiredKeys: [] });
  fc.assert(fc.property(fc.jsonValue({ maxDepth: 4 }), metadata, (spec, more) => {
    // cdk8s itself falls over such keys.
    fc.pre(!/"(?:__proto__|constructor)"/.test(JSON.stringify([spec, more])));
    const { short, long } = texts(objectClass, props(spec, { name: 'x', ...more }));
    expect(short).toBe(long);
  }), { numRuns: 400 });
});

test.each<[string, ObjectClass, unknown]>([
  ['a value that comes later', ApiObject, { a: Lazy.any({ produce: () => ['late'] }) }],
  ['undefined and null', ApiObject, { a: undefined, b: null, c: [null, { d: null }] }],
  ['a null that unsets a Helm value', GitOpsObject, { b: null, a: [null] }],
  ['keys that are numbers', ApiObject, { 10: 1, 9: 2, a: 3 }],
  ['the same object twice', ApiObject, (() => { const one = { b: 1, a: [] }; return { x: one, y: one }; })()],
  ['a pinned value and its marker', GitOpsObject, { image: new PinnedValue('v1.2.3', 'flux-system:app:tag') }],
])('%s is written as the long way does', (_, objectClass, spec) => {
  const { short, long } = texts(objectClass, props(spec));
  expect(short).toBe(long);
});

test('a patch and a changed label count', () => {
  const { short, long } = texts(ApiObject, props({ a: 1 }), (object) => {
    object.addJsonPatch(JsonPatch.replace('/spec/a', 2));
    object.metadata.addLabel('late', 'yes');
  });
  expect(short).toBe(long);
  expect(short).toContain('a: 2');
});

test('an object that makes its manifest by itself is asked', () => {
  class Own extends ApiObject {
    public toJson(): unknown {
      return { kind: 'Own' };
    }
  }
  expect(texts(Own, props({})).short).toBe('kind: Own\n');
});

test('no shortcut is taken where it would write something else', () => {
  const app = new App();
  const chart = new Chart(app, 'chart');
  const original = Object.getOwnPropertyDescriptor(ApiObject.prototype, 'toJson')!;
  Object.defineProperty(ApiObject.prototype, 'toJson', { ...original, value: () => ({ kind: 'Newer' }) });
  try {
    const writer = new ManifestWriter(app);
    const written = ['a', 'b'].map((id) => writer.write(new ApiObject(chart, id, { apiVersion: 'v1', kind: 'Thing' })).text);
    expect(written).toEqual(['kind: Newer\n', 'kind: Newer\n']);
  } finally {
    Object.defineProperty(ApiObject.prototype, 'toJson', original);
  }
});

test.each<[string, ObjectClass, unknown]>([
  ['undefined values', ApiObject, { a: undefined, b: [{ c: undefined }, undefined], d: {} }],
  ['null, which cdk8s drops', ApiObject, { a: null, b: [null] }],
  ['undefined values', GitOpsObject, { a: undefined, b: null }],
])('checks get what is written, whichever way it is made: %s', (_, objectClass, spec) => {
  const app = new App();
  const chart = new Chart(app, 'chart');
  const writer = new ManifestWriter(app);
  const written = [1, 2, 3].map((index) => writer.write(new objectClass(chart, `object-${index}`, props(spec, { name: 'x' }) as never)));
  // In a list, cdk8s makes undefined of null, and both are written as null.
  const [first, ...others] = written.map(({ manifest }) => manifest as { readonly spec: object });
  others.forEach((manifest) => {
    expect(JSON.parse(JSON.stringify(manifest))).toEqual(JSON.parse(JSON.stringify(first)));
    expect(Object.keys(manifest.spec)).toEqual(Object.keys(first.spec));
  });
});

test.each<[string, unknown]>([
  ['annotations of which none is set', { annotations: { 'a/b': undefined } }],
  ['labels of which one is not set', { labels: { a: undefined, b: 'c' } }],
  ['owners of which one is not set', { ownerReferences: [undefined] }],
])('metadata is written as the long way does: %s', (_, metadata) => {
  const { short, long } = texts(ApiObject, props({}, { name: 'x', ...metadata as object }));
  expect(short).toBe(long);
});

test('a mapping without a prototype is left to cdk8s', () => {
  const { short, long } = texts(ApiObject, props(Object.assign(Object.create(null) as object, { value: 'x', other: 1 })));
  expect(short).toBe(long);
});

test('a manifest that is nested too deeply is left to cdk8s', () => {
  const nested = (depth: number): unknown => (depth === 0 ? 1 : { a: nested(depth - 1) });
  const { short, long } = texts(ApiObject, props(nested(300)));
  expect(short).toBe(long);
});
