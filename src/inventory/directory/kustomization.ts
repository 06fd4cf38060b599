/** One kustomization file: what it includes, what it makes, what it changes, and which files are only material for it. */
import { Path } from '../../text';
import { Fields } from '../inventory-object';
import { KustomizeFolder } from '../repository-layout';
import { generatedObjects } from './generated-objects';
import { PatchTarget, patchTargets } from './patch-target';
import { RawObject, ReadDocument, SourceFile } from './read-manifests';
import { fieldsOf, listOf, textOf, textsOf } from './reading';
import { folderOf, joinPath } from './repository-path';

/** Names that kustomize looks for, in its order. */
export const KUSTOMIZATION_NAMES: readonly string[] = ['kustomization.yaml', 'kustomization.yml', 'Kustomization'];

export interface Kustomization extends KustomizeFolder {
  readonly isComponent: boolean;
  /** Folders whose patches and namespace hold for everything that is included here. */
  readonly components: readonly string[];
  /** Files that are no manifests: patches, generator input, configuration. */
  readonly material: readonly string[];
  readonly targets: readonly PatchTarget[];
  readonly namespace?: string;
  readonly prefix: string;
  readonly suffix: string;
  /** What it adds to everything that it includes. */
  readonly annotations: Fields;
  /** ConfigMaps and Secrets that it makes. */
  readonly generated: readonly RawObject[];
}

/** `github.com/org/repo//path?ref=v1` is a URL without a scheme. */
const REMOTE = /:\/\/|^[\w.-]+@[\w.-]+:|^git::|^(?:www\.)?(?:github\.com|gitlab\.com|bitbucket\.org)\/|\?(?:ref|version|timeout|submodules)=/;

/** `readText` gives the text of a file from the root. */
export function readKustomization(document: ReadDocument, file: SourceFile, readText: (path: string) => string | undefined): Kustomization {
  const folder = folderOf(file.path);
  const fields = fieldsOf(document.value);
  const entries = [...textsOf(fields.resources), ...textsOf(fields.bases), ...textsOf(fields.components)];
  const here = (entry: string) => joinPath(folder, entry);
  const read = (entry: string) => (REMOTE.test(entry) ? undefined : readText(here(entry)));
  return {
    path: folder,
    file: file.path,
    fields,
    place: (path: Path) => document.place(path),
    includes: entries.filter((entry) => !REMOTE.test(entry)).map(here),
    remotes: entries.filter((entry) => REMOTE.test(entry)),
    isComponent: fields.kind === 'Component',
    components: textsOf(fields.components).filter((entry) => !REMOTE.test(entry)).map(here),
    material: materialOf(fields).filter((entry) => !REMOTE.test(entry)).map(here),
    targets: patchTargets(fields, read),
    namespace: textOf(fields.namespace),
    prefix: textOf(fields.namePrefix) ?? '',
    suffix: textOf(fields.nameSuffix) ?? '',
    annotations: fieldsOf(fields.commonAnnotations),
    generated: generatedObjects(fields, file, document.place, read),
  };
}

/** Fields that name files which are no manifests, and what they name. */
function materialOf(fields: Fields): string[] {
  const patches = [...listOf(fields.patches), ...listOf(fields.patchesJson6902), ...listOf(fields.replacements), ...listOf(fields.replicas)];
  const charts = [...listOf(fields.helmCharts), ...listOf(fields.helmChartInflationGenerator)].map(fieldsOf);
  const generators = [...listOf(fields.configMapGenerator), ...listOf(fields.secretGenerator)].map(fieldsOf);
  return [
    ...patches.map((patch) => textOf(fieldsOf(patch).path)),
    ...['patchesStrategicMerge', 'transformers', 'generators', 'validators', 'configurations', 'crds'].flatMap((key) => textsOf(fields[key])),
    textOf(fieldsOf(fields.openapi).path),
    ...charts.flatMap(({ valuesFile, additionalValuesFiles }) => [textOf(valuesFile), ...textsOf(additionalValuesFiles)]),
    ...generators.flatMap(({ files, envs, env }) => [...textsOf(files).map(pathOfEntry), ...textsOf(envs), textOf(env)]),
  ].filter((entry) => entry !== undefined && !entry.includes('\n')) as string[];
}

/** `key=path`, or only the path. */
function pathOfEntry(entry: string): string {
  return entry.slice(entry.indexOf('=') + 1);
}
