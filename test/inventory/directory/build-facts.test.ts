import { Folder, find, manifest, namesOf, readFiles } from './folder';

afterEach(() => Folder.removeAll());

const kustomize = (fields: string) => `apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\n${fields}\n`;
const flux = (name: string, path: string, more = '') => manifest('flux/Kustomization', name, `spec: {path: ${path}${more === '' ? '' : `, ${more}`}}`);

describe('patches', () => {
  const partial = (files: Readonly<Record<string, string>>) => readFiles({ 'a.yaml': manifest('helm/HelmRelease', 'a') + '---\n' + manifest('ConfigMap', 'b'), ...files })
    .objects.filter(({ facts }) => facts.isPartial).map(({ name }) => name);

  test.each([
    ['a target with kind', 'patches: [{path: p.yaml, target: {kind: HelmRelease}}]', ['a']],
    ['a target that is an expression', 'patches: [{path: p.yaml, target: {kind: "Helm.*|X"}}]', ['a', 'b']],
    ['an inline merge', 'patches: [{patch: "{kind: ConfigMap, metadata: {name: b}}"}]', ['b']],
    ['an inline merge for another', 'patches: [{patch: "{kind: ConfigMap, metadata: {name: c}}"}]', []],
    ['a merge in a file', 'patches: [{path: p.yaml}]', ['b']],
    ['patchesStrategicMerge', 'patchesStrategicMerge: [p.yaml]', ['b']],
    ['patchesJson6902', 'patchesJson6902: [{path: p.yaml, target: {kind: HelmRelease, name: a}}]', ['a']],
    ['transformers', 'transformers: [p.yaml]', ['a', 'b']],
    ['none', '', []],
  ])('%s', (_, fields, expected) => {
    expect(partial({ 'kustomization.yaml': kustomize(`resources: [a.yaml]\n${fields}`), 'p.yaml': manifest('ConfigMap', 'b') })).toEqual(expected);
  });

  test('of an overlay, of a component, and through several folders reach the base', () => {
    const base = { 'base/kustomization.yaml': kustomize('resources: [../a.yaml]'), 'mid/kustomization.yaml': kustomize('resources: [../base]') };
    expect(partial({ ...base, 'top/kustomization.yaml': kustomize('resources: [../mid]\npatches: [{patch: "x", target: {kind: ConfigMap}}]') })).toEqual(['b']);
    expect(partial({
      ...base,
      'top/kustomization.yaml': kustomize('resources: [../mid]\ncomponents: [../part]'),
      'part/kustomization.yaml': 'kind: Component\npatches: [{patch: "x", target: {kind: HelmRelease}}]\n',
    })).toEqual(['a']);
  });

  test('of a Flux Kustomization reach what it applies, with and without a kustomization file', () => {
    const patches = 'patches: [{patch: x, target: {kind: ConfigMap}}]';
    expect(partial({ 'ks.yaml': flux('ks', './', patches) })).toEqual(['b']);
    expect(partial({ 'ks.yaml': flux('ks', './x', patches), 'x/kustomization.yaml': kustomize('resources: [../a.yaml]') })).toEqual(['b']);
    expect(partial({ 'ks.yaml': flux('ks', './x', 'components: [../../elsewhere]'), 'x/c.yaml': manifest('ConfigMap', 'c') })).toEqual(['c']);
  });

  test('that a patch puts into Flux Kustomizations reach what those apply', () => {
    const inner = JSON.stringify('spec: {patches: [{patch: x, target: {kind: ConfigMap}}]}');
    expect(partial({
      'clusters/all.yaml': flux('all', './apps', `patches: [{target: {kind: Kustomization}, patch: ${inner}}]`),
      'apps/one.yaml': flux('one', './one'),
      'one/c.yaml': manifest('ConfigMap', 'c') + '---\n' + manifest('Secret', 'd'),
    })).toEqual(['one', 'c']);
  });

  test('of a Flux Kustomization whose path has variables reach every folder that it may mean', () => {
    const files = { 'shop/prod/base/c.yaml': manifest('ConfigMap', 'c'), 'other/d.yaml': manifest('ConfigMap', 'd') };
    const patches = 'patches: [{patch: x, target: {kind: ConfigMap, name: "c|d"}}]';
    expect(partial({ ...files, 'ks.yaml': flux('ks', '"./shop/${ENVIRONMENT}/base"', patches) })).toEqual(['c']);
    expect(partial({ ...files, 'ks.yaml': flux('ks', '"./shop/${ENVIRONMENT"', patches) })).toEqual([]);
    expect(partial({ ...files, 'ks.yaml': flux('ks', '"${ROOT}"', patches) })).toEqual([]);
  });

  test('of elsewhere reach a base on which nothing here is built', () => {
    const base = { 'x/base/c/kustomization.yaml': kustomize('resources: [c.yaml]'), 'x/base/c/c.yaml': manifest('ConfigMap', 'c') };
    expect(partial(base)).toEqual(['c']);
    expect(partial({ ...base, 'x/prod/kustomization.yaml': kustomize('resources: [../base/c]') })).toEqual([]);
    expect(partial({ ...base, 'ks.yaml': flux('ks', './x/base/c') })).toEqual([]);
  });

  test('may also be loaded by a script, which is seen by their names', () => {
    expect(partial({ 'x/patches/apps/c.yaml': manifest('ConfigMap', 'c'), 'x/d-patch.yaml': manifest('ConfigMap', 'd'), 'dispatch/e.yaml': manifest('ConfigMap', 'e') })).toEqual(['d', 'c']);
  });

  test('of an Argo CD Application reach the folder of its source', () => {
    expect(partial({ 'x/c.yaml': manifest('ConfigMap', 'c'), 'app.yaml': manifest('argo/Application', 'app', 'spec: {source: {path: x, kustomize: {patches: [{patch: x, target: {kind: ConfigMap}}]}}}') })).toEqual(['c']);
  });

  test('a kustomization that includes itself ends', () => {
    expect(partial({ 'kustomization.yaml': kustomize('resources: [a.yaml, ., sub]'), 'sub/kustomization.yaml': kustomize('resources: [..]') })).toEqual([]);
  });
});

