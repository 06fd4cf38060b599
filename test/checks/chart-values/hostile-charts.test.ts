import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import * as fc from 'fast-check';
import { judgeValues } from '../../../src/checks/chart-values/schema-faults';
import { chartFromFiles, ChartsAtHand, parseValues } from '../../../src/inventory';
import { temporaryDirectory } from '../../apps';
import { found } from '../fleet';
import { SHOP_CHART, shopRelease } from '../../../src/checks/chart-values/example-chart';

const FACTS = 'apiVersion: v2\nname: shop\nversion: 2.3.1\n';

/** What is wrong with a packed chart. */
function faultOf(bytes: Buffer): string | undefined {
  const path = join(temporaryDirectory(), 'shop.tgz');
  writeFileSync(path, bytes);
  const read = new ChartsAtHand([{ url: 'https://charts.example.com', path }]).find({ url: 'https://charts.example.com' });
  return read !== undefined && 'fault' in read ? read.fault : undefined;
}

/** A tar of files, without anything that a chart does not need. */
function tar(files: Readonly<Record<string, Buffer>>): Buffer {
  const blocks = Object.entries(files).flatMap(([name, data]) => {
    const header = Buffer.alloc(512);
    header.write(name, 0);
    header.write(data.length.toString(8).padStart(11, '0'), 124);
    header.write('0', 156);
    return [header, data, Buffer.alloc((512 - (data.length % 512)) % 512)];
  });
  return Buffer.concat([...blocks, Buffer.alloc(1024)]);
}

/** The verdict on values of a chart with a schema. */
function verdict(schema: unknown, values: unknown) {
  const files = { 'Chart.yaml': FACTS, 'values.schema.json': JSON.stringify(schema) };
  return judgeValues(chartFromFiles(new Map(Object.entries(files).map(([path, text]) => [path, Buffer.from(text)]))), values as Record<string, unknown>);
}

test.each([
  ['a bomb', gzipSync(Buffer.alloc(101 * 1024 * 1024)), 'it unpacks to more than 100 MiB'],
  ['no archive', Buffer.from('hello'), 'it is no gzip: incorrect header check'],
  ['an archive of nothing', gzipSync(Buffer.alloc(0)), 'it has no Chart.yaml'],
])('%s is told, and nothing is unpacked further', (_, bytes, fault) => {
  expect(faultOf(bytes)).toBe(fault);
});

test('charts in charts have one budget together', () => {
  const bomb = gzipSync(tar({ 'x/Chart.yaml': Buffer.from(FACTS), 'x/values.yaml': Buffer.alloc(40 * 1024 * 1024, '#') }));
  const files = Object.fromEntries([1, 2, 3].map((each) => [`shop/charts/x${each}.tgz`, bomb]));
  expect(faultOf(gzipSync(tar({ 'shop/Chart.yaml': Buffer.from(FACTS), ...files })))).toMatch(/unpacks to more than 100 MiB|is no YAML|larger/);
});

test('charts that are packed in charts without end are told', () => {
  let packed = gzipSync(tar({ 'x/Chart.yaml': Buffer.from(FACTS) }));
  for (let depth = 0; depth < 12; depth++) {
    packed = gzipSync(tar({ 'x/Chart.yaml': Buffer.from(FACTS), 'x/charts/x.tgz': packed }));
  }
  expect(faultOf(packed)).toMatch(/charts are packed in it more than 10 levels deep$/);
});

test('folders of charts without end are told', () => {
  const deep = `${'charts/x/'.repeat(12)}Chart.yaml`;
  const files = Object.fromEntries(Array.from({ length: 13 }, (_, depth) => [`${'charts/x/'.repeat(depth)}Chart.yaml`, FACTS]));
  expect(deep in files).toBe(true);
  expect(found(shopRelease('{}'), { chart: files })).toEqual([expect.stringMatching(/^CHV101 .* more than 10 levels deep$/)]);
});

test.each([
  ['values that unfold', { 'values.yaml': `a: &a [1,1,1,1,1,1,1,1,1]\n${'bcdefghij'.split('').map((key, index) => `${key}: &${key} [${`*${'abcdefghij'[index]},`.repeat(9)}]`).join('\n')}\n` }],
  ['a schema that is no JSON', { 'values.schema.json': '{' }],
  ['a schema that is nested without end', { 'values.schema.json': `${'{"not":'.repeat(5000)}{}${'}'.repeat(5000)}` }],
])('%s is one finding', (_, files) => {
  expect(found(shopRelease('{}'), { chart: { ...SHOP_CHART, ...files } })).toEqual([expect.stringMatching(/^CHV101 chart .* cannot be read: its values/)]);
});

