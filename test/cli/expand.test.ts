import { join } from 'node:path';
import { runCommandLine } from '../../src/cli/program';
import { RepositoryFolder } from '../applicationset/repository-folder';

const URL = 'https://git.example/fleet';

const SET = `
apiVersion: v1
kind: ConfigMap
metadata: {name: passed-over}
---
apiVersion: argoproj.io/v1alpha1
kind: ApplicationSet
metadata: {name: apps, namespace: argocd}
spec:
  goTemplate: true
  goTemplateOptions: ["missingkey=error"]
  generators:
  - git: {repoURL: "${URL}", revision: HEAD, files: [{path: "envs/*.yaml"}]}
  template:
    metadata: {name: "{{ .name }}"}
    spec:
      project: default
      source: {repoURL: "${URL}", path: charts/app, targetRevision: "{{ .version }}"}
      destination: {name: "{{ .cluster }}", namespace: "{{ .name }}"}
`;

const env = (name: string, cluster: string, version = 'v1') => `name: ${name}\ncluster: ${cluster}\nversion: ${version}\n`;

let folder: RepositoryFolder;

beforeAll(() => {
  folder = new RepositoryFolder().write({
    'sets/apps.yml': SET,
    'sets/chart/templates/set.yaml': '{{ if .Values.on }}\nkind: Deployment\n{{ end }}',
    'envs/dev.yaml': env('dev', 'in-cluster'),
    'envs/prod.yaml': env('prod', 'eu'),
    'envs/old.yaml': env('old', 'eu'),
    'envs/same.yaml': env('same', 'eu'),
  }).commit('v1');
  folder.delete('envs/old.yaml').write({ 'envs/prod.yaml': env('prod', 'us'), 'envs/dev.yaml': env('dev', 'in-cluster', 'v2'), 'envs/new.yaml': env('new', 'eu') }).commit('v2');
  folder.write({
    'list.json': JSON.stringify({ apiVersion: 'v1', kind: 'List', items: [{ apiVersion: 'argoproj.io/v1alpha1', kind: 'ApplicationSet', metadata: { name: 'l' }, spec: { generators: [{ list: { elements: [{ n: 'a' }] } }], template: { metadata: { name: '{{n}}' }, spec: {} } } }] }),
    'bad.yaml': 'kind: ApplicationSet\nspec: [',
    'wrong.yaml': 'apiVersion: argoproj.io/v1alpha1\nkind: ApplicationSet\nmetadata: {name: w}\nspec: {generators: [{matrix: {}}]}\n',
    'world.yaml': 'repositories: [{url: "https://git.example/fleet.git", directory: ., revision: v1}]\n',
    'none/readme.txt': 'nothing',
  });
});

afterAll(() => folder.remove());

function run(...args: string[]) {
  const written = { out: '', err: '' };
  const code = runCommandLine(args, { out: (text) => { written.out += text; }, err: (text) => { written.err += text; }, hasColours: false });
  return { code, ...written };
}

const at = (path: string) => join(folder.path, path);
const expand = (...args: string[]) => run('expand', at('sets'), '--repo', `${URL}=${folder.path}`, ...args);

test('a table of what will be', () => {
  expect(expand()).toEqual({
    code: 0,
    err: '',
    out: [
      'NAME  PROJECT  CLUSTER     NAMESPACE  SOURCE                                REVISION',
      'dev   default  in-cluster  dev        https://git.example/fleet charts/app  v2',
      'new   default  eu          new        https://git.example/fleet charts/app  v1',
      'prod  default  us          prod       https://git.example/fleet charts/app  v1',
      'same  default  eu          same       https://git.example/fleet charts/app  v1',
      '',
    ].join('\n'),
  });
});

test('what changes between two revisions: deletions first, then moves', () => {
  const { code, out } = expand('--against', 'v1');
  expect(code).toBe(0);
  expect(out).toBe([
    '- DELETED  old (eu/old)',
    '> MOVED    prod: eu/prod -> us/prod',
    '    spec.destination.name: "eu" -> "us"',
    '+ created  new (eu/new)',
    '~ changed  dev',
    '    spec.source.targetRevision: "v1" -> "v2"',
    '',
    'this deletes 1 Application, moves 1 Application, creates 1 Application and changes 1 Application; 1 stays the same',
    '',
  ].join('\n'));
});

test('deletions stand out on a terminal', () => {
  let out = '';
  runCommandLine(['expand', at('sets'), '--repo', `${URL}=${folder.path}`, '--against', 'v1'], { out: (text) => { out += text; }, err: () => {}, hasColours: true });
  expect(out).toContain('\u001b[31;1m- DELETED  old (eu/old)\u001b[0m');
});

