import fs from 'node:fs';
import { Folder, find, manifest, namesOf, readFiles } from './folder';

afterEach(() => Folder.removeAll());

const DEPLOYMENT = 'apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: web\nspec:\n  replicas: 2\n';

describe('what a manifest is', () => {
  test('documents, lists, lists in lists and JSON are objects, each with the place of each field', () => {
    const content = readFiles({
      'a.yaml': `# first\n${DEPLOYMENT}---\n${manifest('ConfigMap', 'one')}---\n# nothing\n---\nkind: List\napiVersion: v1\nitems:\n- ${manifest('ConfigMap', 'two')}- ${manifest('ConfigMap', 'three')}`,
      'b.json': '{\n\t"apiVersion": "v1",\n\t"kind": "ConfigMap",\n\t"metadata": {"name": "four"}\n}',
      'c.yml': `apiVersion: v1\nkind: List\nitems:\n- {apiVersion: v1, kind: ConfigMapList, items: [${manifest('ConfigMap', 'five').trim()}]}\n`,
    });
    expect(namesOf(content.objects)).toEqual(['Deployment/web', 'ConfigMap/one', 'ConfigMap/two', 'ConfigMap/three', 'ConfigMap/four', 'ConfigMap/five']);
    const place = (name: string, ...path: string[]) => find(content, name).origin.place!(path);
    expect(place('web', 'spec', 'replicas')).toEqual({ file: 'a.yaml', line: 7, column: 13 });
    expect(place('one', 'metadata', 'name')).toEqual({ file: 'a.yaml', line: 9, column: 52 });
    expect(place('three', 'metadata', 'name')).toEqual({ file: 'a.yaml', line: 17, column: 54 });
    expect(place('four', 'metadata', 'name')).toEqual({ file: 'b.json', line: 4, column: 23 });
    expect(find(content, 'web').origin.subject).toBe('a.yaml:2');
    expect(content.faults).toEqual([]);
    expect(content.fileCount).toBe(3);
  });

  test('a byte order mark and line ends of Windows change nothing', () => {
    const content = readFiles({ 'a.yaml': Buffer.from(`\ufeff${DEPLOYMENT}---\n${DEPLOYMENT.replace('web', 'db')}`.replaceAll('\n', '\r\n')) });
    expect(namesOf(content.objects)).toEqual(['Deployment/web', 'Deployment/db']);
    expect(find(content, 'db').origin.place!(['metadata', 'name'])).toEqual({ file: 'a.yaml', line: 11, column: 9 });
  });

  test.each([
    ['values', 'replicas: 1\nimage: {kind: x, apiVersion: 1}\n'],
    ['configuration of a cluster tool', 'apiVersion: kind.x-k8s.io/v1alpha4\nkind: Cluster\nname: x\n'],
    ['a kubeconfig', 'apiVersion: v1\nkind: Config\nclusters: []\n'],
    ['configuration of a component, which has no metadata', 'apiVersion: example.org/v1\nkind: AppConfiguration\nport: 1\n'],
    ['a definition of a kind', 'apiVersion: apiextensions.k8s.io/v1\nkind: CustomResourceDefinition\nmetadata: {name: x.y}\n'],
    ['a file of a pipeline', 'jobs:\n  build: {kind: x}\n'],
    ['something that is no YAML and no manifest', 'a: [\n'],
    ['a template of some tool', 'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: {{ name }}-x\n'],
    ['a template with a line for some tool', 'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  annotations:\n    <SHOP_ANNOTATION>\n    a: b\n'],
    ['a template of FreeMarker', 'apiVersion: v1\nkind: ConfigMap\nmetadata:\n<#if mail>\n  name: a\n</#if>\n'],
    ['a list in brackets that is not indented', 'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: a\nrules: [\n"a",\n"b"]\n'],
    ['a name for a format', 'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: shop-{}\n'],
    ['a template whose name is a token', 'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: <CLUSTER_NAME>-shop\n'],
    ['a template that happens to be YAML', 'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: {{ name }}\n'],
  ])('%s is passed over', (_, text) => {
    const { objects, faults } = readFiles({ 'a.yaml': text });
    expect([objects, faults]).toEqual([[], []]);
  });

  test('folders of programs, hidden ones and those with data of tests are passed over, unless they are named', () => {
    const folder = Folder.of(Object.fromEntries(['node_modules/a', '.github', '.archive', 'x/testdata', 'apps'].map((path) => [`${path}/a.yaml`, manifest('ConfigMap', path.replace(/\W/g, ''))])));
    expect(namesOf(folder.read().objects)).toEqual(['ConfigMap/apps']);
    expect(namesOf(folder.read('.archive', 'x/testdata/a.yaml').objects)).toEqual(['ConfigMap/archive', 'ConfigMap/xtestdata']);
  });

  test('links are not followed, so that no circle of them hangs', () => {
    const folder = Folder.of({ 'a/a.yaml': manifest('ConfigMap', 'a') }).link('a/again', '..');
    expect(namesOf(folder.read().objects)).toEqual(['ConfigMap/a']);
    expect(folder.read().layout.covers('a/again/a/a.yaml')).toBe(false);
  });

  test('a file that two arguments name is read once, and paths are from the root of the work tree', () => {
    const folder = Folder.of({ '.git/HEAD': 'x', 'apps/a.yaml': manifest('ConfigMap', 'a'), 'b.yaml': manifest('ConfigMap', 'b') });
    const { objects, known, layout, root } = folder.read('apps', 'apps/a.yaml');
    expect(namesOf(objects)).toEqual(['ConfigMap/a']);
    expect(namesOf(known)).toEqual(['ConfigMap/a', 'ConfigMap/b']);
    expect(root).toBe(folder.path);
    expect(layout.pathOf(objects[0])).toBe('apps/a.yaml');
    expect([layout.covers('apps/none.yaml'), layout.covers('b.yaml')]).toEqual([true, true]);
  });

  test('templates, charts and values of a chart are Helm\'s; what stands beside them is read', () => {
    const files = ['templates/a.yaml', 'crds/b.yaml', 'charts/c.yaml', 'values.yaml', 'apps/d.yaml'];
    const { objects, layout } = readFiles({ 'chart/Chart.yaml': 'name: x', ...Object.fromEntries(files.map((file) => [`chart/${file}`, manifest('ConfigMap', file.replace(/\W/g, ''))])) });
    expect(namesOf(objects)).toEqual(['ConfigMap/appsdyaml']);
    expect(layout.charts).toEqual(['chart']);
  });

  test('SOPS files are objects without the metadata of SOPS', () => {
    const { objects } = readFiles({
      'a.yaml': 'apiVersion: v1\nkind: Secret\nmetadata: {name: s}\nstringData:\n  token: ENC[AES256_GCM,data:x,iv:x,tag:x,type:str]\nsops:\n  mac: ENC[x]\n  lastmodified: "2026-01-01"\n',
      'b.yaml': 'apiVersion: ENC[x]\nkind: ENC[y]\nsops: {mac: x}\n',
    });
    expect(objects).toHaveLength(1);
    expect(objects[0].facts.isEncrypted).toBe(true);
    expect(Object.keys(objects[0].manifest)).toEqual(['apiVersion', 'kind', 'metadata', 'stringData']);
  });
});

