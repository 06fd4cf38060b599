import { Fields } from '../../inventory';
import { Path } from '../../text';
import { isFields, isKnown, listAt, Subject, textAt } from '../engine';
import { Destination } from './permission';

/** One text of a list, and where it stands. */
export interface TextAt {
  readonly text: string;
  readonly path: Path;
}

/** The texts of a list that are known. */
export function textsAt(subject: Subject, ...path: readonly (string | number)[]): TextAt[] {
  return listAt(subject.manifest, ...path).flatMap((value, index) => {
    const text = textAt(value);
    return text === undefined ? [] : [{ text, path: [...path, index] }];
  });
}

/** One mapping of a list, and where it stands. */
export interface EntryAt {
  readonly entry: Fields;
  readonly path: Path;
}

export function entriesAt(subject: Subject, ...path: readonly (string | number)[]): EntryAt[] {
  return listAt(subject.manifest, ...path).flatMap((entry, index) => (isFields(entry) ? [{ entry, path: [...path, index] }] : []));
}

export interface DestinationAt extends Destination {
  readonly path: Path;
}

/** The destinations whose fields are known. */
export function destinationsOf(subject: Subject): DestinationAt[] {
  return entriesAt(subject, 'spec', 'destinations').flatMap(({ entry, path }) => {
    const { server = '', name = '', namespace = '' } = entry;
    const isRead = [server, name, namespace].every((value) => typeof value === 'string' && isKnown(value));
    return isRead ? [{ server, name, namespace, path } as DestinationAt] : [];
  });
}

/** The text of a field that may be left out; undefined where it is not known. */
export function optionalText(entry: Fields, key: string): string | undefined {
  return entry[key] === undefined || entry[key] === null ? '' : textAt(entry, key);
}
