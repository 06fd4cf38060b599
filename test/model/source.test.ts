import { chartName, gitKey, gitRevision, normalizedGitUrl } from '../../src/model';

test.each([
  'https://github.com/MyOrg/config', 'https://github.com/myorg/config.git', 'https://github.com/myorg/config/', 'https://github.com/myorg/config.git/',
])('%s is the same repository, however it is spelled', (url) => {
  expect(normalizedGitUrl(url)).toBe('https://github.com/myorg/config');
  expect(gitKey({ url, branch: 'main' })).toBe(gitKey({ url: 'https://github.com/myorg/config', branch: 'main' }));
});

test('another revision is another source', () => {
  const url = 'https://github.com/myorg/config';
  const keys = [{ url }, { url, branch: 'main' }, { url, tag: 'main' }, { url, commit: 'main' }, { url, semver: 'main' }].map(gitKey);

  expect(new Set(keys).size).toBe(5);
});

test('the revision in one word', () => {
  const url = 'https://github.com/myorg/config';

  expect([{ url, branch: 'b' }, { url, tag: 't' }, { url, commit: 'c' }, { url, semver: '>=1' }, { url }].map(gitRevision)).toEqual(['b', 't', 'c', '>=1', undefined]);
});

test.each([
  [{ kind: 'oci', url: 'oci://ghcr.io/org/charts/web', version: '1' } as const, 'web'],
  [{ kind: 'repository', url: 'https://x', chart: 'db', version: '1' } as const, 'db'],
  [{ kind: 'git', git: { url: 'https://x' }, path: 'charts/shop/' } as const, 'shop'],
])('the chart %p is called %s', (chart, name) => {
  expect(chartName(chart)).toBe(name);
});
