import { isFields, listOf, textsOf } from './directory/reading';
import { Fields, InventoryObject } from './inventory-object';
import { KIND } from './kinds';
import { KustomizeFolder, RepositoryLayout } from './repository-layout';

/** The entry of a kustomization that makes an object. */
export interface Generator {
  readonly folder: KustomizeFolder;
  readonly entry: Fields;
}

/** Undefined for what somebody wrote. */
export function tryGenerator(object: InventoryObject, layout: RepositoryLayout): Generator | undefined {
  const file = object.facts.isGenerated === true ? layout.pathOf(object) : undefined;
  const folder = file === undefined ? undefined : layout.kustomizationAt(file.slice(0, Math.max(0, file.lastIndexOf('/'))));
  const field = object.kindName === KIND.secret ? 'secretGenerator' : 'configMapGenerator';
  const entry = folder === undefined ? undefined : listOf(folder.fields[field]).filter(isFields).find(({ name }) => name === object.name);
  return folder === undefined || entry === undefined ? undefined : { folder, entry };
}

/** One file that a generator reads. */
export interface GeneratorFile {
  readonly key: string;
  /** From the root of the repository. */
  readonly file: string;
}

/** `key=path`, or the name of the file as the key. */
export function filesOf({ folder, entry }: Generator): GeneratorFile[] {
  return textsOf(entry.files).map((text) => {
    const equals = text.indexOf('=');
    const path = text.slice(equals + 1);
    return { key: equals < 0 ? path.slice(path.lastIndexOf('/') + 1) : text.slice(0, equals), file: joined(folder.path, path) };
  });
}

function joined(folder: string, path: string): string {
  const parts: string[] = [];
  for (const part of `${folder}/${path}`.split('/').filter((one) => one !== '' && one !== '.')) {
    if (part === '..') {
      parts.pop();
    } else {
      parts.push(part);
    }
  }
  return parts.join('/');
}