test('an ApplicationSet that the controller would refuse deletes nothing', () => {
  const broken = new RepositoryFolder().write({ 'set.yaml': SET, 'envs/a.yaml': env('a', 'eu') }).commit('v1').write({ 'envs/b.yaml': 'name: b\n' });
  try {
    const result = run('expand', join(broken.path, 'set.yaml'), '--repo', `${URL}=${broken.path}`, '--against', 'v1');
    expect(result).toMatchObject({ code: 1, err: expect.stringContaining('TPL102') });
    expect(result.out).toBe('! REFUSED  ApplicationSet apps: what it made before stays as it is\n\nthis changes no Application; 0 stay the same\n');
  } finally {
    broken.remove();
  }
});

test('a name that comes twice is left out, and not deleted', () => {
  const twice = new RepositoryFolder().write({ 'set.yaml': SET, 'envs/a.yaml': env('a', 'eu') }).commit('v1').write({ 'envs/b.yaml': env('a', 'us') });
  try {
    const result = run('expand', join(twice.path, 'set.yaml'), '--repo', `${URL}=${twice.path}`, '--against', 'v1');
    expect(result).toMatchObject({ code: 1, err: expect.stringContaining('EXP108'), out: 'this changes no Application; 0 stay the same\n' });
  } finally {
    twice.remove();
  }
});

test('names, JSON, YAML and a tree, of a revision', () => {
  const old = (format: string) => run('expand', at('sets'), '--repo', `${URL}=${folder.path}@v1`, '-o', format).out;
  expect(old('name')).toBe('dev\nold\nprod\nsame\n');
  expect((JSON.parse(old('json')) as { readonly kind: string }[]).map(({ kind }) => kind)).toEqual(Array(4).fill('Application'));
  expect(old('yaml').match(/^kind: Application$/gm)).toHaveLength(4);
  expect(old('tree')).toContain('  spec.generators[0].git\n    dev  {"name":"dev","cluster":"in-cluster"');
});

test('a world file, with directories relative to it', () => {
  expect(run('expand', at('sets'), '--world', at('world.yaml'), '-o', 'name').out).toBe('dev\nold\nprod\nsame\n');
});

test('JSON and lists', () => {
  expect(run('expand', at('list.json'), '-o', 'name')).toEqual({ code: 0, out: 'a\n', err: '' });
});

test('what is unknown is said, and no finding', () => {
  const { code, err } = run('expand', at('sets'));
  expect(code).toBe(0);
  expect(err).toMatch(/^unknown until run time: .*apps\.yml:6 apps spec\.generators\[0\]\.git: what is in repository/);
});

test('a folder without ApplicationSets is no fault', () => {
  expect(run('expand', at('none'))).toMatchObject({ code: 0, err: 'no ApplicationSet in 0 files\n' });
});

test.each<[string, string, string]>([['wrong.yaml', 'EXP101', 'wrong.yaml:1 w spec.generators[0].matrix'], ['bad.yaml', 'EXP100', 'bad.yaml:']])('%s is a finding', (file, code, place) => {
  const result = run('expand', at(file));
  expect(result.code).toBe(1);
  expect(result.err).toContain(code);
  expect(result.err).toContain(place);
});

test.each<[string, () => string[]]>([
  ['no command', () => []],
  ['a command that does not exist', () => ['exapnd']],
  ['no path', () => ['expand']],
  ['a path that does not exist', () => ['expand', 'none']],
  ['an option that does not exist', () => ['expand', at('sets'), '--wrold', 'x']],
  ['a format that does not exist', () => ['expand', at('sets'), '-o', 'xml']],
  ['a repository without a directory', () => ['expand', at('sets'), '--repo', 'https://x']],
  ['a world that does not exist', () => ['expand', at('sets'), '--world', 'none.yaml']],
  ['a world that is none', () => ['expand', at('sets'), '--world', at('wrong.yaml')]],
  ['a revision that does not exist', () => ['expand', at('sets'), '--against', 'v9']],
  ['diff without a revision', () => ['expand', at('sets'), '-o', 'diff']],
  ['YAML of a comparison', () => ['expand', at('sets'), '-o', 'yaml', '--against', 'v1']],
])('%s ends with 2, a message and no stack', (_, args) => {
  const { code, err } = run(...args());
  expect(code).toBe(2);
  expect(err).toMatch(/\S/);
  expect(err).not.toMatch(/\n\s+at /);
});

test('help is no fault', () => {
  expect(run('expand', '--help')).toMatchObject({ code: 0, out: expect.stringContaining('--against <revision>') });
});
