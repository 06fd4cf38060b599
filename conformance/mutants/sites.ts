import { Json } from './crd-kinds';
import { isJson } from './random-object';

/** A value in an object, and what the CRD says about it. */
export interface Site {
  readonly path: readonly (string | number)[];
  readonly value: unknown;
  readonly schema: Json;
}

/** Every place of an object that the schema describes. */
export function sitesOf(value: unknown, schema: Json, path: Site['path'] = []): readonly Site[] {
  const here: Site = { path, value, schema };
  if (Array.isArray(value) && isJson(schema.items)) {
    const { items } = schema;
    return [here, ...value.flatMap((item, index) => sitesOf(item, items, [...path, index]))];
  }
  if (!isJson(value)) {
    return [here];
  }
  const inner = (name: string): unknown => (isJson(schema.properties) ? schema.properties[name] : undefined) ?? schema.additionalProperties;
  return [here, ...Object.keys(value).flatMap((name) => {
    const child = Object.hasOwn((schema.properties ?? {}) as object, name) || !isJson(schema.properties) ? inner(name) : undefined;
    return isJson(child) ? sitesOf(value[name], child, [...path, name]) : [];
  })];
}

/** A copy with something else at a place; with undefined, without it. */
export function replaced(value: unknown, path: Site['path'], other: unknown): unknown {
  if (path.length === 0) {
    return other;
  }
  const [key, ...rest] = path;
  if (Array.isArray(value)) {
    const gone = other === undefined && rest.length === 0;
    return value.flatMap((item: unknown, index) => index !== key ? [item] : gone ? [] : [replaced(item, rest, other)]);
  }
  const entries = Object.entries(value as Json).filter(([name]) => name !== key || other !== undefined || rest.length > 0);
  const changed = entries.map(([name, item]) => [name, name === key ? replaced(item, rest, other) : item] as const);
  const isNew = !Object.hasOwn(value as Json, key) && other !== undefined;
  return Object.fromEntries(isNew ? [...changed, [key, other] as const] : changed);
}
