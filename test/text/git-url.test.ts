import { normalizeGitUrl } from '../../src/text';

test.each([
  ['https://github.com/MyOrg/Shop.git', 'https://github.com/myorg/shop'],
  [' https://github.com/myorg/shop ', 'https://github.com/myorg/shop'],
  ['git@github.com:myorg/shop.git', 'git@github.com/myorg/shop'],
  ['ssh://git@github.com/myorg/shop', 'git@github.com/myorg/shop'],
  ['ssh://git@github.com:22/myorg/shop', 'git@github.com:22/myorg/shop'],
  ['https://me:secret@github.com/myorg/shop', 'https://me:secret@github.com/myorg/shop'],
])('%s is %s', (url, normalized) => {
  expect(normalizeGitUrl(url)).toBe(normalized);
});
