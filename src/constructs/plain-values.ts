import { Lazy } from 'cdk8s';
import { Faults } from '../diagnostics';
import { isMap } from '../model';
import { formatPath, Path, renderYaml } from '../text';
import { FileContent } from './output-plan';
import { PinnedValue } from './pinned-value';
import { LineComment } from '../text/emit';

type Values = Readonly<Record<string, unknown>>;

interface Walk {
  readonly faults: Faults;
  readonly above: Set<unknown>;
  readonly path: (string | number)[];
}

/**
 * A copy of what the user wrote, of which everything can be written as YAML. `undefined` entries go, as
 * if they had not been written; pinned values stay what they are until the text is made.
 *
 * @internal
 */
export function plainValues(values: Values, faults: Faults): Values {
  const copy = plain(values, { faults, above: new Set(), path: [] });
  if (!isMap(copy)) {
    faults.add('VAL101', 'values are no mapping', 'give an object with the chart\'s keys');
    return {};
  }
  return copy;
}

function plain(value: unknown, walk: Walk): unknown {
  if (isLeaf(value)) {
    return value;
  }
  if (Array.isArray(value) || isMap(value)) {
    return plainContainer(value, walk);
  }
  walk.faults.add('VAL101', `${formatPath(walk.path) || 'the value'} is ${describe(value)}, which YAML cannot say`,
    'use strings, numbers, booleans, null, lists and plain objects');
  return null;
}

function isLeaf(value: unknown): boolean {
  return value === null || ['string', 'boolean', 'bigint'].includes(typeof value) || Number.isFinite(value)
    || value instanceof Lazy || value instanceof PinnedValue;
}

function plainContainer(value: readonly unknown[] | Values, walk: Walk): unknown {
  if (walk.above.has(value)) {
    walk.faults.add('VAL101', `${formatPath(walk.path)} contains itself`, 'break the cycle');
    return null;
  }
  walk.above.add(value);
  const copy = Array.isArray(value)
    ? Array.from(value, (item, index) => plainAt(index, item ?? null, walk))
    : Object.fromEntries(Object.entries(value).filter(([, item]) => item !== undefined).map(([key, item]) => [key, plainAt(key, item, walk)]));
  walk.above.delete(value);
  return copy;
}

function plainAt(key: string | number, value: unknown, walk: Walk): unknown {
  walk.path.push(key);
  const copy = plain(value, walk);
  walk.path.pop();
  return copy;
}

function describe(value: unknown): string {
  if (typeof value === 'object' && value !== null) {
    return `a ${value.constructor?.name ?? 'class instance'}`;
  }
  return typeof value === 'number' ? String(value) : `a ${typeof value}`;
}

interface Unpinned {
  /** Pinned values are their text. */
  readonly value: unknown;
  /** What stands behind them. */
  readonly comments: readonly LineComment[];
  /** A `Lazy` may make objects that say in their own way how they are written. */
  readonly isPlain: boolean;
}

/** @internal plain data with pinned values as their text, and where their comments go */
export function withoutPins(value: unknown): Unpinned {
  const comments: LineComment[] = [];
  let isPlain = true;
  const visit = (item: unknown, at: Path): unknown => {
    if (item instanceof PinnedValue) {
      comments.push({ path: at, text: item.marker });
      return item.value;
    }
    if (item instanceof Lazy) {
      return visit(item.produce(), at);
    }
    if (Array.isArray(item)) {
      return item.map((element, index) => visit(element, [...at, index]));
    }
    if (isMap(item)) {
      return Object.fromEntries(Object.entries(item).map(([key, below]) => [key, visit(below, [...at, key])]));
    }
    isPlain &&= item === null || ['string', 'number', 'boolean', 'bigint'].includes(typeof item);
    return item;
  };
  const unpinned = visit(value, []);
  return { value: unpinned, comments, isPlain };
}

/** @internal a values file that says exactly this, in the order in which it was written; its data only where that is what the text says */
export function renderValues(values: Values): FileContent {
  const { value, comments, isPlain } = withoutPins(values);
  return { content: renderYaml(value, comments), data: isPlain ? value as Values : undefined };
}

/** @internal the same inside another text, where a marker would be no comment and nobody would find it */
export function renderEmbeddedValues(values: Values): string {
  return renderYaml(withoutPins(values).value);
}

/** @internal whether a robot keeps a value in there */
export function hasPins(values: Values): boolean {
  return withoutPins(values).comments.length > 0;
}
