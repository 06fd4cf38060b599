/**
 * Writes plain data as YAML, byte for byte as the `yaml` library does with the options of cdk8s
 * (`{ keepUndefined: true, lineWidth: 0, version: '1.1' }`), some twenty times faster: no tree of nodes
 * is built. What is not plain data is left to the library; then the emitter answers undefined.
 *
 * The rules are those of `yaml/dist/stringify/*.js`; conformance/emit.ts holds the two against each other.
 */
import { isEmptyCollection, itemOf, keyStart, levelAt, renderScalar, UNUSUAL } from './emit-pieces';
import { Path } from './json-pointer';

/** A comment that has to stand behind the scalar at `path`, without its `#`. */
export interface LineComment {
  readonly path: Path;
  readonly text: string;
}

/** A scalar, and the comment that stands behind it. */
class Commented {
  public constructor(public readonly value: unknown, public readonly comment: string) {}
}

/** The YAML of one document, or undefined where it is not plain data. */
export function tryEmit(value: unknown): string | undefined {
  return value === null || typeof value !== 'object' || value instanceof Commented ? undefined : tryCollection(value);
}

function tryCollection(value: object): string | undefined {
  try {
    const text = new Emitter().collection(value, 0, true);
    return isEmptyCollection(text) ? `${text}\n` : text;
  } catch (error) {
    if (error === UNUSUAL) {
      return undefined;
    }
    throw error;
  }
}

/** As `tryEmit`, with a comment behind some of the scalars. */
export function tryEmitWithComments(value: unknown, comments: readonly LineComment[]): string | undefined {
  return tryEmit(value) === undefined ? undefined : tryEmit(withComments(value, comments));
}

/** A copy of `value` whose scalars at those paths carry their comments; undefined where the library has to do it. */
function withComments(value: unknown, comments: readonly LineComment[]): unknown {
  return comments.reduce((result, { path, text }) => (/^.*\S.*$/.test(text) ? tryReplace(result, path, text) : undefined), value);
}

function tryReplace(value: unknown, path: Path, text: string): unknown {
  if (path.length === 0) {
    return value !== null && typeof value === 'object' ? undefined : new Commented(value, ` ${text}`);
  }
  if (value === null || typeof value !== 'object' || value instanceof Commented || !Object.hasOwn(value, path[0])) {
    return undefined;
  }
  const inner = tryReplace((value as Readonly<Record<string, unknown>>)[path[0]], path.slice(1), text);
  if (inner === undefined) {
    return undefined;
  }
  return Array.isArray(value) ? value.map((item, index) => (index === Number(path[0]) ? inner : item)) : { ...value, [path[0]]: inner };
}

/** One document, in the order in which it is written in the program. */
class Emitter {
  private readonly seen = new Set<object>();

  /** The lines of a list or map, which are so deep; of an empty one just its sign. */
  public collection(value: object, depth: number, top: boolean): string {
    if (this.seen.has(value)) {
      // The library writes an object that occurs twice as an alias.
      throw UNUSUAL;
    }
    this.seen.add(value);
    return Array.isArray(value) ? this.list(value, depth) : this.map(value as Readonly<Record<string, unknown>>, depth, top);
  }

  private list(items: readonly unknown[], depth: number): string {
    if (Object.getPrototypeOf(items) !== Array.prototype || 'toJSON' in items) {
      throw UNUSUAL;
    }
    const level = levelAt(depth);
    let text = '';
    for (let index = 0; index < items.length; index++) {
      const item = items[index];
      const isCollection = typeof item === 'object' && item !== null && !(item instanceof Commented);
      text += isCollection ? itemOf(this.collection(item, depth + 1, false), level) : `${level.item}${renderLeaf(item, depth + 1)}\n`;
    }
    return text === '' ? '[]' : text;
  }

  private map(map: Readonly<Record<string, unknown>>, depth: number, top: boolean): string {
    const prototype: unknown = Object.getPrototypeOf(map);
    if ((prototype !== Object.prototype && prototype !== null) || Symbol.iterator in map) {
      throw UNUSUAL;
    }
    const level = levelAt(depth);
    let text = '';
    for (const name of Object.keys(map)) {
      const item = map[name];
      const { inline, above } = keyStart(name, level, top);
      if (typeof item === 'object' && item !== null && !(item instanceof Commented)) {
        const inner = this.collection(item, depth + 1, false);
        text += isEmptyCollection(inner) ? `${inline}${inner}\n` : above + inner;
      } else {
        text += `${inline}${renderLeaf(item, depth + 1)}\n`;
      }
    }
    return text === '' ? '{}' : text;
  }
}

/** A scalar, and its comment where it has one. */
function renderLeaf(item: unknown, depth: number): string {
  if (!(item instanceof Commented)) {
    return renderScalar(item, depth);
  }
  const text = renderScalar(item.value, depth);
  if (text.includes('\n')) {
    throw UNUSUAL;
  }
  return `${text} #${item.comment}`;
}
