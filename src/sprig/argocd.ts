/** The functions that Argo CD adds to sprig (applicationset/utils/template_functions.go). */
import { byteLength, byteSlice, formatFloat, fromData, GoError, goFunc, GoFunc, GoInt, GoMap, GoSlice, GoValue, LimitError, runtimeError, spendText, tryParseInt, tryParseUint, typeName, unwrap } from '../gotemplate';
import { parseYamlValue } from '../text';
import { decodeJson } from './json-decode';
import { encodeJson } from './json-encode';
import { STRINGS, trimSet } from './strings';
import { emitYaml } from './yaml-emitter';

const LONGEST_NAME = 253;

/** A DNS name out of any text (`SanitizeName`). */
export function normalize(name: string): string {
  const lower = STRINGS.lower.invoke([name]) as string;
  const clean = Array.from(lower, (char) => (/[-a-z0-9.]/.test(char) ? char : '-')).join('');
  return trimSet('-.', clean.slice(0, LONGEST_NAME));
}

/** `slugify [length [smart]] text`, by gosimple/slug: of what `normalize` leaves, only dots are changed. */
function slugify(...args: readonly GoValue[]): string {
  let length = 50;
  let isSmart = true;
  let text = '';
  args.forEach((arg, index) => {
    if (index === args.length - 1) {
      text = assertType(arg, 'string') as string;
    } else if (index === 0) {
      length = Number((assertType(arg, 'int') as GoInt).value);
    } else if (index === 1) {
      isSmart = assertType(arg, 'bool') as boolean;
    }
  });
  const name = normalize(text);
  if (!isSmart && length < 0) {
    return runtimeError(`slice bounds out of range [:${length}]`);
  }
  const cut = !isSmart && name.length >= length ? byteSlice(name, 0, length) : name;
  const slug = trimSet('-_', cut.replace(/[^a-zA-Z0-9_-]/g, '-').replace(/-+/g, '-'));
  return length > 0 && isSmart ? cutAtDash(slug, length) : slug;
}

/** Cuts at the last dash that leaves no more than `length`, or through the only word. */
function cutAtDash(slug: string, length: number): string {
  if (byteLength(slug) <= length) {
    return slug;
  }
  const dash = slug.lastIndexOf('-', length);
  return slug.slice(0, dash < 0 ? length : dash);
}

function assertType(value: GoValue, type: string): GoValue {
  if (value === null || typeName(value) !== type) {
    throw new GoError(`interface conversion: interface {} is ${value === null ? 'nil' : typeName(value)}, not ${type}`);
  }
  return value;
}

/** sigs.k8s.io/yaml: first to JSON, so that every value is one that JSON knows, then to YAML. */
function toYaml(value: GoValue): string {
  const json = encodeJson(value, { escapesHtml: true });
  if (/[\x7f-\x84\x86-\x9f\ufffe\uffff]/.test(json)) {
    throw new GoError('yaml: control characters are not allowed');
  }
  return emitYaml(decodeJson(json), yamlScalar).replace(/\n$/, '');
}

/** A number that is an integer in JSON is one in YAML. */
function yamlScalar(wrapped: GoValue): string {
  const value = unwrap(wrapped);
  if (typeof value !== 'number') {
    return value === undefined ? 'null' : String(value);
  }
  const json = Object.is(value, -0) ? '-0' : String(value);
  const integer = tryParseInt(json, 10) ?? tryParseUint(json, 10);
  return integer === undefined ? formatFloat(value, 'g', -1) : String(integer);
}

function readYaml(text: string): GoValue {
  spendText(text.length * 4);
  if (/^%(?!YAML |TAG )/m.test(text.replace(/^(?:[ \t]*(?:#.*)?\n)*/, '').slice(0, 6))) {
    throw new GoError('error converting YAML to JSON: yaml: could not find expected directive name');
  }
  try {
    const value = fromData(parseYamlValue(text, { lastKeyWins: true }));
    // What JSON cannot say is an error on the way to it.
    encodeJson(value, { escapesHtml: false });
    return value;
  } catch (error) {
    if (error instanceof RangeError || error instanceof LimitError) {
      throw error;
    }
    const prefix = error instanceof GoError ? '' : 'yaml: ';
    throw new GoError(`error converting YAML to JSON: ${prefix}${(error as Error).message}`);
  }
}

function mismatch(value: GoValue, type: string): never {
  const name = value instanceof GoMap ? 'object' : value instanceof GoSlice ? 'array' : typeof value === 'boolean' ? 'bool' : typeof value;
  throw new GoError(`error unmarshaling JSON: while decoding JSON: json: cannot unmarshal ${name} into Go value of type ${type}`);
}

/** Nothing is an empty map: the decoder leaves what it was given. */
function fromYaml(text: string): GoMap {
  const value = readYaml(text) ?? new GoMap(new Map());
  return value instanceof GoMap ? value : mismatch(value, 'map[string]interface {}');
}

function fromYamlArray(text: string): readonly GoValue[] {
  const value = readYaml(text) ?? new GoSlice([]);
  return value instanceof GoSlice ? value.items : mismatch(value, '[]interface {}');
}

export const ARGOCD: Readonly<Record<string, GoFunc>> = {
  normalize: goFunc('func(string) string', normalize),
  slugify: goFunc('func(...any) string', slugify),
  toYaml: goFunc('func(any) string', toYaml),
  fromYaml: goFunc('func(string) map[string]any', fromYaml),
  fromYamlArray: goFunc('func(string) []any', fromYamlArray),
};
