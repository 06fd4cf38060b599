import { isMap } from './merge-values';

/**
 * Leaves out what says nothing: undefined fields, empty maps and lists. An empty object is worse than
 * noise: a controller that writes its objects back normalized leaves it out, and from then on what is in
 * Git and what is in the cluster differ for ever.
 */
export function compact<T extends object>(fields: T): T {
  const rest: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(fields)) {
    if (value !== undefined && !(typeof value === 'object' && value !== null && isEmpty(value as object))) {
      put(rest, key, value);
    }
  }
  return rest as T;
}

/** Much faster than a list of entries, but for the one key that would set something else. */
function put(map: Record<string, unknown>, key: string, value: unknown): void {
  if (key === '__proto__') {
    Object.defineProperty(map, key, { value, configurable: true, enumerable: true, writable: true });
  } else {
    map[key] = value;
  }
}

/** A plain container with nothing in it; an instance of a class is never empty. */
function isEmpty(value: object): boolean {
  return (Array.isArray(value) || isMap(value)) && Object.keys(value).length === 0;
}
