import * as fc from 'fast-check';
import { Folder } from './folder';
import { checkDirectory } from '../../../src/checks';
import '../../seed';

afterEach(() => Folder.removeAll());

const HEAD = 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: x}\ndata:\n';
const TOKENS = [
  '- ', '? ', ': ', ':', ', ', '[', ']', '{', '}', '&a ', '*a', '!!str ', '!x ', '|', '>', '"', '\'', '#', '\n', '\n  ', '\n    ', '\t', '---', '\n---\n', '...', '%YAML 1.1\n',
  'a', 'kind', 'apiVersion', 'List', 'items', '<<', '1', '0x', 'null', '~', '{{', '}}', '${', '\\', '\u0000', '\ufeff', '\ud800', '@', '`', 'sops', 'mac',
];

/** No test may take longer, however busy the machine is. */
const PATIENCE = 60_000;

function check(files: Readonly<Record<string, string | Buffer>>) {
  const result = checkDirectory(['.'], { base: Folder.of(files).path });
  expect(result.faults.filter(({ code }) => code === 'CHK120')).toEqual([]);
  return result;
}

test('text of YAML\'s own tokens, in any order, is read or refused', () => {
  const text = fc.array(fc.constantFrom(...TOKENS), { maxLength: 60 }).map((tokens) => tokens.join(''));
  fc.assert(fc.property(text, fc.boolean(), (tail, isList) => {
    const { content } = check({ 'a.yaml': `${isList ? 'apiVersion: v1\nkind: List\nitems:\n' : HEAD}${tail}`, 'kustomization.yaml': tail });
    content.faults.forEach(({ code, line }) => expect([code, line]).toEqual([expect.stringMatching(/^YML10\d$/), expect.any(Number)]));
  }), { numRuns: 300 });
}, PATIENCE);

test('bytes of any kind are read or refused', () => {
  fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
    check({ 'a.yaml': Buffer.concat([Buffer.from(HEAD), bytes]), 'b.json': Buffer.from(bytes), 'Chart.yaml': Buffer.from(bytes), 'kustomization.yaml': Buffer.from(bytes) });
  }), { numRuns: 100 });
}, PATIENCE);

test('a kustomization may hold anything', () => {
  const fields = ['resources', 'bases', 'components', 'patches', 'patchesStrategicMerge', 'patchesJson6902', 'transformers', 'replacements', 'configMapGenerator',
    'secretGenerator', 'generatorOptions', 'namespace', 'namePrefix', 'helmCharts', 'openapi', 'configurations'];
  const value = fc.oneof(fc.jsonValue(), fc.array(fc.constantFrom<unknown>('a.yaml', '.', '..', '../..', '/etc', '', null, 12345678901234567890n.toString(), { path: 'a.yaml' }, { patch: '{', target: { kind: '(' } },
    { patch: '[{op: add, path: /spec/patches, value: []}]', target: { kind: 'Kustomization' } }, { name: 'x', files: ['=', 'a=b=c', ''], literals: ['', '='] })));
  fc.assert(fc.property(fc.dictionary(fc.constantFrom(...fields), value), (kustomization) => {
    check({ 'a.yaml': `${HEAD}  a: b\n`, 'kustomization.yaml': JSON.stringify(kustomization), 'sub/kustomization.yaml': 'resources: [..]' });
  }), { numRuns: 150 });
}, PATIENCE);

test.each([
  ['many brackets', '['.repeat(300_000)],
  ['compact nesting', `a:\n${'- '.repeat(200_000)}`],
  ['a wall of anchors', '&a '.repeat(30_000)],
  ['a wall of aliases', `a: &a x\nb: [${'*a,'.repeat(50_000)}]`],
  ['merges', `a: &a {x: 1}\nb: {${'<<: *a,'.repeat(30_000)}}`],
  ['billion laughs', `a: &a [x,x,x,x,x,x,x,x,x,x]\n${'bcdefghi'.split('').map((name, index) => `${name}: &${name} [${`*${'abcdefghi'[index]},`.repeat(10)}]`).join('\n')}`],
  ['closing brackets', ']'.repeat(100_000)],
  ['quotes', '"'.repeat(200_000)],
  ['documents', '---\nkind: x\napiVersion: y\n'.repeat(5_000)],
  ['blank lines', '\n'.repeat(200_000)],
  ['one long line', `  a: ${'x '.repeat(500_000)}`],
  ['equal keys', '  a: 1\n'.repeat(20_000)],
])('%s end in bounded time', (_, tail) => {
  const start = process.cpuUsage().user;
  check({ 'a.yaml': `${HEAD}${tail}` });
  expect((process.cpuUsage().user - start) / 1e6).toBeLessThan(20);
}, PATIENCE);

test('a chain of kustomizations, each including the next twice, ends', () => {
  const files = Array.from({ length: 60 }, (_, index) => [`${index}/kustomization.yaml`, `resources: [../${index + 1}, ../${index + 1}, a.yaml]\nnamePrefix: p-\n`]);
  check({ ...Object.fromEntries(files), '0/a.yaml': `${HEAD}  a: b\n`, '59/a.yaml': `${HEAD}  a: b\n` });
}, PATIENCE);
