/** What an output says about itself: no name twice, and paths into the output lead somewhere. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { applicationsOf, NamedApplication } from './argo-applications';
import { EngineFolder, Example } from './example';
import { Toolbox } from './toolbox';
import { describeManifest, Json, listAt, Manifest, mapAt, readTree, textAt, Tree } from './tree';
import { JudgeResult, Verdicts } from './verdicts';

export function judgeReferences(tools: Toolbox, examples: readonly Example[]): JudgeResult {
  const verdicts = new Verdicts();
  for (const example of examples) {
    for (const engine of ['argocd', 'flux'] as const) {
      judgeOutput(tools, example, engine, verdicts);
    }
  }
  return verdicts.result('references', 'names are unique, paths into the output lead somewhere');
}

function judgeOutput(tools: Toolbox, example: Example, engine: EngineFolder, verdicts: Verdicts): void {
  const folder = example.tryOutput(engine);
  if (folder === undefined) {
    return;
  }
  const tree = readTree(folder);
  // The judge of releases reports what cannot be expanded.
  const applications = applicationsOf(tools, { tree, example }, new Verdicts());
  const sets = tree.manifests.filter(({ kind }) => kind === 'ApplicationSet').map((set) => ({ origin: describeManifest(set), object: set.object }));
  [applications, sets].forEach((objects) => judgeNames(objects, verdicts));
  const paths = [...applications.flatMap(applicationPaths), ...tree.manifests.flatMap((manifest) => kustomizationPath(manifest, tree))];
  paths.forEach((path) => judgePath(path, example, tree, verdicts));
}

function judgeNames(objects: readonly NamedApplication[], verdicts: Verdicts): void {
  const seen = new Map<string, string>();
  for (const { origin, object } of objects) {
    const name = `${textAt(object, 'kind')} ${textAt(object, 'metadata', 'namespace')}/${textAt(object, 'metadata', 'name')}`;
    const first = seen.get(name);
    seen.set(name, origin);
    verdicts.attempt(origin, () => {
      if (first !== undefined) {
        throw new Error(`${name} is there already: ${first}`);
      }
    });
  }
}

interface PathReference { readonly origin: string; readonly url: string; readonly path: string }

function applicationPaths({ origin, object }: NamedApplication): readonly PathReference[] {
  const sources = [mapAt(object, 'spec', 'source'), ...listAt(object, 'spec', 'sources')];
  return sources.filter(({ path, chart }) => path !== undefined && chart === undefined)
    .map((source: Json) => ({ origin, url: textAt(source, 'repoURL') ?? '', path: textAt(source, 'path')! }));
}

/** The GitRepository that bootstrapping made is not in the output: it is the repository of the output. */
function kustomizationPath(manifest: Manifest, tree: Tree): readonly PathReference[] {
  const { apiVersion, object } = manifest;
  const path = textAt(object, 'spec', 'path');
  if (!apiVersion.startsWith('kustomize.toolkit.fluxcd.io/') || manifest.kind !== 'Kustomization' || path === undefined) {
    return [];
  }
  const source = mapAt(object, 'spec', 'sourceRef');
  const declared = tree.manifests.find(({ kind, name }) => kind === source.kind && name === source.name);
  return [{ origin: describeManifest(manifest), url: textAt(declared?.object, 'spec', 'url') ?? '', path }];
}

function judgePath({ origin, url, path }: PathReference, example: Example, tree: Tree, verdicts: Verdicts): void {
  const isOwn = url === '' || example.isOwnRepository(url);
  const inside = isOwn ? example.tryPathInOutput(path, tree.root) : undefined;
  const isThere = inside === undefined ? example.tryRepositoryPath(url, path, tree.root) !== undefined : existsSync(join(tree.root, inside));
  if (isThere || (isOwn && existsSync(join(example.folder, path)))) {
    verdicts.pass();
  } else {
    verdicts.fail(`${origin}: path "${path}" is not there`);
  }
}
