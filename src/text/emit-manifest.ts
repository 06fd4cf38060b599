/**
 * Writes manifests as if each had been copied first: the keys of every mapping sorted, except at the top, what is undefined left
 * out, and nothing an alias of something else.
 *
 * The manifests of a fleet are alike. Of each mapping and list it is remembered how the last one was written, so that the
 * next one costs little more than to see where it differs: keys are not sorted again, nor are the same values quoted again.
 */
/* eslint-disable no-bitwise */
import { isEmptyCollection, itemOf, KeyStart, keyStart, Level, levelAt, renderScalar, UNUSUAL } from './emit-pieces';
import { sortedNames } from './sorted-names';

type Fields = Readonly<Record<string, unknown>>;

/** What becomes of null in a mapping. */
export type NullRule = 'kept' | 'dropped';

/** Nobody's value: equals nothing that is written. */
const NOTHING: unique symbol = Symbol('nothing');

/** Of the mappings of one place. */
const LAYOUTS_REMEMBERED = 8;

/** Longer lists are data, which hardly is the same twice. */
const ITEMS_REMEMBERED = 64;

/** Keys that a copy would not have as they are, or not in their sorted place: numbers come first. */
const UNSORTABLE = /^(?:__proto__|constructor|\d+)$/;

/** Deeper ones are left to the library, which gives up some time after: of each depth a text is remembered. */
const DEEPEST = 200;

/** What is looked for in the keys and texts that are written: a number whose bits say what was found. */
export type Look = (text: string) => number;

/** What holds for one document. */
class Rules {
  /** Whether something was left out so far. */
  public leavesOut = false;

  public constructor(public readonly dropsNull: boolean, public readonly look: Look) {}
}

/** Manifests that are alike: of one kind. */
export class ManifestEmitter {
  private readonly rules: Rules;
  private last: MapMemory;

  public constructor(nulls: NullRule, look: Look = () => 0) {
    this.rules = new Rules(nulls === 'dropped', look);
    this.last = this.start();
  }

  /** Whether the last text says less than its manifest: some value is undefined, or null where null is dropped. */
  public get hasLeftOut(): boolean {
    return this.rules.leavesOut;
  }

  /** What was found in the last text. */
  public get found(): number {
    return this.last.found;
  }

  /** The YAML, or undefined where it is not plain data. */
  public tryEmit(manifest: Fields): string | undefined {
    this.rules.leavesOut = false;
    try {
      const text = this.last.write(manifest);
      return isEmptyCollection(text) ? `${text}\n` : text;
    } catch (error) {
      // What is remembered by now is of two manifests.
      this.last = this.start();
      if (error === UNUSUAL) {
        return undefined;
      }
      throw error;
    }
  }

  private start(): MapMemory {
    return new MapMemory(0, this.rules, true);
  }
}

/** A copy of a manifest, and of what is plain data in it, without what its text leaves out. */
export function writtenPart(value: unknown, nulls: NullRule): unknown {
  if (Array.isArray(value)) {
    return value.map((item: unknown) => (item === undefined ? null : writtenPart(item, nulls)));
  }
  if (typeof value !== 'object' || value === null) {
    return value;
  }
  const written = Object.entries(value).filter(([, item]) => item !== undefined && (item !== null || nulls === 'kept'));
  return Object.fromEntries(written.map(([key, item]) => [key, writtenPart(item, nulls)]));
}

/** How the value of a key, or an item of a list, was written last. */
class Entry {
  /** The scalar that it was. */
  public value: unknown = NOTHING;
  /** Its lines; none where it was left out. */
  public text = '';
  /** What was found in it, the key included. */
  public found = 0;
  private memory?: MapMemory | ListMemory;
  private map?: MapMemory;
  private list?: ListMemory;

  /** An item of a list has no key. */
  public constructor(public readonly name: string, private readonly start: KeyStart | undefined, private readonly foundInKey = 0) {}

  /** Puts down another value; false where it is written in the same way. */
  public change(value: unknown, level: Level, depth: number, rules: Rules): boolean {
    if (typeof value !== 'object' || value === null) {
      // There are two zeros, and they equal each other.
      this.value = value === 0 ? NOTHING : value;
      this.memory = undefined;
      this.text = `${this.start === undefined ? level.item : this.start.inline}${renderScalar(value, depth)}\n`;
      this.found = typeof value === 'string' ? this.foundInKey | rules.look(value) : this.foundInKey;
      return true;
    }
    if (depth > DEEPEST) {
      throw UNUSUAL;
    }
    const memory = Array.isArray(value) ? this.list ??= new ListMemory(depth, rules) : this.map ??= new MapMemory(depth, rules);
    const text = memory.write(value as never);
    if (memory.isRepeated && memory === this.memory) {
      return false;
    }
    this.value = NOTHING;
    this.memory = memory;
    this.found = this.foundInKey | memory.found;
    this.text = this.start === undefined ? itemOf(text, level) : isEmptyCollection(text) ? `${this.start.inline}${text}\n` : this.start.above + text;
    return true;
  }

