import { Path } from '../../text';
import { fieldsOf, listOf, oncePerSubject } from '../engine';
import { helmOf, SourceAt, sourcesOf } from './sources';

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
export const valuePathsOf = oncePerSubject((subject): readonly ValuePath[] => (
  helmOf(subject).flatMap((of) => {
    const { valueFiles, fileParameters } = fieldsOf(of.source.helm);
    const paths: ValuePath[] = [];
    const add = (text: unknown, place: Path) => {
      if (typeof text === 'string' && !text.includes('{{')) {
        paths.push({ text, path: [...of.path, 'helm', ...place], of, ref: tryRefName(text) });
      }
    };
    listOf(valueFiles).forEach((text, index) => add(text, ['valueFiles', index]));
    listOf(fileParameters).forEach((one, index) => add(fieldsOf(one).path, ['fileParameters', index, 'path']));
    return paths;
  })
));

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
