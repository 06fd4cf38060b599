import { Fields } from '../../inventory';
import { parseYaml, Path } from '../../text';
import { isFields, listAt, Subject, textAt } from '../engine';
import { sourcesOf } from './sources';

/** One patch of the Kustomize settings of a source. */
export interface PatchAt {
  readonly at: Path;
  readonly fields: Fields;
  /** What its text says; undefined where there is none or it is not known yet. */
  readonly patch: Fields | readonly unknown[] | 'unreadable' | undefined;
}

/** Every patch of every source. */
export function patchesOf(subject: Subject): PatchAt[] {
  return sourcesOf(subject).flatMap(({ source, path }) => listAt(source, 'kustomize', 'patches').flatMap((fields, index) =>
    (isFields(fields) ? [{ at: [...path, 'kustomize', 'patches', index], fields, patch: readPatch(fields) }] : [])));
}

function readPatch(fields: Fields): PatchAt['patch'] {
  const text = textAt(fields, 'patch');
  if (text === undefined || text.trim() === '') {
    return undefined;
  }
  const { documents, faults } = parseYaml(text, { lastKeyWins: true });
  const value = documents[0]?.value;
  return faults.length === 0 && (isFields(value) || Array.isArray(value)) ? value : 'unreadable';
}
