import { CrdKind, Json } from './crd-kinds';
import { Random } from '../random-document';

/** Texts of which at least one matches every pattern of these CRDs. */
const TEXTS = [
  'abc', 'a', 'x1', '10m', '1m30s', '30s', '1.5s', 'https://example.com/a', 'http://x', 'ssh://git@example.com/a', 'oci://example.com/a', '@a', '@a/b', '@artifact/x',
  'main', '*', '>=1.0.0', 'a/b', './x', 'spec.values', 'true', '1', 'not-empty', 'x.y.z', 'Zażółć', 'some words', '{{.x}}',
];

const FREE_VALUES: readonly unknown[] = [null, true, 0, 1.5, 'x', [], {}, [null, { a: 1 }], { 'a': null, 'b-c': ['x'], 'constructor': 1 }];

/** A manifest that the schema allows, more or less: which of its fields it has is chance. */
export function randomObject({ apiVersion, kind, schema }: CrdKind, random: Random, wealth: number): Json {
  const { apiVersion: _, kind: __, metadata: ___, ...fields } = schema.properties as Readonly<Record<string, Json>>;
  const others = Object.keys(fields).filter((name) => name === 'spec' || random.chance(wealth))
    .map((name) => [name, randomValue(fields[name], random, wealth)] as const);
  return { apiVersion, kind, metadata: { name: `x${random.below(1000)}`, namespace: 'default' }, ...Object.fromEntries(others) };
}

/** A value of a schema; `wealth` is how likely a field that may be left out is there. */
export function randomValue(schema: Json, random: Random, wealth: number): unknown {
  if (Array.isArray(schema.enum)) return random.pick(schema.enum);
  if (schema['x-kubernetes-int-or-string'] === true) return random.pick([1, '10%', 'x']);
  if (isJson(schema.properties)) return randomFields(schema, schema.properties as Readonly<Record<string, Json>>, random, wealth);
  if (isJson(schema.additionalProperties)) return randomMap(schema.additionalProperties, random, wealth);
  switch (schema.type) {
    case 'boolean': return random.chance(0.5);
    case 'integer': return random.below(100);
    case 'string': return randomText(schema, random);
    case 'array': return randomList(schema, random, wealth);
    case 'object': return random.pick(FREE_VALUES.filter(isJson));
    default: return random.pick(FREE_VALUES);
  }
}

function randomFields(schema: Json, fields: Readonly<Record<string, Json>>, random: Random, wealth: number): Json {
  const required = (schema.required ?? []) as readonly string[];
  const chosen = Object.keys(fields).filter((name) => required.includes(name) || random.chance(wealth));
  return Object.fromEntries(chosen.map((name) => [name, randomValue(fields[name], random, wealth * 0.7)]));
}

function randomMap(items: Json, random: Random, wealth: number): Json {
  return Object.fromEntries(['a', 'b-c', '__proto__'].slice(0, random.below(4)).map((key) => [key, randomValue(items, random, wealth)]));
}

function randomText({ pattern, minLength, maxLength }: Json, random: Random): string {
  const expression = new RegExp(typeof pattern === 'string' ? pattern : '');
  const fit = TEXTS.filter((text) => expression.test(text) && text.length >= Number(minLength ?? 0) && text.length <= Number(maxLength ?? 1e9));
  return fit.length === 0 ? 'x' : random.pick(fit);
}

function randomList({ items, minItems }: Json, random: Random, wealth: number): readonly unknown[] {
  const length = Math.max(Number(minItems ?? 0), random.below(3));
  return Array.from({ length }, () => randomValue(items as Json, random, wealth));
}

export function isJson(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
