/** Reads manifests that may hold anything: the schema says what is of a wrong type, other checks pass it over. */
import { Fields, fieldsOf, isFields, listOf } from '../../inventory';
import { Path } from '../../text';

/** What SOPS writes in the place of a value (sops, aes/cipher.go). */
const CIPHERTEXT = 'ENC[AES256_GCM,';

export function valueAt(value: unknown, ...path: Path): unknown {
  return at(value, path);
}

function at(value: unknown, path: Path): unknown {
  let here = value;
  for (let index = 0; index < path.length; index++) {
    const part = path[index];
    if (typeof here !== 'object' || here === null || !Object.hasOwn(here, part)) {
      return undefined;
    }
    here = (here as Record<string | number, unknown>)[part];
  }
  return here;
}

/** A mapping, empty where there is none. */
export function fieldsAt(value: unknown, ...path: Path): Fields {
  return fieldsOf(at(value, path));
}

/** A list, empty where there is none. */
export function listAt(value: unknown, ...path: Path): readonly unknown[] {
  return listOf(at(value, path));
}

/** A text that is known now: not one with `{{ }}` of a template or `${ }` of a substitution in it, nor ciphertext of SOPS. */
export function textAt(value: unknown, ...path: Path): string | undefined {
  return textOf(at(value, path));
}

/** The value itself as `textAt` has it. */
export function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && isKnownText(value) ? value : undefined;
}

/** A number or boolean is known; so is text without a placeholder. */
export function isKnown(value: unknown): boolean {
  return typeof value !== 'string' || isKnownText(value);
}

/** Hardly any text has a brace, and one character is found faster than two. */
function isKnownText(text: string): boolean {
  return !(text.includes('{') && (text.includes('{{') || text.includes('${'))) && !text.startsWith(CIPHERTEXT);
}

/** Whether a field is there at all; null is what the API server drops. */
export function isSet(value: unknown): boolean {
  return value !== undefined && value !== null;
}

export function isCiphertext(value: unknown): boolean {
  return typeof value === 'string' && value.startsWith(CIPHERTEXT);
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
