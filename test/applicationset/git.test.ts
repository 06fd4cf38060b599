import { codes, expand, shown } from './build';
import { RepositoryFolder } from './repository-folder';
import { World } from '../../src/applicationset';

const URL = 'https://git.example/fleet.git';
let repository: RepositoryFolder;

beforeAll(() => {
  repository = new RepositoryFolder().write({
    'apps/shop/config.yaml': 'name: shop\nteam: {lead: Ann}\nbig: 1000000\n',
    'apps/Pay_1/config.yaml': '- name: one\n- name: two\n',
    'apps-old/x/readme.md': '',
    'apps/.hidden/config.yaml': 'name: hidden\n',
    'apps/shop/deep/config.yaml': 'name: deep\n',
    'broken.yaml': 'text',
    'empty/config.yaml': '',
  }).link('apps/linked/config.yaml', '../shop/config.yaml').link('apps/outside/config.yaml', '../../../../../../etc/hostname').commit('v1');
});

afterAll(() => repository.remove());

const disk = (): World => ({ repositories: [{ url: 'git@git.example:fleet', directory: repository.path }] });
const commit = (): World => ({ repositories: [{ url: URL, directory: repository.path, revision: 'v1' }] });
const WORLDS: [string, () => World][] = [['a directory', disk], ['a commit', commit]];

const directories = (fields: string) => `- git: {repoURL: "${URL}", revision: HEAD, ${fields}}`;
const named = (name: string, path: string) => ({ template: { metadata: { name }, spec: { project: 'p', source: { path } } } });

test.each(WORLDS)('directories of %s, in the order of a walk', (_, world) => {
  const spec = named('{{ .path.path | replace "/" "-" | normalize }}', '{{ .path.basenameNormalized }} {{ .path.segments }}');
  expect(shown(expand(directories('directories: [{path: "*/*"}, {path: "apps/linked", exclude: true}, {path: "apps/outside", exclude: true}]'), '', world(), spec))).toEqual([
    'apps-pay-1=pay-1 [apps Pay_1]', 'apps-shop=shop [apps shop]', 'apps-old-x=x [apps-old x]',
  ]);
});

test.each(WORLDS)('files of %s, where a star crosses a slash, and each item of a list is one', (_, world) => {
  const spec = named('{{ .name }}', '{{ .path.path }} {{ .path.filename }} {{ .big }}');
  const generators = directories('files: [{path: "apps/*/config.yaml"}, {path: "apps/linked/*", exclude: true}, {path: "apps/.hidden", exclude: true}]');
  expect(shown(expand(generators, '', world(), spec))).toEqual([
    'one=apps/Pay_1 config.yaml <no value>', 'two=apps/Pay_1 config.yaml <no value>', 'shop=apps/shop config.yaml 1e+06', 'deep=apps/shop/deep config.yaml <no value>',
  ]);
});

test('a link is followed in a commit as long as it stays in the repository, and never on disk', () => {
  const spec = named('{{ .name }}', '{{ .path.path }}');
  const generators = directories('files: [{path: "apps/linked/config.yaml"}, {path: "apps/outside/config.yaml"}]');
  expect(shown(expand(generators, '', commit(), spec))).toEqual(['shop=apps/linked']);
  expect(shown(expand(generators, '', disk(), spec))).toEqual([]);
});

test('without goTemplate, keys with dots; pathParamPrefix goes before them', () => {
  const spec = { goTemplate: false, ...named('{{name}}', '{{team.lead}} {{big}} {{p.path}} {{p.path.basename}} {{p.path[0]}} {{values.v}}') };
  const generators = directories('files: [{path: apps/shop/config.yaml}], pathParamPrefix: p, values: {v: "{{p.path.filename}}"}');
  expect(shown(expand(generators, '', commit(), spec))).toEqual(['shop=Ann 1e+06 apps/shop shop apps config.yaml']);
});

test('an empty file is one empty mapping', () => {
  expect(shown(expand(directories('files: [{path: "empty/*"}]'), '', commit(), named('{{ .path.basename }}', 'x')))).toEqual(['empty=x']);
});

test.each<[string, string, string]>([
  ['a file that holds no mapping', 'files: [{path: broken.yaml}]', 'EXP105'],
  ['a pattern that leaves the repository', 'files: [{path: "../x/*.yaml"}]', 'EXP101'],
  ['an absolute pattern', 'files: [{path: /etc/passwd}]', 'EXP101'],
  ['an empty pattern', 'files: [{path: ""}]', 'EXP101'],
])('fails for %s', (_, fields, code) => {
  expect(codes(expand(directories(fields), 'x', commit()))).toEqual([code]);
});

test.each<[string, Partial<NonNullable<World['repositories']>[number]>]>([
  ['a revision that does not exist', { revision: 'v9' }],
  ['a revision that looks like an option', { revision: '--output=x' }],
  ['a directory that does not exist', { directory: 'none' }],
  ['a commit of a directory that does not exist', { directory: 'none', revision: 'v1' }],
])('fails with EXP100 for %s', (_, changes) => {
  const world = { repositories: [{ ...disk().repositories![0], ...changes }] };
  expect(codes(expand(directories('directories: [{path: "*"}]'), 'x', world))).toEqual(['EXP100']);
});

test('a mapping for one targetRevision is unknown for others', () => {
  const world = { repositories: [{ ...commit().repositories![0], targetRevision: 'v2' }] };
  expect(expand(directories('directories: [{path: "*"}]'), 'x', world).unknown).toHaveLength(1);
});
