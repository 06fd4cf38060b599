/** Where the generators of an ApplicationSet stand: at the top, or inside a matrix or merge. */
import { Fields } from '../../inventory';
import { Path } from '../../text';
import { isFields, isSet, listAt } from '../engine';

export const TERMINAL_KINDS: readonly string[] = ['list', 'clusters', 'git', 'scmProvider', 'clusterDecisionResource', 'pullRequest', 'plugin'];
export const COMBINING_KINDS: readonly string[] = ['matrix', 'merge'];
export const GENERATOR_KINDS: readonly string[] = [...TERMINAL_KINDS, ...COMBINING_KINDS];

/** One item of a list of generators. */
export interface EntryAt {
  readonly entry: Fields;
  readonly path: Path;
  /** What it holds: one generator, unless somebody is mistaken. */
  readonly generators: readonly GeneratorAt[];
  /** The matrix or merge around it. */
  readonly parent?: GeneratorAt;
}

export interface GeneratorAt {
  readonly kind: string;
  readonly fields: Fields;
  readonly path: Path;
  /** How many matrices and merges are around it. */
  readonly depth: number;
  /** Whether it is the second of a matrix, or inside of one: then parameters of another generator are put into its fields. */
  readonly isFed: boolean;
  readonly selector: unknown;
  readonly children: readonly EntryAt[];
}

/** Deeper than anything that Argo CD accepts; nobody's time is wasted on what is below. */
const DEEPEST = 8;

export function entriesOf(spec: Fields): readonly EntryAt[] {
  return readEntries(spec, ['spec', 'generators'], 0, () => false);
}

/** All entries, each before those inside of it. */
export function allEntries(spec: Fields): EntryAt[] {
  return entriesOf(spec).flatMap(withInner);
}

export function allGenerators(spec: Fields): GeneratorAt[] {
  return allEntries(spec).flatMap(({ generators }) => generators);
}

function withInner(entry: EntryAt): EntryAt[] {
  return [entry, ...entry.generators.flatMap(({ children }) => children.flatMap(withInner))];
}

function readEntries(holder: Fields, path: Path, depth: number, isFed: (index: number) => boolean): EntryAt[] {
  return listAt(holder, 'generators').flatMap((entry, index) => {
    const at = [...path, index];
    return isFields(entry) ? [{ entry, path: at, generators: readGenerators(entry, at, depth, isFed(index)) }] : [];
  });
}

function readGenerators(entry: Fields, path: Path, depth: number, isFed: boolean): GeneratorAt[] {
  return GENERATOR_KINDS.filter((kind) => isSet(entry[kind])).map((kind) => {
    const fields = isFields(entry[kind]) ? entry[kind] : {};
    const at = [...path, kind];
    const isCombining = COMBINING_KINDS.includes(kind) && depth < DEEPEST;
    const inner = isCombining ? readEntries(fields, [...at, 'generators'], depth + 1, (index) => isFed || (kind === 'matrix' && index > 0)) : [];
    const generator: GeneratorAt = { kind, fields, path: at, depth, isFed, selector: entry.selector, children: [] };
    return { ...generator, children: inner.map((child) => ({ ...child, parent: generator })) };
  });
}
