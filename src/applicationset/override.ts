/**
 * The template of a generator over that of the set (mergo.Merge without override in generator_spec_processor.go): what
 * the generator says wins, but an empty value, `false` and zero say nothing. Lists are taken whole, and so are Helm's
 * `valuesObject` and everything else that Go keeps as raw JSON.
 */
import { Fields, isMap } from './fields';

const RAW = 'valuesObject';

export function overrideTemplate(own: unknown, base: Fields): Fields {
  return isMap(own) ? fill(own, base) as Fields : base;
}

function fill(own: unknown, base: unknown, key?: string): unknown {
  if (base === undefined || base === null || isZero(own)) {
    return own === undefined || own === null || (base !== undefined && base !== null) ? base ?? own : own;
  }
  if (!isMap(own) || !isMap(base) || key === RAW) {
    return own;
  }
  const keys = [...new Set([...Object.keys(own), ...Object.keys(base)])];
  return Object.fromEntries(keys.map((name) => [name, fill(own[name], base[name], name)]));
}

function isZero(value: unknown): boolean {
  return value === undefined || value === null || value === '' || value === false || value === 0 || (Array.isArray(value) && value.length === 0);
}
