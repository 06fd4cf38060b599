import { Path } from '../../text';
import { listAt, oncePerSubject, valueAt } from '../engine';
import { helmOf, SourceAt, sourcesOf } from './sources';

/** A path that Argo CD hands to Helm: a values file, or the file of a parameter. */
export interface ValuePath {
  /** As it is written; never one with `{{ }}`. */
  readonly text: string;
  readonly path: Path;
  /** The source that it is for. */
  readonly of: SourceAt;
}

/** Every such path of an Application. */
export const valuePathsOf = oncePerSubject((subject): readonly ValuePath[] => (
  helmOf(subject).flatMap((of) => {
    const paths: ValuePath[] = [];
    const add = (text: unknown, ...place: Path) => {
      if (typeof text === 'string' && !text.includes('{{')) {
        paths.push({ text, path: [...of.path, 'helm', ...place], of });
      }
    };
    listAt(of.source, 'helm', 'valueFiles').forEach((text, index) => add(text, 'valueFiles', index));
    listAt(of.source, 'helm', 'fileParameters').forEach((one, index) => add(valueAt(one, 'path'), 'fileParameters', index, 'path'));
    return paths;
  })
));

/** `values` of `$values/prod.yaml` (`getReferencedSourceName` of reposerver/repository/repository.go). */
export function tryRefName({ text }: ValuePath): string | undefined {
  return text.startsWith('$') && !text.startsWith('${') ? text.slice(1).split('/')[0] : undefined;
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
