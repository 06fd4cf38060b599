import { Path } from '../../text';
import { fieldsOf, isFields, listOf, oncePerSubject } from '../engine';
import { SourceAt, sourcesOf } from './sources';

/** A path that Argo CD hands to Helm: a values file, or the file of a parameter. */
export interface ValuePath {
  /** As it is written; never one with `{{ }}`. */
  readonly text: string;
  readonly path: Path;
  /** The source that it is for. */
  readonly of: SourceAt;
  /** `values` of `$values/prod.yaml` (`getReferencedSourceName` of reposerver/repository/repository.go). */
  readonly ref: string | undefined;
}

/** Every such path of an Application. */
export const valuePathsOf = oncePerSubject((subject): readonly ValuePath[] => {
  const found: ValuePath[] = [];
  for (const of of sourcesOf(subject)) {
    const { helm } = of.source;
    if (!isFields(helm)) {
      continue;
    }
    listOf(helm.valueFiles).forEach((text, index) => addPath(found, of, text, ['valueFiles', index]));
    listOf(helm.fileParameters).forEach((one, index) => addPath(found, of, fieldsOf(one).path, ['fileParameters', index, 'path']));
  }
  return found;
});

function addPath(found: ValuePath[], of: SourceAt, text: unknown, place: Path): void {
  if (typeof text === 'string' && !text.includes('{{')) {
    found.push({ text, path: [...of.path, 'helm', ...place], of, ref: tryRefName(text) });
  }
}

function tryRefName(text: string): string | undefined {
  if (!text.startsWith('$') || text.startsWith('${')) {
    return undefined;
  }
  const end = text.indexOf('/');
  return end < 0 ? text.slice(1) : text.slice(1, end);
}

/** Sources by their `ref`; undefined where one is not known yet, so that nothing can be said. */
export const tryRefs = oncePerSubject((subject): ReadonlyMap<string, SourceAt> | undefined => {
  const refs = new Map<string, SourceAt>();
  for (const one of sourcesOf(subject)) {
    const { ref } = one.source;
    if (typeof ref !== 'string' || ref === '') {
      continue;
    }
    if (ref.includes('{{') || ref.includes('${')) {
      return undefined;
    }
    refs.set(ref, one);
  }
  return refs;
});

/** Whether Helm fetches it itself (`ResolveValueFilePathOrUrl` of util/io/path/resolved.go). */
export function isRemote(text: string): boolean {
  return /^[a-zA-Z][a-zA-Z0-9+.-]*:/.test(text);
}
