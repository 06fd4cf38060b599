/** The Applications of an output tree, those of ApplicationSets among them. */
import type { ValuesWorld } from './effective-values';
import { Toolbox } from './toolbox';
import { describeManifest, isMap, Json, Manifest, textAt, valueAt } from './tree';
import type { Verdicts } from './verdicts';
import { renderYaml } from '../src/text';

export interface NamedApplication { readonly origin: string; readonly object: Json }

export function applicationsOf(tools: Toolbox, world: Pick<ValuesWorld, 'tree' | 'example'>, verdicts: Verdicts): readonly NamedApplication[] {
  return world.tree.manifests.flatMap((manifest) => {
    const origin = describeManifest(manifest);
    if (manifest.kind === 'Application') {
      return [{ origin, object: manifest.object }];
    }
    return manifest.kind === 'ApplicationSet' ? expandSet(tools, manifest, origin, world, verdicts) : [];
  });
}

function expandSet(
  tools: Toolbox, { object }: Manifest, origin: string, world: Pick<ValuesWorld, 'example'>, verdicts: Verdicts,
): readonly NamedApplication[] {
  const known = JSON.stringify(worldOf(object, world));
  const { status, stdout, stderr } = tools.run('expand', ['-world', known], { input: renderYaml(object) });
  if (status !== 0) {
    verdicts.fail(`${origin}: ${stderr.trim()}`);
    return [];
  }
  const applications = JSON.parse(stdout) as readonly Json[];
  if (applications.length === 0) {
    verdicts.fail(`${origin}: makes no Application of what judge.json tells`);
  }
  return applications.map((application) => ({ origin: `${origin} → ${textAt(application, 'metadata', 'name')}`, object: application }));
}

/** What the generators ask Argo CD for: its clusters, and the repositories that they name. */
function worldOf(object: Json, { example }: Pick<ValuesWorld, 'example'>): Json {
  const urls = [...new Set(repositoriesIn(valueAt(object, 'spec', 'generators')))];
  const folders = urls.map((url) => [url, example.tryRepositoryFolder(url)] as const).filter(([, folder]) => folder !== undefined);
  return { clusters: example.facts.clusters, repositories: Object.fromEntries(folders) };
}

function repositoriesIn(value: unknown): readonly string[] {
  if (Array.isArray(value)) {
    return value.flatMap(repositoriesIn);
  }
  return isMap(value) ? Object.entries(value).flatMap(([key, item]) => (key === 'repoURL' ? [String(item)] : repositoriesIn(item))) : [];
}
