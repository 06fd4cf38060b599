import { Folder, manifest } from './directory/folder';
import { checkDirectory } from '../../src/checks';

afterEach(() => Folder.removeAll());

const OLD = { 'archive/old/a.yaml': broken('old'), 'archive/broken.yaml': 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: [\n', 'new.yaml': broken('new') };
const flux = (path: string) => manifest('flux/Kustomization', 'flux', `spec: {interval: 1h, prune: true, sourceRef: {kind: GitRepository, name: flux-system}, path: ${path}}`);
const argo = (spec: string) => manifest('argo/Application', 'argo', `spec: {source: {${spec}}}`);

/** An object that the API server refuses. */
function broken(name: string): string {
  return `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: ${name}, namespace: shop}\ndata: {a/b: c}\n`;
}

function foundIn(files: Readonly<Record<string, string>>, ...paths: readonly string[]): string[] {
  const { findings } = checkDirectory(paths.length === 0 ? ['.'] : paths, { base: Folder.of(files).path });
  return findings.filter(({ code }) => code === 'KUB108' || code === 'YML100').map(({ code, object }) => `${code} ${object.name}`);
}

test('what lies in an archive is not reported', () => {
  expect(foundIn(OLD)).toEqual(['KUB108 new']);
});

test.each(['_archive/a.yaml', 'apps/archived/a.yaml', 'apps/Archive/x/a.yaml'])('%s is in an archive', (path) => {
  expect(foundIn({ [path]: broken('old') })).toEqual([]);
});

test.each(['archives/a.yaml', 'archive.yaml', 'apps/my-archive/a.yaml', 'archiver/a.yaml'])('%s is in none', (path) => {
  expect(foundIn({ [path]: broken('a') })).toEqual(['KUB108 a']);
});

test.each([
  ['a kustomization', 'apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\nresources: [archive/old/a.yaml]\n', 'kustomization.yaml'],
  ['Flux', flux('./archive/old'), 'flux.yaml'],
  ['Flux with all around it', flux('./x'), 'x/flux.yaml'],
  ['Argo CD', argo('path: archive/old'), 'argo.yaml'],
  ['Argo CD with all around it', argo('path: ., directory: {recurse: true}'), 'argo.yaml'],
])('an archive that %s uses is none', (_, text, file) => {
  const files = file === 'x/flux.yaml' ? { 'x/archive/old/a.yaml': OLD['archive/old/a.yaml'] } : OLD;
  expect(foundIn({ ...files, [file]: text })).toContain('KUB108 old');
});

test('a template of a path reaches no archive', () => {
  expect(foundIn({ ...OLD, 'argo.yaml': argo('path: "{{.path.path}}"') })).toEqual(['KUB108 new']);
});

test('an archive that somebody names is meant', () => {
  expect(foundIn(OLD, 'archive')).toEqual(expect.arrayContaining(['KUB108 old']));
});
