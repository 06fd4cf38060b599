import { GitSource } from '../../src/constructs';
import { codesOf, errorOf, faultsOf } from '../faults-of';

test.each(['https://github.com/a/b', 'http://git.local/a', 'ssh://git@github.com/a/b', 'git@github.com:a/b.git', 'deploy-1@git.x.y:b'])('%s is a repository', (url) => {
  expect(GitSource.fromUrl(url).url).toBe(url);
});

test.each(['github.com/a/b', 'oci://ghcr.io/a', 'file:///a', 'https://', '', 'https://a b'])('fails on "%s", which is not the URL of a repository', (url) => {
  expect(codesOf(() => GitSource.fromUrl(url))).toEqual(['APP130']);
});

test('fails with more than one revision, naming those that are set', () => {
  expect(faultsOf(() => GitSource.fromUrl('https://github.com/a/b', { branch: 'main', tag: 'v1', semver: '>=1' }))).toMatchObject([{
    code: 'APP131', message: 'branch and tag and semver are set, and one revision is meant',
  }]);
});

test('fails on a range that is none', () => {
  expect(codesOf(() => GitSource.fromUrl('https://github.com/a/b', { semver: 'newest' }))).toEqual(['APP121']);
});

test('fails on a password in the URL, and never shows it', () => {
  const error = errorOf(() => GitSource.fromUrl('https://robot:hunter2@github.com/a/b'));

  expect(error.code).toBe('APP132');
  expect(error.message).not.toContain('hunter2');
});

test.each(['abc1234', 'HEAD', 'a'.repeat(39), 'G'.repeat(40)])('fails on commit "%s", which is no full SHA', (commit) => {
  expect(codesOf(() => GitSource.fromUrl('https://github.com/a/b', { commit }))).toEqual(['APP133']);
});
