/** Folders in which people keep what they no longer apply. */
import { Fields, InventoryObject } from '../inventory-object';
import { KIND } from '../kinds';
import { RepositoryLayout } from '../repository-layout';
import { isFields } from './reading';
import { isWithin, normalizePath } from './repository-path';

const ARCHIVE = /(?:^|\/)[._]?archived?(?=\/)/i;

export interface PutAwayOptions {
  readonly layout: RepositoryLayout;
  readonly objects: readonly InventoryObject[];
  /** Who names a folder means it. */
  readonly asked: readonly string[];
}

/** Whether a file lies in an archive out of which nothing else in the repository takes anything. */
export function putAwayIn({ layout, objects, asked }: PutAwayOptions): (file: string) => boolean {
  const used = new Map<string, boolean>();
  return (file) => {
    const archive = archiveOf(file);
    if (archive === undefined || asked.some((path) => path !== '' && isWithin(path, archive))) {
      return false;
    }
    const isUsed = used.get(archive) ?? isTakenFrom(archive, layout, objects);
    used.set(archive, isUsed);
    return !isUsed;
  };
}

function archiveOf(file: string): string | undefined {
  const match = ARCHIVE.exec(file);
  return match === null ? undefined : file.slice(0, match.index + match[0].length);
}

function isTakenFrom(archive: string, layout: RepositoryLayout, objects: readonly InventoryObject[]): boolean {
  const isInside = (object: InventoryObject) => isWithin(layout.pathOf(object) ?? '', archive);
  const outside = objects.filter((object) => !isInside(object));
  return layout.kustomizations.some(({ path, includes }) => !isWithin(path, archive) && includes.some((include) => isWithin(include, archive)))
    || objects.some((object) => isInside(object) && layout.appliersOf(object).some((applier) => !isInside(applier)))
    || outside.some(({ kindName, manifest }) => (kindName === KIND.application || kindName === KIND.applicationSet) && [...pathsIn(manifest.spec)].some((path) => mayReach(path, archive)));
}

/** Each `path` in the sources and generators of Argo CD. */
function* pathsIn(value: unknown): Iterable<string> {
  if (Array.isArray(value)) {
    for (const item of value) {
      yield* pathsIn(item);
    }
  } else if (isFields(value)) {
    for (const [key, field] of Object.entries(value as Fields)) {
      yield* key === 'path' && typeof field === 'string' ? [field] : pathsIn(field);
    }
  }
}

/** A folder may be read with all that is below it, and a pattern with all that begins like it. */
function mayReach(path: string, archive: string): boolean {
  const known = normalizePath(path.replace(/[^/]*(?:\{\{|[*?[]).*$/, ''));
  return path.includes('{{') && known === '' ? false : isWithin(archive, known) || isWithin(known, archive);
}