describe('what is wrong with files', () => {
  const faultsOf = (files: Readonly<Record<string, string | Buffer>>) => readFiles(files).faults.map(({ code, file, line, column, message }) => [code, `${file}:${line}:${column}`, message]);

  test('a manifest that is no YAML is a fault at its line, and its neighbours are read', () => {
    const content = readFiles({ 'a.yaml': `${DEPLOYMENT}---\n${DEPLOYMENT.replace('replicas: 2', 'replicas: [2')}---\n${manifest('ConfigMap', 'after')}` });
    expect(namesOf(content.objects)).toEqual(['Deployment/web', 'ConfigMap/after']);
    expect(content.faults).toEqual([expect.objectContaining({ code: 'YML100', file: 'a.yaml', path: 'a.yaml', line: 14 })]);
  });

  test('a key twice is a fault at the second, and the object is there', () => {
    const content = readFiles({ 'a.yaml': `${DEPLOYMENT}  replicas: 3\n`, 'b.yaml': 'a: 1\na: 2\n' });
    expect(content.faults.map(({ code, line, column }) => [code, line, column])).toEqual([['YML101', 7, 3]]);
    expect(namesOf(content.objects)).toEqual(['Deployment/web']);
  });

  test('braces without quotes are a fault in an ApplicationSet only', () => {
    const text = (kind: string) => `apiVersion: argoproj.io/v1alpha1\nkind: ${kind}\nmetadata:\n  name: {{ .name }}-x\n`;
    expect(faultsOf({ 'a.yaml': text('ApplicationSet'), 'b.yaml': text('Application') })).toEqual([['YML100', 'a.yaml:4:20', expect.any(String)]]);
  });

  test('text that goes on without being indented is read by other parsers', () => {
    expect(faultsOf({ 'a.yaml': 'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: x\ndata:\n  a: \'one\n  two\'\n' })).toEqual([]);
    expect(faultsOf({ 'a.yaml': 'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: \'x\n' })).toEqual([['YML100', 'a.yaml:5:1', expect.any(String)]]);
  });

  test('shows no value of a Secret in what is wrong with its YAML', () => {
    const messages = ['*hunter2', '|hunter2', '>hunter2', '!a!hunter2 x'].flatMap((value) => faultsOf({
      'a.yaml': `apiVersion: v1\nkind: Secret\nmetadata: {name: a}\nstringData:\n  password: ${value}\n`,
    }));
    expect(messages).toHaveLength(4);
    expect(JSON.stringify(messages)).not.toContain('hunter2');
  });

  test('a kustomization that is no YAML is a fault', () => {
    expect(faultsOf({ 'kustomization.yaml': 'resources: [\n' })).toEqual([['YML100', 'kustomization.yaml:2:1', expect.any(String)]]);
  });

  test('a file that its owner keeps to himself', () => {
    const read = fs.readFileSync;
    jest.spyOn(fs, 'readFileSync').mockImplementation((path, options) => {
      if (String(path).endsWith('locked.yaml')) throw Object.assign(new Error('EACCES'), { code: 'EACCES' });
      return read(path, options);
    });
    expect(faultsOf({ 'locked.yaml': DEPLOYMENT })).toEqual([['YML104', 'locked.yaml:1:1', 'the file cannot be read']]);
    jest.restoreAllMocks();
  });

  test('no UTF-8, and a file that is too large', () => {
    const latin = Buffer.from(DEPLOYMENT.replace('web', 'w\u00e9b'), 'latin1');
    expect(faultsOf({ 'a.yaml': latin, 'b.yaml': Buffer.alloc(8 * 1024 * 1024 + 1, '#'), 'c.json': Buffer.alloc(8 * 1024 * 1024 + 1, ' '), 'd.yaml': Buffer.from([0xff]) })).toEqual([
      ['YML103', 'a.yaml:1:1', 'the file is no UTF-8'],
      ['YML102', 'b.yaml:1:1', 'the file is larger than 8 MiB'],
    ]);
  });
});
