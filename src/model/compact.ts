import { isMap } from './merge-values';

/**
 * Leaves out what says nothing: undefined fields, empty maps and lists. An empty object is worse than
 * noise: a controller that writes its objects back normalized leaves it out, and from then on what is in
 * Git and what is in the cluster differ for ever.
 */
export function compact<T extends object>(fields: T): T {
  const said = (value: unknown) => value !== undefined && !(typeof value === 'object' && value !== null && isEmpty(value));
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => said(value))) as T;
}

/** A plain container with nothing in it; an instance of a class is never empty. */
function isEmpty(value: object): boolean {
  return (Array.isArray(value) || isMap(value)) && Object.keys(value).length === 0;
}
