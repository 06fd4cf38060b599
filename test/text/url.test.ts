import { hasCredentials, withoutCredentials } from '../../src/text';

test.each([
  ['https://robot:hunter2@github.com/a', 'https://…@github.com/a'],
  ['https://ghp_token@github.com/a', 'https://…@github.com/a'],
  ['HTTP://robot:hun@ter2@github.com/a', 'HTTP://…@github.com/a'],
  ['oci://robot:hunter2@ghcr.io/web', 'oci://…@ghcr.io/web'],
  ['ssh://git:hunter2@github.com/a', 'ssh://…@github.com/a'],
])('%s has credentials in it', (url, shown) => {
  expect(hasCredentials(url)).toBe(true);
  expect(withoutCredentials(url)).toBe(shown);
});

test.each([
  'https://github.com/a', 'https://github.com/a@b', 'oci://ghcr.io/web@sha256:1', 'ssh://git@github.com/a', 'ssh://git@github.com:22/a', 'git@github.com:a/b.git', '',
])('"%s" has none', (url) => {
  expect(hasCredentials(url)).toBe(false);
  expect(withoutCredentials(url)).toBe(url);
});