  /** False where it was left out before. */
  public leaveOut(): boolean {
    const wasWritten = this.text !== '';
    this.text = '';
    this.found = 0;
    this.value = NOTHING;
    this.memory = undefined;
    return wasWritten;
  }
}

/** Mappings with the same keys, and how the last of them was written. */
class Layout {
  public text = '';

  /** `entries` are in the order in which they are written, `names` in that of the program. */
  public constructor(public readonly names: readonly string[], public readonly entries: readonly Entry[]) {}
}

/** How the mappings of one place were written last. */
class MapMemory {
  /** Whether the last was the same as the one before. */
  public isRepeated = false;
  /** What was found in the last. */
  public found = 0;
  private readonly level: Level;
  private last?: Layout;
  /** The environments of a fleet differ, and come again. */
  private readonly layouts: Layout[] = [];
  private oldest = 0;

  public constructor(private readonly depth: number, private readonly rules: Rules, private readonly isTop = false) {
    this.level = levelAt(depth);
  }

  /** Its lines; of an empty one just its sign. */
  public write(map: Fields): string {
    const { last, level, depth, rules } = this;
    const { dropsNull } = rules;
    const prototype: unknown = Object.getPrototypeOf(map);
    // What drops null is cdk8s, and it takes no mapping without a prototype for one.
    if ((prototype !== Object.prototype && (prototype !== null || dropsNull)) || Symbol.iterator in map) {
      throw UNUSUAL;
    }
    const names = Object.keys(map);
    const layout = last !== undefined && isSameList(names, last.names) ? last : this.find(names) ?? this.learn(names);
    const { entries } = layout;
    let isRepeated = layout.text !== '';
    let found = 0;
    for (let index = 0; index < entries.length; index++) {
      const entry = entries[index];
      const value = map[entry.name];
      if (value === undefined || (value === null && dropsNull)) {
        rules.leavesOut = true;
        if (entry.leaveOut()) isRepeated = false;
      } else if (value !== entry.value && entry.change(value, level, depth + 1, rules)) {
        isRepeated = false;
      }
      found |= entry.found;
    }
    this.isRepeated = isRepeated && layout === last;
    this.found = found;
    this.last = layout;
    return isRepeated ? layout.text : layout.text = (this.isTop ? inOnePiece(entries) : textOf(entries, entries.length)) || '{}';
  }

  private find(names: readonly string[]): Layout | undefined {
    return this.layouts.find((layout) => isSameList(names, layout.names));
  }

  private learn(names: readonly string[]): Layout {
    refuseUnsortable(names);
    const { level, isTop, rules } = this;
    const entries = (isTop ? names : sortedNames(names)).map((name) => new Entry(name, keyStart(name, level, isTop), rules.look(name)));
    const layout = new Layout(names, entries);
    this.layouts[this.oldest] = layout;
    this.oldest = (this.oldest + 1) % LAYOUTS_REMEMBERED;
    return layout;
  }
}

/** How the lists of one place were written last. */
class ListMemory {
  public isRepeated = false;
  public found = 0;
  private text = '';
  private length = 0;
  private readonly level: Level;
  private readonly entries: Entry[] = [];

  public constructor(private readonly depth: number, private readonly rules: Rules) {
    this.level = levelAt(depth);
  }

  public write(items: readonly unknown[]): string {
    if (Object.getPrototypeOf(items) !== Array.prototype || 'toJSON' in items) {
      throw UNUSUAL;
    }
    const { level, depth, rules, entries } = this;
    const { length } = items;
    let isRepeated = this.text !== '' && length === this.length && length <= ITEMS_REMEMBERED;
    let found = 0;
    for (let index = 0; index < length; index++) {
      const item = items[index];
      const entry = entries[index] ??= new Entry('', undefined);
      if (item !== entry.value && entry.change(item, level, depth + 1, rules)) {
        isRepeated = false;
      }
      found |= entry.found;
    }
    this.length = length;
    this.isRepeated = isRepeated;
    this.found = found;
    if (!isRepeated) {
      this.text = textOf(entries, length) || '[]';
      entries.length = Math.min(entries.length, ITEMS_REMEMBERED);
    }
    return this.text;
  }
}

/** What is put together by "+" takes several times the memory until somebody reads it. */
function inOnePiece(entries: readonly Entry[]): string {
  return entries.map(({ text }) => text).join('');
}

function textOf(entries: readonly Entry[], count: number): string {
  let text = '';
  for (let index = 0; index < count; index++) {
    text += entries[index].text;
  }
  return text;
}

function isSameList(one: readonly string[], other: readonly string[]): boolean {
  if (one.length !== other.length) {
    return false;
  }
  for (let index = 0; index < one.length; index++) {
    if (one[index] !== other[index]) {
      return false;
    }
  }
  return true;
}

function refuseUnsortable(names: readonly string[]): void {
  for (let index = 0; index < names.length; index++) {
    const first = names[index].charCodeAt(0);
    // Only words that start with a digit, "_" or "c" are worth a closer look.
    if ((first < 58 || first === 95 || first === 99) && UNSORTABLE.test(names[index])) {
      throw UNUSUAL;
    }
  }
}
