import { codesIn, found } from './fleet';
import { exampleWith, tryReadMarker } from '../../src/checks/image-automation/markers';

const GOOD = '{"$imagepolicy": "apps:shop"}';

test.each([
  ['{"$imagepolicy": "apps:shop"}', { namespace: 'apps', policy: 'shop' }],
  ['{ "$imagepolicy" : "apps:shop:tag" }', { namespace: 'apps', policy: 'shop', part: 'tag' }],
  ['{"$imagepolicy": "apps:shop.web:digest"}', { namespace: 'apps', policy: 'shop.web', part: 'digest' }],
  ['{"$imagepolicy": "shop"}', undefined],
  ['{"$imagepolicy": "apps:shop:tags"}', undefined],
  ["{'$imagepolicy': 'apps:shop'}", undefined],
  ['{"$imagepolicy": "apps/shop"}', undefined],
  ['{$imagepolicy: "apps:shop"}', undefined],
])('%s is read as %j', (text, expected) => {
  expect(tryReadMarker(text)).toEqual(expected);
});

test.each([
  ['behind a value', `image: shop:1.2.3 # ${GOOD}`],
  ['above a value', `# ${GOOD}\n  image: shop:1.2.3`],
  ['of the tag alone', 'tag: 1.2.3 # {"$imagepolicy": "apps:shop:tag"}'],
  ['in a line that was taken out', `# image: shop:1.2.3 # ${GOOD}\n  a: b`],
  ['in prose', '# the robot looks for $imagepolicy\n  a: b'],
  ['in prose of a text', `a: |\n    # image: shop # ${GOOD}`],
])('a marker %s is not reported', (_, marker) => {
  expect(codesIn(exampleWith(marker))).toEqual([]);
});

test('a marker of a file without objects is reported with its line', () => {
  const repository = `${exampleWith('a: b')}# file: apps/values.yaml\nimage:\n  tag: 1.2.3 # ${GOOD.replace('apps:shop', 'other:shop')}\n`;
  expect(found(repository)).toEqual(['FLX332 apps/values.yaml:2 no ImageUpdateAutomation of namespace "other" is here, only of "apps"']);
});

test('nothing is said of markers where no robot is', () => {
  expect(codesIn(`# file: apps/shop.yaml\napiVersion: v1\nkind: ConfigMap\nmetadata: {name: shop}\ndata:\n  image: shop # ${GOOD} and more\n`)).toEqual([]);
});

test('a misspelled policy is found in a part of a repository, any other only in all of it', () => {
  expect(codesIn(exampleWith('image: shop:1.2.3 # {"$imagepolicy": "apps:shopp"}'))).toEqual(['FLX331']);
  expect(codesIn(exampleWith('image: shop:1.2.3 # {"$imagepolicy": "apps:desk"}'))).toEqual([]);
  expect(codesIn(exampleWith('image: shop:1.2.3 # {"$imagepolicy": "apps:desk"}'), { isWhole: true })).toEqual(['FLX331']);
});

test('a path that is not of this repository is no path to compare with', () => {
  expect(codesIn(exampleWith(`image: shop:1.2.3 # ${GOOD}`, '', ', path: ./elsewhere'))).toEqual([]);
});
