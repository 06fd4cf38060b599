import { Path } from '../../text';
import { fieldsAt, listAt, oncePerSubject, valueAt } from '../engine';
import { mayHold } from '../telling-words';
import { hasManySources, SourceAt, sourcesOf } from './sources';

/** What `newEnv` of reposerver/repository/repository.go sets. */
const KNOWN: readonly string[] = [
  'ARGOCD_APP_NAME', 'ARGOCD_APP_NAMESPACE', 'ARGOCD_APP_PROJECT_NAME', 'ARGOCD_APP_REVISION', 'ARGOCD_APP_REVISION_SHORT', 'ARGOCD_APP_REVISION_SHORT_8',
  'ARGOCD_APP_SOURCE_PATH', 'ARGOCD_APP_SOURCE_REPO_URL', 'ARGOCD_APP_SOURCE_TARGET_REVISION',
];

/** What only plugins get beside it (`getPluginEnvs`), though the page says that all have it. */
const OF_PLUGINS: readonly string[] = ['KUBE_VERSION', 'KUBE_API_VERSIONS'];

type Place = 'plugin' | 'other';

/** Whether any text of an Application may name one; hardly any does. */
export const mayNameVariables = oncePerSubject(({ object, manifest }): boolean => mayHold('buildVariable', object, manifest));

/** Names of the build environment in a text, as Go's os.Expand finds them; `$$` is a dollar sign. */
export function variablesIn(text: string): string[] {
  if (!text.includes('$')) {
    return [];
  }
  const names = [...text.replace(/\$\$/g, '').matchAll(/\$(?:\{([^}]*)\}|(\w+))/g)].map(([, braced, bare]) => braced ?? bare);
  return [...new Set(names)].filter((name) => name.startsWith('ARGOCD_') || OF_PLUGINS.includes(name));
}

/** Those that there are. */
export function variablesOf(place: Place): readonly string[] {
  return place === 'plugin' ? [...KNOWN, ...OF_PLUGINS] : KNOWN;
}

/** Text in which Argo CD replaces variables. */
export interface Substituted {
  readonly value: string;
  readonly path: Path;
  readonly kind: Place;
}

/** Every such text of an Application (the calls of `Envsubst`). */
export const substitutedOf = oncePerSubject((subject): readonly Substituted[] => {
  // With many sources what follows the dollar sign at the start of a path is a ref.
  const isSingle = !hasManySources(subject.spec);
  return sourcesOf(subject).flatMap((one) => [
    ...items(one, ['helm', 'parameters'], 'value'),
    ...items(one, ['helm', 'valueFiles']).filter(({ value }) => isSingle || !value.startsWith('$')),
    ...items(one, ['helm', 'fileParameters'], 'path').filter(({ value }) => isSingle || !value.startsWith('$')),
    ...items(one, ['directory', 'jsonnet', 'extVars'], 'value'),
    ...items(one, ['directory', 'jsonnet', 'tlas'], 'value'),
    ...items(one, ['kustomize', 'images']),
    ...entries(one, ['kustomize', 'commonLabels']),
    ...valueAt(one.source, 'kustomize', 'commonAnnotationsEnvsubst') === true ? entries(one, ['kustomize', 'commonAnnotations']) : [],
    ...items(one, ['plugin', 'env'], 'value').map((text): Substituted => ({ ...text, kind: 'plugin' })),
  ]);
});

function items({ source, path }: SourceAt, at: Path, field?: string): Substituted[] {
  const inside = field === undefined ? [] : [field];
  return listAt(source, ...at).flatMap((item, index) => found(valueAt(item, ...inside), [...path, ...at, index, ...inside]));
}

function entries({ source, path }: SourceAt, at: Path): Substituted[] {
  return Object.entries(fieldsAt(source, ...at)).flatMap(([key, value]) => found(value, [...path, ...at, key]));
}

function found(value: unknown, path: Path): Substituted[] {
  return typeof value === 'string' ? [{ value, path, kind: 'other' }] : [];
}
