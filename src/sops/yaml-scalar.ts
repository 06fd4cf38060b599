/**
 * The types of YAML scalars as go-yaml v3 sees them (`resolve` in resolve.go), which is neither YAML 1.1
 * nor 1.2: `0755` is octal, `1_000` a number, `yes` a string, `08` the float 8, a date a time.
 */
import { tryParseTime } from './go-time';
import { SopsScalar, StoreFault } from './tree';
import { looksEncrypted } from './value';
import { isInt64, isUint64, tryDecodeExactly, tryParseFloat, tryParseInteger, YamlTreeScalar } from '../text';

const WORDS: ReadonlyMap<string, SopsScalar> = new Map<string, SopsScalar>([
  ...['true', 'True', 'TRUE'].map((word): [string, SopsScalar] => [word, true]),
  ...['false', 'False', 'FALSE'].map((word): [string, SopsScalar] => [word, false]),
  ...['', '~', 'null', 'Null', 'NULL'].map((word): [string, SopsScalar] => [word, null]),
  ...['.nan', '.NaN', '.NAN'].map((word): [string, SopsScalar] => [word, NaN]),
  ...['.inf', '.Inf', '.INF', '+.inf', '+.Inf', '+.INF'].map((word): [string, SopsScalar] => [word, Infinity]),
  ...['-.inf', '-.Inf', '-.INF'].map((word): [string, SopsScalar] => [word, -Infinity]),
]);

/** The value of a plain scalar without a tag. An integer beyond 64 bits stays a `bigint`: the caller refuses it. */
export function resolvePlain(text: string): SopsScalar {
  const word = WORDS.get(text);
  if (word !== undefined) {
    return word;
  }
  if (text.startsWith('.')) {
    return tryParseFloat(text) ?? text;
  }
  return /^[-+0-9]/.test(text) ? tryParseTime(text) ?? resolveNumber(text.replace(/_/g, '')) ?? text : text;
}

function resolveNumber(text: string): SopsScalar | undefined {
  const integer = tryParseInteger(text);
  if (integer !== undefined && (isInt64(integer) || (isUint64(integer) && !text.startsWith('+')))) {
    return integer;
  }
  return tryParseFloat(text);
}

const CORE = 'tag:yaml.org,2002:';
const RESOLVED_TAGS = ['null', 'bool', 'int', 'float', 'timestamp'].map((name) => `${CORE}${name}`);

/** The value of a scalar as it stands in a text, explicit tags included. */
export function resolveScalar(scalar: YamlTreeScalar): SopsScalar {
  const value = resolveTagged(scalar);
  if (typeof value === 'bigint' && !isInt64(value)) {
    throw new StoreFault('integer of more than 64 bits, which SOPS cannot hold: put it in quotes', scalar.line);
  }
  return value;
}

function resolveTagged({ text, plain, tag, line }: YamlTreeScalar): SopsScalar {
  if (tag === undefined) {
    return plain ? resolvePlain(text) : text;
  }
  if (tag === `${CORE}binary`) {
    const bytes = Buffer.from(text, 'base64');
    return tryDecodeExactly(bytes) ?? bytes;
  }
  if (looksEncrypted(text)) {
    throw new StoreFault('encrypted value with a YAML tag, which sops never writes', line);
  }
  if (!RESOLVED_TAGS.includes(tag)) {
    return text;
  }
  const value = resolvePlain(text);
  if (tag === `${CORE}float` && typeof value === 'bigint') {
    return Number(value);
  }
  if (RESOLVED_TAGS.indexOf(tag) !== tagIndex(value)) {
    throw new StoreFault(`value is not of the type that its tag "!!${tag.slice(CORE.length)}" names`, line);
  }
  return value;
}

function tagIndex(value: SopsScalar): number {
  if (value === null) {
    return 0;
  }
  const index = ['boolean', 'bigint', 'number', 'object'].indexOf(typeof value);
  return index < 0 ? -1 : index + 1;
}
