import { CrdKind, Json } from './crd-kinds';
import { isJson, randomValue } from './random-object';
import { replaced, Site, sitesOf } from './sites';
import { Random } from '../random-document';

/** Changes an object in one place, or not at all where there is no such place. */
type Mutation = (object: Json, kind: CrdKind, random: Random) => unknown;

const OTHER_TYPES: readonly unknown[] = [
  null, true, false, 0, -1, 1.5, 1e20, 2 ** 63, -(2 ** 63), 12345678901234567890, 'x', '', '1', 'true', '1.5', [], {}, [1], ['x'], [null], { a: 1 }, { a: null },
];
const WRONG_TEXTS = [
  '', ' ', '\n', 'x\n', 'A', '10', '10 m', '-1s', '1d', '٣m', 'http:/x', 'HTTP://x', 'ftp://x', '@', '@/', '@A/x', 'a b', 'é', '😀', '.', '..', '-a', 'a-', 'a_b',
  '[1]', '[123456]', '\\', 'x\u2028y',
];
/** What has mutations of its own. */
const OTHERWISE = ['apiVersion', 'kind', 'metadata'];
const ODD_KEYS = ['extra', 'constructor', '__proto__', 'hasOwnProperty', 'x-y', 'Spec', 'spec', 'metadata', 'name', 'kind', '', ' '];

export const MUTATIONS: Readonly<Record<string, Mutation>> = {
  drop: atSite(({ path }) => path.length > 0, () => undefined),
  retype: atSite(() => true, ({ value }, random) => random.pick(OTHER_TYPES.filter((other) => typeof other !== typeof value || other === null))),
  misspell: misspelt,
  unknown: atSite(({ value }) => isJson(value), ({ value }, random) => (
    { ...(value as Json), ...Object.fromEntries([[random.pick(ODD_KEYS), random.pick(OTHER_TYPES)]]) })),
  enum: atSite(({ schema }) => Array.isArray(schema.enum), ({ value }, random) => {
    const text = String(value);
    return random.pick([text.toLowerCase(), text.toUpperCase(), `${text} `, text.slice(1), '', ...OTHER_TYPES]);
  }),
  pattern: atSite(({ schema }) => schema.pattern !== undefined, ({ value }, random) =>
    random.pick([...WRONG_TEXTS, `${String(value)}\n`, `${String(value)}!`, ` ${String(value)}`, String(value).toUpperCase()])),
  bounds: atSite(isBounded, outOfBounds),
  duplicate: atSite(({ value }) => Array.isArray(value) && value.length > 0, ({ value }) => {
    const items = value as readonly unknown[];
    return [...items, items[0]];
  }),
  add: atSite(({ schema }) => isJson(schema.properties), withAnotherField),
  rule: atSite(hasRule, ruleBroken),
  version: (object, { siblings }, random) => ({ ...object, apiVersion: random.pick([...siblings, String(object.apiVersion).replace(/\d$/, '9')]) }),
  kind: (object, _, random) => {
    const kind = String(object.kind);
    return { ...object, kind: random.pick([kind.toLowerCase(), `${kind}s`, kind.slice(1), 'Kustomisation', 'Secret', '']) };
  },
  metadata: (object, _, random) => ({ ...object, metadata: randomMetadata(random) }),
};

/** One place that fits, and what to put there. */
function atSite(fits: (site: Site) => boolean, other: (site: Site, random: Random, root: Json) => unknown): Mutation {
  return (object, { schema }, random) => {
    const sites = sitesOf(object, schema).filter((site) => site.path.length > 0 && !OTHERWISE.includes(String(site.path[0])) && fits(site));
    if (sites.length === 0) return undefined;
    const site = random.pick(sites);
    return replaced(object, site.path, other(site, random, object));
  };
}