describe('names and namespaces', () => {
  const a = (content: ReturnType<typeof readFiles>, name = 'a') => {
    const { namespace, facts } = find(content, name);
    return { namespace, aliases: facts.aliases };
  };
  const own = 'apiVersion: v1\nkind: Secret\nmetadata: {name: a, namespace: own}\n';

  test('what a kustomization sets counts, the outermost most', () => {
    const files = { 'a.yaml': own, 'kustomization.yaml': kustomize('namespace: inner\nnamePrefix: p-\nnameSuffix: -s\nresources: [a.yaml]') };
    expect(a(readFiles(files))).toEqual({ namespace: 'inner', aliases: ['p-a-s'] });
    const folder = Folder.of({ ...files, 'top/kustomization.yaml': kustomize('namespace: outer\nnamePrefix: t-\nresources: [..]') });
    expect(a(folder.read())).toEqual({ namespace: undefined, aliases: ['p-a-s', 't-p-a-s'] });
    expect(find(folder.read(), 'a').facts.namespaces).toEqual(['inner', 'outer']);
  });

  test('a base that is also used as it is may be anywhere', () => {
    expect(a(readFiles({ 'a.yaml': own, 'kustomization.yaml': kustomize('resources: [a.yaml]'), 'top/kustomization.yaml': kustomize('namespace: outer\nresources: [..]') })).namespace).toBeUndefined();
  });

  test('targetNamespace of a Flux Kustomization counts; a variable in it is any', () => {
    expect(a(readFiles({ 'x/a.yaml': own, 'ks.yaml': flux('ks', './x', 'targetNamespace: target') })).namespace).toBe('target');
    expect(a(readFiles({ 'x/a.yaml': own, 'ks.yaml': flux('ks', './x', 'targetNamespace: "${NS}"') })).namespace).toBeUndefined();
    expect(a(readFiles({ 'x/a.yaml': own })).namespace).toBe('own');
  });

  test('a Namespace gets the name of the namespace', () => {
    const { facts } = find(readFiles({ 'a.yaml': manifest('Namespace', '_'), 'kustomization.yaml': kustomize('namespace: shop\nresources: [a.yaml]') }), '_');
    expect(facts).toMatchObject({ aliases: ['shop'], isRenamed: true });
  });
});

