import { Lazy } from 'cdk8s';
import { Faults } from '../diagnostics';
import { isMap, MarkedValue } from '../model';
import { formatPath, Path } from '../text';
import { PinnedValue } from './pinned-value';

interface Found {
  readonly markers: MarkedValue[];
  readonly faults: Faults;
  readonly above: Set<unknown>;
}

/**
 * A copy of what the user wrote, of which everything can be written as YAML: pinned values become
 * their text (and a marker to put behind it), `undefined` entries go, as if they had not been written.
 *
 * @internal
 */
export function plainValues(values: Readonly<Record<string, unknown>>, faults: Faults): {
  readonly values: Readonly<Record<string, unknown>>;
  readonly markers: readonly MarkedValue[];
} {
  const found: Found = { markers: [], faults, above: new Set() };
  const copy = plain(values, [], found);
  if (!isMap(copy)) {
    faults.add('VAL101', 'values are no mapping', 'give an object with the chart\'s keys');
    return { values: {}, markers: [] };
  }
  return { values: copy, markers: found.markers };
}

function plain(value: unknown, path: Path, found: Found): unknown {
  if (value instanceof PinnedValue) {
    found.markers.push({ path, marker: value.marker });
    return value.value;
  }
  if (value === null || typeof value === 'string' || typeof value === 'boolean' || typeof value === 'bigint' || value instanceof Lazy) {
    return value;
  }
  if (typeof value === 'number' && Number.isFinite(value)) {
    return value;
  }
  if (Array.isArray(value) || isMap(value)) {
    return plainContainer(value, path, found);
  }
  found.faults.add('VAL101', `${formatPath(path) || 'the value'} is ${describe(value)}, which YAML cannot say`,
    'use strings, numbers, booleans, null, lists and plain objects');
  return null;
}

function plainContainer(value: readonly unknown[] | Readonly<Record<string, unknown>>, path: Path, found: Found): unknown {
  if (found.above.has(value)) {
    found.faults.add('VAL101', `${formatPath(path)} contains itself`, 'break the cycle');
    return null;
  }
  found.above.add(value);
  const copy = Array.isArray(value)
    ? value.map((item, index) => plain(item ?? null, [...path, index], found))
    : Object.fromEntries(Object.entries(value)
      .filter(([, item]) => item !== undefined)
      .map(([key, item]) => [key, plain(item, [...path, key], found)]));
  found.above.delete(value);
  return copy;
}

function describe(value: unknown): string {
  if (typeof value === 'object' && value !== null) {
    return `a ${value.constructor?.name ?? 'class instance'}`;
  }
  return typeof value === 'number' ? String(value) : `a ${typeof value}`;
}
