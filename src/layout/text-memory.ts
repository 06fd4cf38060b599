/**
 * The texts of the run before, for `cdk8s-gitops watch`. To compare a manifest with a copy of the former
 * one takes a quarter of the time of emitting it; hashing it would take as much as emitting it.
 */
import { WatchSession } from './watch-session';

type Fields = Readonly<Record<string, unknown>>;

/** Stands for data that is not plain, and equals none. */
const STRANGE = Symbol('strange');

export class TextMemory {
  public constructor(private readonly session: WatchSession, private readonly outdir: string) {}

  /** The text of the same manifest in the run before, or what `emit` makes of it now. */
  public recall(path: string, manifest: unknown, emit: () => string | undefined): string | undefined {
    const key = `${this.outdir}\n${path}`;
    const known = this.session.texts.get(key);
    if (known !== undefined && isSame(known.manifest, manifest)) {
      return known.text;
    }
    const text = emit();
    if (text !== undefined) {
      this.session.emitted++;
      this.session.texts.set(key, { manifest: copyOf(manifest), text });
    }
    return text;
  }
}

/** Keys count in their order: the same program makes the same order, and another order may make another text. */
function isSame(known: unknown, value: unknown): boolean {
  if (typeof value !== 'object' || value === null || typeof known !== 'object' || known === null) {
    return Object.is(known, value);
  }
  if (Array.isArray(value)) {
    return Array.isArray(known) && known.length === value.length && isPlain(value) && known.every((item, index) => isSame(item, value[index]));
  }
  if (Array.isArray(known) || !isPlain(value)) {
    return false;
  }
  const [before, now] = [Object.keys(known), Object.keys(value)];
  return before.length === now.length
    && before.every((key, index) => key === now[index] && isSame((known as Fields)[key], (value as Fields)[key]));
}

function copyOf(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) {
    return typeof value === 'function' ? STRANGE : value;
  }
  if (!isPlain(value)) {
    return STRANGE;
  }
  return Array.isArray(value) ? value.map(copyOf) : copyOfMap(value as Fields);
}

/** Without a prototype, so that a key may be called "__proto__". */
function copyOfMap(value: Fields): Fields {
  const copy = Object.create(null) as Record<string, unknown>;
  Object.keys(value).forEach((key) => copy[key] = copyOf(value[key]));
  return copy;
}

function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return Array.isArray(value)
    ? prototype === Array.prototype && !('toJSON' in value)
    : (prototype === Object.prototype || prototype === null) && !(Symbol.iterator in value);
}