test.each([
  ['a pattern that backtracks takes linear time', { properties: { a: { pattern: '^(a+)+$' } } }, { a: `${'a'.repeat(50_000)}!` }, ['"a"'], []],
  ['a reference to itself is refused', { $ref: '#' }, {}, ['in a circle'], []],
  ['a circle of two is refused', { $ref: '#/$defs/a', $defs: { a: { $ref: '#/$defs/b' }, b: { $ref: '#/$defs/a' } } }, {}, ['in a circle'], []],
  ['a file is never read', { properties: { a: { $ref: 'file:///etc/passwd' } } }, { a: 1 }, [], []],
  ['an address is never fetched', { properties: { a: { not: { $ref: 'https://example.com/x.json' } } } }, { a: 1 }, [], []],
  ['a look-ahead is no pattern of Go', { properties: { a: { pattern: '(?=a)' } } }, {}, [], ['no regular expression of Go']],
  ['a reference that leads nowhere', { properties: { a: { $ref: '#/$defs/a' } } }, {}, [], ['leads nowhere']],
  ['repetition of repetition', { properties: { a: { pattern: '((a{900}){900}){900}' } } }, { a: 'a' }, [], ['too large']],
  ['another language than JSON Schema', { $schema: 'https://example.com/mine', type: 'string' }, { a: 1 }, [], []],
])('%s', (_, schema, values, messages, refusals) => {
  const { faults, refusals: told } = verdict(schema, values);
  expect(faults.map(({ path, message }) => `"${path.join('.')}" ${message}`)).toEqual(messages.map((message) => expect.stringContaining(message) as string));
  expect(told.map(({ message }) => message)).toEqual(refusals.map((message) => expect.stringContaining(message) as string));
});

test('a schema that doubles its work at each step is given up', () => {
  const $defs = Object.fromEntries(Array.from({ length: 40 }, (_, index) => [`a${index}`, { allOf: [{ $ref: `#/$defs/a${index + 1}` }, { $ref: `#/$defs/a${index + 1}` }] }]));
  const { refusals } = verdict({ $ref: '#/$defs/a0', $defs: { ...$defs, a40: { type: 'object' } } }, {});

  expect(refusals).toEqual([expect.objectContaining({ isWrong: false, message: expect.stringContaining('steps') as string })]);
});

const KEYWORDS = ['$ref', '$id', '$anchor', '$defs', 'type', 'enum', 'const', 'properties', 'items', 'prefixItems', 'allOf', 'anyOf', 'not', 'if', 'then', 'required', 'pattern', 'format',
  'patternProperties', 'additionalProperties', 'dependencies', 'contains', 'unevaluatedProperties', 'multipleOf', 'minimum', 'uniqueItems', '$schema', '$dynamicRef', 'propertyNames'];

test('whatever stands in a schema and in values, there is an answer', () => {
  const leaf = fc.oneof(fc.constantFrom(null, true, 0, -1, 1e300, 0.1, '', 'string', '#', '#/', '#/$defs', '%', '[', 'uri', 'urn:x', 'http://json-schema.org/draft-04/schema#'), fc.string());
  const { tree } = fc.letrec((tie) => ({
    tree: fc.oneof({ depthSize: 'small' }, leaf, fc.array(tie('tree'), { maxLength: 3 }), fc.dictionary(fc.constantFrom(...KEYWORDS, 'a', '__proto__'), tie('tree'), { maxKeys: 5 })),
  }));

  fc.assert(fc.property(tree, fc.dictionary(fc.constantFrom('a', 'global', 'tags', '__proto__', 'type'), tree), (schema, values) => {
    expect(verdict(schema, values)).toHaveProperty('faults');
  }), { numRuns: 500 });
});

test('whatever bytes a packed chart has, there is an answer', () => {
  const good = tar({ 'shop/Chart.yaml': Buffer.from(FACTS), 'shop/values.yaml': Buffer.from('a: 1\n') });
  fc.assert(fc.property(fc.array(fc.tuple(fc.nat(good.length - 1), fc.nat(255)), { minLength: 1, maxLength: 20 }), (changes) => {
    const bytes = Buffer.from(good);
    changes.forEach(([at, byte]) => bytes.writeUInt8(byte, at));
    expect(['string', 'undefined']).toContain(typeof faultOf(gzipSync(bytes)));
  }), { numRuns: 60 });
  expect(faultOf(gzipSync(good))).toBeUndefined();
});

test('several documents of a values file are laid one over the other, as Helm does', () => {
  expect(parseValues('a: {b: 1, c: 2}\n---\na: {b: 3}\n', 'x')).toEqual({ a: { b: 3, c: 2 } });
});
