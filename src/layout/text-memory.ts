/**
 * The texts of the run before, for `cdk8s-gitops watch`: what is the same is not emitted again. A manifest is compared
 * with a copy of the former one, because a hash of it would cost more than its text.
 */
import { EmittedText, WatchSession } from './watch-session';

type Fields = Readonly<Record<string, unknown>>;

/** Stands for data that is not plain, and equals none. */
const STRANGE = Symbol('strange');

export class TextMemory {
  public constructor(private readonly session: WatchSession, private readonly outdir: string) {}

  /** The text of the same manifest in the run before, or what `emit` makes of it now. */
  public recall(path: string, manifest: unknown, emit: () => EmittedText | undefined): EmittedText | undefined {
    const key = `${this.outdir}\n${path}`;
    const known = this.session.texts.get(key);
    if (known !== undefined && isSame(known.manifest, manifest)) {
      return known.emitted;
    }
    const emitted = emit();
    if (emitted !== undefined) {
      this.session.emitted++;
      this.session.texts.set(key, { manifest: copyOf(manifest), emitted });
    }
    return emitted;
  }
}

/** A mapping of the run before: two lists are faster to go through than an object. */
class MapCopy {
  public constructor(public readonly keys: readonly string[], public readonly values: readonly unknown[]) {}
}

/** Keys count in their order: the same program makes the same order, and another order may make another text. */
function isSame(known: unknown, value: unknown): boolean {
  if (typeof value !== 'object' || value === null) {
    return Object.is(known, value);
  }
  if (!isPlain(value)) {
    return false;
  }
  return Array.isArray(value) ? Array.isArray(known) && isSameList(known, value) : known instanceof MapCopy && isSameMap(known, value as Fields);
}

function isSameList(known: readonly unknown[], list: readonly unknown[]): boolean {
  if (known.length !== list.length) {
    return false;
  }
  for (let index = 0; index < list.length; index++) {
    if (!isSame(known[index], list[index])) {
      return false;
    }
  }
  return true;
}

function isSameMap({ keys, values }: MapCopy, map: Fields): boolean {
  const names = Object.keys(map);
  if (names.length !== keys.length) {
    return false;
  }
  for (let index = 0; index < names.length; index++) {
    const name = names[index];
    if (name !== keys[index] || !isSame(values[index], map[name])) {
      return false;
    }
  }
  return true;
}

function copyOf(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) {
    return typeof value === 'function' ? STRANGE : value;
  }
  if (!isPlain(value)) {
    return STRANGE;
  }
  return Array.isArray(value) ? value.map(copyOf) : new MapCopy(Object.keys(value), Object.keys(value).map((key) => copyOf((value as Fields)[key])));
}

function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return Array.isArray(value)
    ? prototype === Array.prototype && !('toJSON' in value)
    : (prototype === Object.prototype || prototype === null) && !(Symbol.iterator in value);
}
