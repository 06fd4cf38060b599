import { tryGlob } from '../../../src/checks/appproject/glob';
import { Destination, isDestinationPermitted, isSourcePermitted, tryMatchNamespace } from '../../../src/checks/appproject/permission';

const LOCAL = 'https://kubernetes.default.svc';

test.each([
  ['*', 'a/b', true], ['a*c', 'abbc', true], ['a*c', 'ab', false], ['?', '', false], ['[a-c]x', 'bx', true], ['[!a-c]x', 'bx', false], ['[abc]', 'c', true],
  ['[!abc]', 'd', true], ['{a,b*}x', 'bbx', true], ['{a,b}', 'c', false], ['{a', 'a', true], ['a,b}', 'a,b}', true], ['\\*', '*', true], ['\\*', 'a', false], ['', '', true],
  ['{a,{b,c}}', 'c', true],
])('pattern %s and %j: %s', (pattern, text, expected) => {
  expect(tryGlob(pattern)!.matches(text)).toBe(expected);
});

test.each(['[', '[]', '[a', '[b-a]', '[a-cd]', 'x[!'])('%s is malformed', (pattern) => {
  expect(tryGlob(pattern)).toBeUndefined();
});

test('a star stops at a separator, two do not', () => {
  expect(['*', '**', '?'].map((pattern) => tryGlob(pattern, '/')!.matches('/'))).toEqual([false, true, false]);
  expect([tryGlob('a/*/c', '/')!.matches('a/b/c'), tryGlob('a/*', '/')!.matches('a/b/c'), tryGlob('a/**', '/')!.matches('a/b/c')]).toEqual([true, false, true]);
});

test('many stars take no longer than the text times the pattern', () => {
  expect(tryGlob('a*'.repeat(60))!.matches(`${'a'.repeat(3_000)}b`)).toBe(true);
  expect(tryGlob(`${'{a*,*a}'.repeat(40)}c`)!.matches('a'.repeat(2_000))).toBe(false);
});

// The cases of TestAppProject_IsSourcePermitted and TestAppProject_IsNegatedSourcePermitted upstream, as facts; the last rows are what they leave open.
test.each<[readonly string[], string, boolean]>([
  [['*'], 'https://github.com/org/test.git', true],
  [['https://github.com/org/test.git'], 'https://github.com/org/test.git', true],
  [['ssh://git@GITHUB.com:org/test'], 'ssh://git@github.com:org/test', true],
  [['https://github.com/org/*'], 'https://github.com/org/repo.git', true],
  [['https://github.com/a/test.git', 'https://github.com/b/test.git'], 'https://github.com/b/test.git', true],
  [['https://github.com/org/test1.git'], 'https://github.com/org/test2.git', false],
  [['https://github.com/org/*.git'], 'https://github.com/org1/test2.git', false],
  [['https://github.com/org/foo'], 'https://github.com/org/foo1', false],
  [['https://gitlab.com/group/*'], 'https://gitlab.com/group/repo/owner', false],
  [['https://gitlab.com/group/*/*'], 'https://gitlab.com/group/repo/owner', true],
  [['https://gitlab.com/group/*/*/*'], 'https://gitlab.com/group/sub/repo/owner', true],
  [['https://gitlab.com/group/**'], 'https://gitlab.com/group/sub/repo/owner', true],
  [['!https://github.com/org/test.git'], 'https://github.com/org/test.git', false],
  [['!https://github.com/org/*'], 'https://github.com/org/repo.git', false],
  [['https://github.com/a/test.git', '!https://github.com/b/test.git'], 'https://github.com/b/test.git', false],
  [['!https://github.com/org/foo*'], 'https://github.com/org/foo1', false],
  [['!https://gitlab.com/group/**'], 'https://gitlab.com/group/sub/repo/owner', false],
  [['https://github.com/org/test1.git', '*'], 'https://github.com/org/test2.git', true],
  [['!https://github.com/org/*.git', '*'], 'https://github.com/org1/test2.git', true],
  [['https://good/**', '!https://bad/**'], 'https://ugly/repo', true],
  [['https://good/**', '!*'], 'https://github.com/org/test', true],
  [[], 'https://github.com/org/test', false],
])('repositories %j, %s: %s', (repos, url, expected) => {
  expect(isSourcePermitted(repos, url)).toBe(expected);
});

function to(server: string, namespace: string, name = ''): Destination {
  return { server, name, namespace };
}

test.each<[readonly Destination[], Destination, boolean]>([
  [[to(LOCAL, 'default')], to(LOCAL, 'default'), true],
  [[to(LOCAL, 'default')], to(LOCAL, 'kube-system'), false],
  [[to('https://my', 'default')], to(LOCAL, 'default'), false],
  [[to('https://*.default.svc', 'default')], to(LOCAL, 'default'), true],
  [[to(LOCAL, 'test-*')], to(LOCAL, 'test'), false],
  [[to('', '*', 'test')], to('', 'x', 'test'), true],
  [[to('', '*', 'test2')], to('', 'x', 'test'), false],
  [[to(LOCAL, '!{kube-system,argocd}', 'host'), to('https://eks', '*', 'one')], to('https://eks', 'kube-system'), true],
  [[to(`!${LOCAL}`, 'default')], to(LOCAL, 'default'), false],
  [[to(LOCAL, '!default')], to(LOCAL, 'kube-system'), true],
  [[to('!https://my', 'default')], to(LOCAL, 'default'), true],
  [[to('!https://team1-*', 'default')], to('https://test2', 'default'), true],
  [[to(LOCAL, '!test-*')], to(LOCAL, 'test-foo'), false],
  [[to('', '*', '!test')], to('', 'test', 'test'), false],
  [[to('', '*', '!test2')], to('', 'test', 'test'), true],
  [[to('*', 'kube-system'), to('*', '!kube-system')], to(LOCAL, 'kube-system'), false],
  [[to('*', '*'), to(`!${LOCAL}`, 'kube-system'), to('*', '!kube-system')], to(LOCAL, 'default'), true],
  [[to('*', '*'), to(`!${LOCAL}`, 'kube-system'), to('*', '!kube-system')], to('https://dev', 'kube-system'), false],
  [[to('*', 'test'), to('!https://s', 'other')], to('https://s', 'test'), true],
  [[to('*', '*'), to('https://s', '!other')], to('https://other', 'other'), true],
  [[to('', '*', '*'), to('', 'kube-system', '!prod')], to('', 'shop', 'prod'), false],
])('destinations %j, %j: %s', (destinations, wanted, expected) => {
  expect(isDestinationPermitted(destinations, wanted)).toBe(expected);
});

test('namespaces of Applications are patterns, or regular expressions that only Argo CD reads', () => {
  expect([tryMatchNamespace(['team-*'], 'team-a'), tryMatchNamespace(['team-*'], 'x'), tryMatchNamespace(['/^x/'], 'x')]).toEqual([true, false, undefined]);
});
