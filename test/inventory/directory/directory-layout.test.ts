import { Folder, find, manifest, namesOf, readFiles } from './folder';

afterEach(() => Folder.removeAll());

const files = {
  'clusters/prod/apps.yaml': manifest('flux/Kustomization', 'apps', 'spec: {path: ./apps/prod}'),
  'clusters/prod/infra.yaml': manifest('flux/Kustomization', 'infra', 'spec: {path: /infra/}'),
  'apps/prod/kustomization.yaml': 'resources: [../base, extra.yaml, none.yaml, "https://example.org/x.yaml", github.com/org/repo//x?ref=v1]\nconfigMapGenerator: [{name: generated}]\n',
  'apps/prod/extra.yaml': manifest('ConfigMap', 'extra'),
  'apps/prod/unused.yaml': manifest('ConfigMap', 'unused'),
  'apps/base/kustomization.yaml': 'resources: [web.yaml]\n',
  'apps/base/web.yaml': manifest('apps/Deployment', 'web'),
  'infra/a.yaml': manifest('ConfigMap', 'a'),
  'infra/deep/er/b.yaml': manifest('ConfigMap', 'b'),
  'infra/built/kustomization.yaml': 'resources: [c.yaml]\n',
  'infra/built/c.yaml': manifest('ConfigMap', 'c'),
  'infra/built/d.yaml': manifest('ConfigMap', 'd'),
};

test('a folder applies what its kustomization includes, or every manifest below it', () => {
  const { layout } = readFiles(files);
  expect(namesOf(layout.objectsUnder('./apps/prod'))).toEqual(['ConfigMap/generated', 'Deployment/web', 'ConfigMap/extra']);
  expect(namesOf(layout.objectsUnder('infra/'))).toEqual(['ConfigMap/a', 'ConfigMap/b', 'ConfigMap/c']);
  expect(layout.objectsUnder('nowhere')).toEqual([]);
  expect(layout.objectsUnder('.').length).toBeGreaterThan(5);
});

test('an object knows the Flux Kustomizations that apply it', () => {
  const content = readFiles(files);
  const appliers = (name: string) => namesOf(content.layout.appliersOf(find(content, name)));
  expect(appliers('web')).toEqual(['Kustomization/apps']);
  expect(appliers('c')).toEqual(['Kustomization/infra']);
  expect(appliers('unused')).toEqual([]);
});

test('files, folders, kustomizations and texts are found however a path is written', () => {
  const { layout } = readFiles(files);
  expect([layout.hasFolder('./apps/prod/'), layout.hasFolder('/'), layout.hasFolder('apps/none'), layout.hasFile('infra/a.yaml')]).toEqual([true, true, false, true]);
  expect(layout.tryText('./infra/built/kustomization.yaml')).toBe('resources: [c.yaml]\n');
  expect(layout.tryText('../x')).toBeUndefined();
  expect(layout.kustomizationAt('apps/prod/')).toMatchObject({
    path: 'apps/prod',
    file: 'apps/prod/kustomization.yaml',
    includes: ['apps/base', 'apps/prod/extra.yaml', 'apps/prod/none.yaml'],
    remotes: ['https://example.org/x.yaml', 'github.com/org/repo//x?ref=v1'],
  });
  expect(layout.kustomizationAt('apps/prod')!.place(['resources', 1])).toEqual({ file: 'apps/prod/kustomization.yaml', line: 1, column: 22 });
  expect(layout.covers('anything')).toBe(true);
});

test('a path counts from the folder that the artifact is packed from', () => {
  const content = readFiles({
    'kubernetes/clusters/all.yaml': `${manifest('flux/Kustomization', 'all', 'spec: {path: ./apps}')}---\n${manifest('flux/Kustomization', 'none', 'spec: {path: ./none}')}`,
    'kubernetes/apps/a.yaml': manifest('ConfigMap', 'a'),
  });
  expect([content.layout.folderOf(find(content, 'all')), content.layout.folderOf(find(content, 'none'))]).toEqual(['kubernetes/apps', undefined]);
  expect(namesOf(content.layout.appliersOf(find(content, 'a')))).toEqual(['Kustomization/all']);
});