describe('generated objects', () => {
  const content = () => readFiles({
    'kustomization.yaml': kustomize([
      'namespace: shop',
      'configMapGenerator:',
      '- {name: values, files: [values.yaml, other=dir/x.txt], literals: ["a=1=2"], options: {disableNameSuffixHash: true}}',
      'secretGenerator:',
      '- {name: keys, envs: [keys.env]}',
      '- {files: [x]}',
    ].join('\n')),
    'values.yaml': `${manifest('ConfigMap', 'inside')}`,
    'keys.env': '# c\nTOKEN=hunter2\n\nUSER=me\n',
  });

  test('have their names, namespaces and keys, and the text of what is no secret', () => {
    const { objects } = content();
    expect(namesOf(objects)).toEqual(['ConfigMap/values', 'Secret/keys']);
    expect(objects[0].manifest.data).toEqual({ 'values.yaml': expect.stringContaining('inside'), 'other': '', 'a': '1=2' });
    expect(objects[0].facts).toEqual({ isGenerated: true, namespaces: ['shop'] });
    expect(objects[1].facts).toEqual({ isGenerated: true, hasNameHash: true, namespaces: ['shop'] });
  });

  test('have a place in the kustomization, and no plaintext', () => {
    const [values, keys] = content().objects;
    expect(values.origin.place!(['data', 'a'])).toEqual({ file: 'kustomization.yaml', line: 5, column: 3 });
    expect(keys.manifest.stringData).toEqual({ TOKEN: '', USER: '' });
  });
});

test('what a kustomization uses as material is no manifest', () => {
  const names = ['patch', 'merge', 'json', 'transformer', 'generator', 'config', 'replacement', 'chartvalues', 'input'];
  const { objects } = readFiles({
    'kustomization.yaml': kustomize([
      'patches: [{path: patch.yaml}]', 'patchesStrategicMerge: [merge.yaml]', 'patchesJson6902: [{path: json.yaml, target: {kind: X}}]',
      'transformers: [./folder]', 'generators: [generator.yaml]', 'configurations: [config.yaml]', 'replacements: [{path: replacement.yaml}]',
      'helmCharts: [{name: x, valuesFile: chartvalues.yaml}]', 'configMapGenerator: [{name: g, files: [k=input.yaml]}]',
    ].join('\n')),
    ...Object.fromEntries(names.map((name) => [`${name}.yaml`, manifest('ConfigMap', name)])),
    'folder/transformer.yaml': manifest('ConfigMap', 'inner'),
  });
  expect(namesOf(objects)).toEqual(['ConfigMap/transformer', 'ConfigMap/g']);
});

test('a Flux Kustomization in a file of the name that kustomize looks for is an object', () => {
  const { objects, layout } = readFiles({ 'kustomization.yaml': flux('ks', './x') });
  expect([namesOf(objects), layout.kustomizations]).toEqual([['Kustomization/ks'], []]);
});

test('what no build includes may be patched as others of its kind are', () => {
  const { objects } = readFiles({
    'kustomization.yaml': kustomize('resources: [a.yaml]\npatches: [{patch: x, target: {kind: ConfigMap}}]'),
    'a.yaml': manifest('ConfigMap', 'a'),
    'left/b.yaml': manifest('ConfigMap', 'b') + '---\n' + manifest('Secret', 'c'),
  });
  expect(objects.filter(({ facts }) => facts.isPartial).map(({ name }) => name)).toEqual(['a', 'b']);
});

test('annotations that builds add are facts of the object', () => {
  const added = (files: Readonly<Record<string, string>>) => find(readFiles({ 'x/a.yaml': manifest('ConfigMap', 'a'), ...files }), 'a').facts.annotations;
  expect(added({ 'kustomization.yaml': kustomize('resources: [x/a.yaml]\ncommonAnnotations: {a: b}') })).toEqual({ a: 'b' });
  expect(added({ 'ks.yaml': flux('ks', './x', 'commonMetadata: {annotations: {c: d}}') })).toEqual({ c: 'd' });
  const patch = 'patches: [{target: {kind: ConfigMap}, patch: "[{op: add, path: /metadata/annotations/kustomize.toolkit.fluxcd.io~1substitute, value: disabled}]"}]';
  expect(added({ 'ks.yaml': flux('ks', './x', patch) })).toEqual({ 'kustomize.toolkit.fluxcd.io/substitute': 'disabled' });
  expect(added({})).toBeUndefined();
});
