/** Reads manifests that may hold anything: the schema says what is of a wrong type, other checks pass it over. */
import { Fields } from '../../inventory';
import { Path } from '../../text';

const NONE: Fields = {};

export function valueAt(value: unknown, ...path: Path): unknown {
  return at(value, path);
}

function at(value: unknown, path: Path): unknown {
  let here = value;
  for (const part of path) {
    if (typeof here !== 'object' || here === null || !Object.hasOwn(here, part)) {
      return undefined;
    }
    here = (here as Record<string | number, unknown>)[part];
  }
  return here;
}

/** A mapping, empty where there is none. */
export function fieldsAt(value: unknown, ...path: Path): Fields {
  const found = at(value, path);
  return isFields(found) ? found : NONE;
}

/** A list, empty where there is none. */
export function listAt(value: unknown, ...path: Path): readonly unknown[] {
  const found = at(value, path);
  return Array.isArray(found) ? found : [];
}

/** A text that is known now: not one with `{{ }}` of a template or `${ }` of a substitution in it, nor ciphertext of SOPS. */
export function textAt(value: unknown, ...path: Path): string | undefined {
  const found = at(value, path);
  return typeof found === 'string' && isKnown(found) ? found : undefined;
}

/** A number or boolean is known; so is text without a placeholder. */
export function isKnown(value: unknown): boolean {
  return typeof value !== 'string' || !(value.includes('{{') || value.includes('${') || isCiphertext(value));
}

export function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Whether a field is there at all; null is what the API server drops. */
export function isSet(value: unknown): boolean {
  return value !== undefined && value !== null;
}

/** What SOPS writes in the place of a value (sops, aes/cipher.go). */
export function isCiphertext(value: unknown): boolean {
  return typeof value === 'string' && value.startsWith('ENC[AES256_GCM,');
}

/** Whether a text in a value, or a key of one, passes; the first that does ends the search. */
export function hasText(value: unknown, passes: (text: string) => boolean): boolean {
  if (typeof value === 'string') {
    return passes(value);
  }
  if (Array.isArray(value)) {
    return value.some((item) => hasText(item, passes));
  }
  return isFields(value) && Object.keys(value).some((key) => passes(key) || hasText(value[key], passes));
}
