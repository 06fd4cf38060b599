import { ApiObject, App, Chart, Lazy } from 'cdk8s';
import * as fc from 'fast-check';
import { ManifestWriter } from '../../src/layout/plain-manifest';
import { TextMemory } from '../../src/layout/text-memory';
import { openWatchSession, WatchSession } from '../../src/layout/watch-session';
import { GitOpsObject } from 'cdk8s-gitops';

let session: WatchSession;

beforeEach(() => {
  session = openWatchSession(() => undefined);
});

/** One run of a program with a hundred objects; the values are for the first of them. */
function texts(values: unknown, objectClass: new (scope: Chart, id: string, props: never) => ApiObject = GitOpsObject): string[] {
  const app = new App({ outdir: 'dist' });
  const writer = new ManifestWriter(app);
  session.emitted = 0;
  return Array.from({ length: 100 }, (_, index) => {
    const chart = new Chart(app, `chart-${index}`);
    return writer.write(new objectClass(chart, 'object', { apiVersion: 'v1', kind: 'Thing', spec: index === 50 ? values : { index } } as never)).text;
  });
}

const emitted = (text: string) => () => ({ text, isWhole: true, words: { secret: false, buildVariable: false } });

test('in a second run, only the manifest that is not the same is emitted', () => {
  const before = texts({ replicas: 1 });
  const after = texts({ replicas: 2 });
  expect(session.emitted).toBe(1);
  expect(after[50]).toContain('replicas: 2');
  expect(after.filter((text, index) => text !== before[index])).toHaveLength(1);
});

test('nothing is emitted when nothing has changed, be it made the short way or the long way', () => {
  const values = () => ({ late: Lazy.any({ produce: () => ['x'] }) });
  const before = texts(values());
  expect(texts(values())).toEqual(before);
  expect(session.emitted).toBe(0);
});

test('outside of a watch nothing is kept', () => {
  Reflect.deleteProperty(globalThis, Symbol.for('cdk8s-gitops.watch'));
  texts({ replicas: 1 });
  expect(session.texts.size).toBe(0);
});

test('data that the program changes after a run counts as changed', () => {
  const shared = { list: [1, 2] };
  texts(shared);
  shared.list.push(3);
  expect(texts(shared)[50]).toContain('- 3');
});

test('a null counts in the way that the class of the object takes it', () => {
  const spec = { a: null, b: 1 };
  expect(texts(spec, ApiObject)[50]).not.toContain('null');
  expect(texts(spec, GitOpsObject)[50]).toContain('null');
});

test.each<[string, unknown, unknown]>([
  ['the order of keys', { a: 1, b: 2 }, { b: 2, a: 1 }],
  ['null and NaN', { a: null }, { a: NaN }],
  ['zero and minus zero', { a: 0 }, { a: -0 }],
  ['a number and its text', { a: 1 }, { a: '1' }],
  ['a list and a mapping', { a: ['x'] }, { a: { 0: 'x' } }],
  ['a key more', { a: 1 }, { a: 1, b: undefined }],
  ['a mapping and an instance of a class', { a: {} }, { a: new Date(0) }],
  ['an instance of a class and itself', new Date(0), new Date(0)],
  ['a key called __proto__', JSON.parse('{"__proto__": {"a": 1}}'), JSON.parse('{"__proto__": {"a": 2}}')],
])('%s: never taken for the same', (_, before, after) => {
  const memory = new TextMemory(session, 'dist');
  memory.recall('x', before, emitted('before'));
  expect(memory.recall('x', after, emitted('after'))?.text).toBe('after');
});

test('equal data is the same, however it came about', () => {
  const memory = new TextMemory(session, 'dist');
  fc.assert(fc.property(fc.clone(fc.jsonValue(), 2), ([value, equal]) => {
    memory.recall('x', value, emitted('first'));
    expect(memory.recall('x', equal, emitted('second'))?.text).toBe('first');
    session.texts.clear();
  }));
});
