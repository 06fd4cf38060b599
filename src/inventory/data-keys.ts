import { fieldsOf, isFields } from './directory/reading';
import { Fields, InventoryObject } from './inventory-object';
import { KIND } from './kinds';
import { Reference } from './references';
import { Referents } from './referents';

/** The keys of a ConfigMap's or Secret's data. Undefined where more may come: patches, a template, values to fill in. */
export function tryKeysOf({ facts, manifest }: InventoryObject): readonly string[] | undefined {
  if (facts.isPartial === true) {
    return undefined;
  }
  const keys = [manifest.data, manifest.stringData, manifest.binaryData].flatMap((data) => (isFields(data) ? Object.keys(data) : []));
  return keys.some((key) => key.includes('${')) ? undefined : keys;
}

/**
 * What keys there are in every object that a reference may mean. Undefined where one of them is not known, or none is:
 * then nothing can be said of a key that is missing.
 */
export function tryKeysMeant(reference: Reference, referents: Referents): readonly string[] | undefined {
  const { objects, externals, isImplied } = referents.resolve(reference);
  if (isImplied) {
    return undefined;
  }
  const known = [...objects.map(tryKeysOf), ...externals.map(({ keys }) => keys)];
  return known.length === 0 || known.includes(undefined) ? undefined : [...new Set(known.flat() as string[])];
}

/** The text under a key, where it is known: not ciphertext, and not what a kustomization generates. */
export function tryTextOf({ facts, manifest, kindName }: InventoryObject, key: string): string | undefined {
  if (facts.isPartial === true || facts.isEncrypted === true || facts.isGenerated === true || isFields(manifest.sops)) {
    return undefined;
  }
  const plain = ownText(fieldsOf(manifest.stringData), key);
  if (plain !== undefined || kindName === KIND.secret) {
    return plain ?? decoded(ownText(fieldsOf(manifest.data), key));
  }
  return ownText(fieldsOf(manifest.data), key);
}

function ownText(data: Fields, key: string): string | undefined {
  const value = Object.hasOwn(data, key) ? data[key] : undefined;
  return typeof value === 'string' ? value : undefined;
}

const BASE64 = /^[A-Za-z0-9+/\s]*={0,2}\s*$/;

function decoded(value: string | undefined): string | undefined {
  return value !== undefined && BASE64.test(value) ? Buffer.from(value, 'base64').toString('utf8') : undefined;
}
