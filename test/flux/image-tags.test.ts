import { FluxImageTags } from '../../src/flux/image-tags';
import { faultsOf } from '../faults-of';

test.each([
  ['the highest version in a range', FluxImageTags.semver('6.x'), { semver: { range: '6.x' } }],
  ['the last in the alphabet', FluxImageTags.alphabetical(), { alphabetical: { order: 'asc' } }],
  ['the first in the alphabet', FluxImageTags.alphabetical({}, true), { alphabetical: { order: 'desc' } }],
  ['the greatest number', FluxImageTags.numerical(), { numerical: { order: 'asc' } }],
  ['the least number', FluxImageTags.numerical({}, true), { numerical: { order: 'desc' } }],
])('%s', (_, tags, policy) => {
  expect(tags._policy).toEqual(policy);
  expect(tags._filter).toBeUndefined();
});

test('only some tags, or a part of each, are looked at', () => {
  expect(FluxImageTags.semver('>=1.0.0', { pattern: '^v' })._filter).toEqual({ pattern: '^v' });
  expect(FluxImageTags.numerical({ pattern: '^pr-(?P<n>\\d+)$', extract: '$n' })._filter).toEqual({ pattern: '^pr-(?P<n>\\d+)$', extract: '$n' });
});

test.each([
  ['a range that is none', () => FluxImageTags.semver('newest'), '"newest" is no version range'],
  ['look-around, which RE2 has not', () => FluxImageTags.alphabetical({ pattern: '^(?!dev)' }), '"^(?!dev)" is no regular expression that RE2 takes'],
  ['a back-reference, which RE2 has not', () => FluxImageTags.alphabetical({ pattern: '(a)\\1' }), 'that RE2 takes'],
  ['groups of no pattern', () => FluxImageTags.numerical({ extract: '$ts' }), 'extract "$ts" has no pattern'],
])('fails on %s', (_, make, message) => {
  expect(faultsOf(make)).toMatchObject([{ code: 'IMG100', message: expect.stringContaining(message) }]);
});
