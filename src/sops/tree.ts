/**
 * What SOPS encrypts: an ordered tree with its comments (`Tree`, `TreeBranch`, `Comment` in sops.go).
 * Every format is read into this tree and written from it.
 */
export type SopsScalar = string | bigint | number | boolean | null | SopsTime | Buffer;

/**
 * A point in time, only ever known by its text in RFC 3339 with nanoseconds, as Go writes it.
 * `bigint` is Go's `int`, `number` its `float64`, `Buffer` a string that is no UTF-8.
 */
export class SopsTime {
  public constructor(public readonly text: string) {}
}

export interface SopsLeaf {
  readonly kind: 'leaf';
  readonly value: SopsScalar;
  readonly line?: number;
}

/** A comment without its marker. In a map or a list it is an item of its own, before what it belongs to. */
export interface SopsComment {
  readonly kind: 'comment';
  readonly text: string;
  readonly inline: boolean;
  readonly line?: number;
}

export interface SopsEntry {
  readonly kind: 'entry';
  readonly key: string;
  readonly value: SopsNode;
  readonly line?: number;
}

export interface SopsMap {
  readonly kind: 'map';
  readonly items: readonly (SopsEntry | SopsComment)[];
}

export interface SopsList {
  readonly kind: 'list';
  readonly items: readonly (SopsNode | SopsComment)[];
}

export type SopsNode = SopsLeaf | SopsMap | SopsList;

/** One map a document; only YAML has more than one document. */
export interface SopsTree {
  readonly documents: readonly SopsMap[];
}

/** A text that is not of its format, or that SOPS cannot hold. Never carries a value. */
export class StoreFault extends Error {
  public constructor(message: string, public readonly line?: number, public readonly code = 'SEC102') {
    super(message);
  }
}

/** A key that stands twice; the metadata twice means that two files were put into one. */
export function repeatedKey(key: string, line?: number): StoreFault {
  return key === 'sops' ? new StoreFault('two metadata blocks "sops"', line, 'SEC111') : new StoreFault(`key "${key}" stands twice in one place`, line);
}

/** Deeper trees are refused: they would end the stack of whoever walks them. */
export const MAX_DEPTH = 300;

export function leaf(value: SopsScalar, line?: number): SopsLeaf {
  return line === undefined ? { kind: 'leaf', value } : { kind: 'leaf', value, line };
}

export function map(items: readonly (SopsEntry | SopsComment)[]): SopsMap {
  return { kind: 'map', items };
}

export function entry(key: string, value: SopsNode, line?: number): SopsEntry {
  return line === undefined ? { kind: 'entry', key, value } : { kind: 'entry', key, value, line };
}

export function comment(text: string, inline = false, line?: number): SopsComment {
  return line === undefined ? { kind: 'comment', text, inline } : { kind: 'comment', text, inline, line };
}

/** The entries of a map, without its comments. */
export function entriesOf(node: SopsMap): SopsEntry[] {
  return node.items.filter((item) => item.kind === 'entry');
}

/** The value at `key` of a map, or undefined where there is no such key. */
export function tryValue(node: SopsMap, key: string): SopsNode | undefined {
  return entriesOf(node).find((item) => item.key === key)?.value;
}
