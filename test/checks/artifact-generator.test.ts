import { codesIn, found } from './fleet';

function generator(artifacts: string, more = '', sources = '{alias: chart, kind: OCIRepository, name: shop}, {alias: repo, kind: GitRepository, name: shop}'): string {
  return `
apiVersion: source.extensions.fluxcd.io/v1beta1
kind: ArtifactGenerator
metadata: {name: shop, namespace: shop}
spec: {sources: [${sources}], artifacts: [${artifacts}]${more}}
`;
}

const artifact = (from: string, more = '') => `{name: shop, copy: [{from: '${from}', to: '@artifact/'${more}}]}`;

test.each(['@chart/', '@repo/apps/**', '@repo/a/../b', '@repo/./a', '@${ALIAS}/'])('may copy from %s', (from) => {
  expect(codesIn(generator(artifact(from))).filter((code) => code.startsWith('FLX'))).toEqual([]);
});

test.each([
  ['@chat/', 'FLX362'],
  ['@repo//etc', 'FLX363'],
  ['@repo/a/../../b', 'FLX363'],
])('may not copy from %s', (from, code) => {
  expect(codesIn(generator(artifact(from)))).toEqual([code]);
});

test('may not copy to a place outside of the artifact', () => {
  expect(codesIn(generator("{name: shop, copy: [{from: '@repo/a', to: '@artifact/../b'}]}"))).toEqual(['FLX363']);
});

test.each([
  ['@chart/*.tgz', []],
  ['@chart/shop.tar.gz', []],
  ['@chart/SHOP.TGZ', []],
  ['@chart/**/*', []],
  ['@chart/', ['FLX364']],
  ['@chart/shop.zip', ['FLX364']],
])('may extract %s', (from, codes) => {
  expect(codesIn(generator(artifact(from, ', strategy: Extract')))).toEqual(codes);
});

test('names the alias that was probably meant, in revisions, too', () => {
  const wrong = generator("{name: shop, revision: '@chart', originRevision: '@rep', copy: [{from: '@repo/', to: '@artifact/'}]}");
  expect(found(wrong)).toEqual(['FLX362 "@rep" is no alias of a source, known are "chart" or "repo"']);
  expect(codesIn(generator("{name: '{app}', copy: [{from: '@repo/apps/{app}/', to: '@artifact/'}]}", ", pathPattern: '@apps/{app}'"))).toEqual(['FLX362']);
});

test('an alias and a name are given once', () => {
  expect(codesIn(generator(artifact('@a/'), '', '{alias: a, kind: GitRepository, name: x}, {alias: a, kind: GitRepository, name: z}'))).toEqual(['FLX360']);
  expect(codesIn(generator(`${artifact('@chart/')}, ${artifact('@repo/')}`))).toEqual(['FLX361']);
});

test('no check throws, or reports what is of a wrong type', () => {
  for (const artifacts of ['null, 7', '{name: 7, copy: 7}, {name: 7, copy: [null, {from: 7, to: []}]}', '{revision: 7}']) {
    expect(codesIn(generator(artifacts)).filter((code) => code.startsWith('FLX'))).toEqual([]);
    expect(codesIn(generator(artifacts, '', 'null, {alias: 7}')).filter((code) => code.startsWith('FLX'))).toEqual([]);
  }
});
