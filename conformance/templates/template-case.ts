/** One template for both sides. */
export interface TemplateCase {
  /** `plain`: the language alone; `go`: with the functions that Argo CD gives; `fast`: fasttemplate. */
  readonly mode: 'plain' | 'go' | 'fast';
  readonly name?: string;
  readonly template: string;
  readonly data: unknown;
  readonly options?: readonly string[];
}

/** What a template can see: every sort of value that JSON, and Go beside it, can give. */
export const DATA = {
  s: 'hello',
  e: '',
  u: 'héllo wörld ☃',
  q: 'a "quoted" <b>&\'s',
  lines: 'one\ntwo\n\nthree\n',
  spaced: '  x y  ',
  n: 3,
  f: 1.5,
  big: 1000000,
  neg: -2.5,
  zero: 0,
  huge: 1e21,
  tiny: 0.0000012,
  t: true,
  fl: false,
  z: null,
  l: [1, 'two', 3.5, true, null, { k: 'v' }],
  ls: ['b', 'a', 'c', 'a'],
  ln: [3, 1, 2],
  le: [],
  ll: [[1, 2], [3]],
  m: { 'a': 1, 'b': { c: 'deep', d: [1, 2] }, 'x-y': 'dash' },
  me: {},
  sm: { $stringMap: { env: 'prod', team: 'a' } },
  strs: { $strings: ['y', 'x'] },
  i: { $int: 7 },
  i0: { $int: 0 },
  ineg: { $int: -3 },
  semver: 'v1.2.3-rc.1+build',
  url: 'https://user:pw@example.com:8443/a/b?x=1&y=2#frag',
  num: '42',
  path: '/a/b/../c.tar.gz',
};
