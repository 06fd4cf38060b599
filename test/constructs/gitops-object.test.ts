import { App, Chart, JsonPatch, Lazy, Testing } from 'cdk8s';
import { GitOpsObject, PinnedValue } from '../../src/constructs';
import { commentsOf } from '../../src/constructs/output-plan';

const make = (fields: Record<string, unknown>, scope: Chart = Testing.chart()) =>
  new GitOpsObject(scope, 'object', { apiVersion: 'example.com/v1', kind: 'Example', metadata: { name: 'x' }, ...fields } as never);

test('null, integers of any size and every key stay', () => {
  const spec = { a: null, b: [null], constructor: 'x', big: 2n ** 70n, on: 'on', ...JSON.parse('{"__proto__": {"y": null}}') };

  expect(Object.entries(make({ spec }).toJson().spec))
    .toEqual([['__proto__', { y: null }], ['a', null], ['b', [null]], ['big', 2n ** 70n], ['constructor', 'x'], ['on', 'on']]);
});

test('keys are sorted and undefined ones left out, as cdk8s does', () => {
  expect(JSON.stringify(make({ spec: { b: 1, a: undefined, c: { z: 1, y: [{ n: 1, m: undefined }] } } }).toJson().spec)).toBe('{"b":1,"c":{"y":[{"n":1}],"z":1}}');
});

test('patches speak of the names that are written, and may set null', () => {
  const object = make({ spec: { repoURL: 'a', list: [1] } });
  object.addJsonPatch(JsonPatch.replace('/spec/repoURL', 'b'), JsonPatch.add('/spec/list/-', null));

  expect(object.toJson().spec).toEqual({ repoURL: 'b', list: [1, null] });
});

test('a pinned value is its text, with its marker behind it', () => {
  const object = make({ spec: { image: [{ tag: new PinnedValue('v1', '{"$imagepolicy": "a:b"}') }] } });

  expect(object.toJson().spec).toEqual({ image: [{ tag: 'v1' }] });
  expect(commentsOf(object)).toEqual([{ path: ['spec', 'image', 0, 'tag'], text: '{"$imagepolicy": "a:b"}' }]);
  expect([`${new PinnedValue('v1', 'm')}`, JSON.stringify(new PinnedValue('v1', 'm'))]).toEqual(['v1', '"v1"']);
});

test('what stands for a value is resolved, as are values that cdk8s wraps', () => {
  const spec = { lazy: Lazy.any({ produce: () => ({ a: 1, b: undefined }) }), box: { value: 8080 }, name: Lazy.any({ produce: () => 'x' }) };

  expect(make({ spec }).toJson().spec).toMatchObject({ lazy: { a: 1 }, name: 'x' });
});

test('resolvers of the app have their say', () => {
  const app = new App({ resolvers: [{ resolve: (context) => (Array.isArray(context.value) ? context.replaceValue('list') : undefined) }] });

  expect(make({ spec: { a: [1], b: 'x' } }, new Chart(app, 'chart')).toJson().spec).toEqual({ a: 'list', b: 'x' });
});

test('a patch leaves everything else as it is', () => {
  const spec = { a: null, big: 2n ** 70n, constructor: { b: 1 }, c: 1 };
  const object = make({ spec });
  object.addJsonPatch(JsonPatch.replace('/spec/c', 2));

  expect(object.toJson().spec).toEqual({ ...spec, c: 2 });
});
