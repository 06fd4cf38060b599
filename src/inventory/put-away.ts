/** Folders in which people keep what they no longer apply. */
import { appliersIn } from './applied';
import { isFields } from './directory/reading';
import { isWithin, normalizePath } from './directory/repository-path';
import { Inventory } from './inventory';
import { Fields, InventoryObject } from './inventory-object';
import { KIND } from './kinds';
import { RepositoryLayout } from './repository-layout';

const ARCHIVE = /(?:^|\/)[._]?archived?(?=\/)/i;

/** Whether a file lies in an archive out of which nothing else in the repository takes anything. Who asks for a folder means it. */
export function putAwayIn(inventory: Inventory, layout: RepositoryLayout, asked: readonly string[]): (file: string) => boolean {
  const used = new Map<string, boolean>();
  return (file) => {
    const archive = archiveOf(file);
    if (archive === undefined || asked.some((path) => path !== '' && isWithin(path, archive))) {
      return false;
    }
    const isUsed = used.get(archive) ?? isTakenFrom(archive, inventory, layout);
    used.set(archive, isUsed);
    return !isUsed;
  };
}

function archiveOf(file: string): string | undefined {
  const match = ARCHIVE.exec(file);
  return match === null ? undefined : file.slice(0, match.index + match[0].length);
}

function isTakenFrom(archive: string, inventory: Inventory, layout: RepositoryLayout): boolean {
  const { objects } = inventory;
  const appliers = appliersIn(inventory);
  const isInside = (object: InventoryObject) => isWithin(layout.pathOf(object) ?? '', archive);
  const outside = objects.filter((object) => !isInside(object));
  return layout.kustomizations.some(({ path, includes }) => !isWithin(path, archive) && includes.some((include) => isWithin(include, archive)))
    || objects.some((object) => isInside(object) && appliers.get(object)?.some(({ kustomization }) => !isInside(kustomization)))
    || outside.some((object) => isOfArgo(object) && [...pathsIn(object.manifest.spec)].some((path) => mayReach(path, archive)));
}

function isOfArgo({ kindName }: InventoryObject): boolean {
  return kindName === KIND.application || kindName === KIND.applicationSet;
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