function misspelt(object: Json, { schema }: CrdKind, random: Random): unknown {
  const sites = sitesOf(object, schema).filter(({ value }) => isJson(value) && Object.keys(value).length > 0);
  const { path, value } = random.pick(sites);
  const name = random.pick(Object.keys(value as Json));
  const other = random.pick([name.slice(1), `${name}s`, name.toUpperCase(), name.toLowerCase(), name[0].toUpperCase() + name.slice(1), name.replace(/.$/, '')]);
  return replaced(object, path, Object.fromEntries(Object.entries(value as Json).map(([key, item]) => [key === name ? other : key, item])));
}

function isBounded({ schema }: Site): boolean {
  return ['minLength', 'maxLength', 'minItems', 'maxItems'].some((key) => schema[key] !== undefined);
}

/** Sizes around each bound; the characters outside the first plane count once. */
function outOfBounds({ schema: { minLength, maxLength, minItems, maxItems }, value }: Site, random: Random): unknown {
  if (minLength !== undefined || maxLength !== undefined) {
    const around = [minLength, maxLength].filter((bound) => bound !== undefined).map(Number);
    const length = Math.max(0, random.pick(around) + random.pick([-1, 0, 1]));
    return random.pick(['a', '/', '😀']).repeat(length);
  }
  const around = [minItems, maxItems].filter((bound) => bound !== undefined).map(Number);
  const length = Math.max(0, random.pick(around) + random.pick([-1, 0, 1]));
  return Array.from({ length }, (_, index) => (value as readonly unknown[])[index % Math.max(1, (value as readonly unknown[]).length)]);
}

function withAnotherField({ schema, value }: Site, random: Random): unknown {
  const fields = schema.properties as Readonly<Record<string, Json>>;
  const name = random.pick(Object.keys(fields));
  return isJson(value) ? { ...value, [name]: randomValue(fields[name], random, 0.5) } : value;
}

function hasRule({ schema }: Site): boolean {
  return schema['x-kubernetes-validations'] !== undefined;
}

/** Rules are about which of a few fields are there, and about enums: so that is what changes. */
function ruleBroken({ schema, value }: Site, random: Random): unknown {
  const fields = schema.properties as Readonly<Record<string, Json>>;
  const rules = (schema['x-kubernetes-validations'] as readonly { readonly rule: string }[]).map(({ rule }) => rule).join(' ');
  const named = [...new Set([...rules.matchAll(/self\.(\w+)/g)].map(([, name]) => name))].filter((name) => Object.hasOwn(fields, name));
  let result = value as Json;
  for (const name of named.filter(() => random.chance(0.7))) {
    const { [name]: _, ...others } = result;
    result = random.chance(0.3) ? others : { ...others, [name]: randomValue(fields[name], random, 0.6) };
  }
  return result;
}

/** Names, labels and annotations around what Kubernetes takes. */
function randomMetadata(random: Random): unknown {
  const texts = ['x', 'a.b', 'A', 'a_b', 'a/b', 'x'.repeat(63), 'x'.repeat(64), 'x'.repeat(254), '', '-', 'a-', 'example.com/a', 'Example.com/a', '/a', 'a/b/c', 'é', 1, true, null, {}, []];
  const pick = (): unknown => random.pick(texts);
  const map = (): unknown => random.chance(0.1) ? pick() : Object.fromEntries([[String(pick()), random.chance(0.5) ? 'x' : pick()]]);
  const fields: Readonly<Record<string, () => unknown>> = {
    name: () => random.chance(0.7) ? 'x' : pick(),
    namespace: pick,
    labels: map,
    annotations: () => random.chance(0.1) ? { a: 'x'.repeat(262144 - random.below(3)) } : map(),
    finalizers: () => [pick()],
    generateName: pick,
    extra: pick,
    label: map,
  };
  return Object.fromEntries(Object.entries(fields).filter(([name]) => random.chance(name === 'name' ? 0.9 : 0.2)).map(([name, value]) => [name, value()]));
}
