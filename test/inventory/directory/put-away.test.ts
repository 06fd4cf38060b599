import { Folder, manifest, readFiles } from './folder';

afterEach(() => Folder.removeAll());

const OLD = { 'archive/old/a.yaml': manifest('ConfigMap', 'old'), 'archive/broken.yaml': 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: [\n', 'new.yaml': manifest('ConfigMap', 'new') };
const flux = (path: string) => manifest('flux/Kustomization', 'flux', `spec: {path: ${path}}`);
const argo = (spec: string) => manifest('argo/Application', 'argo', `spec: {source: {${spec}}}`);

test('what lies in an archive is known, and not asked for', () => {
  const { objects, known, faults } = readFiles(OLD);

  expect(objects.map(({ name }) => name)).toEqual(['new']);
  expect(known.map(({ name }) => name)).toEqual(['old', 'new']);
  expect(faults).toEqual([]);
});

test.each(['_archive/a.yaml', 'apps/archived/a.yaml', 'apps/Archive/x/a.yaml'])('%s is in an archive', (path) => {
  expect(readFiles({ [path]: manifest('ConfigMap', 'old') }).objects).toEqual([]);
});

test.each(['archives/a.yaml', 'archive.yaml', 'apps/my-archive/a.yaml', 'archiver/a.yaml'])('%s is in none', (path) => {
  expect(readFiles({ [path]: manifest('ConfigMap', 'a') }).objects).toHaveLength(1);
});

test.each([
  ['a kustomization', 'apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\nresources: [archive/old/a.yaml]\n', 'kustomization.yaml'],
  ['Flux', flux('./archive/old'), 'flux.yaml'],
  ['Flux with all around it', flux('./'), 'flux.yaml'],
  ['Argo CD', argo('path: archive/old'), 'argo.yaml'],
  ['Argo CD with all around it', argo('path: ., directory: {recurse: true}'), 'argo.yaml'],
])('an archive that %s uses is none', (_, text, file) => {
  expect(readFiles({ ...OLD, [file]: text }).objects.map(({ name }) => name)).toContain('old');
});

test('a template of a path reaches no archive', () => {
  expect(readFiles({ ...OLD, 'argo.yaml': argo('path: "{{.path.path}}"') }).objects.map(({ name }) => name)).not.toContain('old');
});

test('an archive that somebody names is meant', () => {
  expect(Folder.of(OLD).read('archive').objects.map(({ name }) => name)).toEqual(['old']);
});
