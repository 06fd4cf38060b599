import { normalizeGitUrl, readGitUrl } from '../../src/text';

test.each([
  ['https://GitHub.com/Org/Repo.git', 'https://github.com/org/repo'],
  ['git@github.com:org/repo.git', 'git@github.com/org/repo'],
  ['ssh://git@GITHUB.com:org/repo', ''],
  ['ssh://git@host:7999/org/repo.git', 'git@host:7999/org/repo'],
  [' https://host/a ', 'https://host/a'],
  ['https://host/{a,b}/*', 'https://host/%7Ba,b%7D/%2A'],
  ['https://host/[ab]/*', 'https://host/[ab]/*'],
  ['https://host/a b', 'https://host/a%20b'],
  ['https://*.example.com/x', 'https://*.example.com/x'],
  ['https://{a,b}.example.com/x', ''],
  ['https://host:*/x', ''],
  ['registry-1.docker.io/bitnamicharts', 'registry-1.docker.io/bitnamicharts'],
  ['10.0.0.1:5000/charts', ''],
  ['localhost:5000/charts', 'localhost:5000/charts'],
  ['oci://ghcr.io/org/chart', 'oci://ghcr.io/org/chart'],
  ['*', '*'],
  ['**', '**'],
  ['', ''],
])('%s is compared as %j', (url, normalized) => {
  expect(readGitUrl(url)).toBe(normalized);
});

test('an address that Go cannot read is compared as it is', () => {
  expect([normalizeGitUrl('10.0.0.1:5000/charts'), normalizeGitUrl('https://Host/A.git')]).toEqual(['10.0.0.1:5000/charts', 'https://host/a']);
});
