/**
 * A context is one served apiVersion of one kind in one minor version of a product. Every fact of a CRD holds
 * in a set of contexts; `describeContexts` writes such a set as rows, `isIn` reads them.
 */
export interface Context {
  readonly kind: string;
  /** With its group: `helm.toolkit.fluxcd.io/v2`. */
  readonly apiVersion: string;
  readonly minor: string;
}

/** All conditions of a row hold together; a set is the union of its rows. */
export interface ContextRow {
  readonly kinds?: readonly string[];
  readonly apiVersions?: readonly string[];
  /** The first minor. Absent: from the first in which the structure exists. */
  readonly since?: string;
  /** The first minor after it. Absent: up to the newest. */
  readonly removed?: string;
}

export function contextKey(context: Context): string {
  return `${context.kind} ${context.apiVersion} ${context.minor}`;
}

export function compareMinors(a: string, b: string): number {
  const [major, minor] = a.split('.').map(Number);
  const [otherMajor, otherMinor] = b.split('.').map(Number);
  return major - otherMajor || minor - otherMinor;
}

export function isIn(rows: readonly ContextRow[], context: Context): boolean {
  return rows.some((row) => matches(row, context));
}

function matches(row: ContextRow, context: Context): boolean {
  return (row.kinds?.includes(context.kind) ?? true)
    && (row.apiVersions?.includes(context.apiVersion) ?? true)
    && (row.since === undefined || compareMinors(context.minor, row.since) >= 0)
    && (row.removed === undefined || compareMinors(context.minor, row.removed) < 0);
}

/** The shortest rows that hold in `set` and nowhere else in `universe`; undefined where the set is all of it. */
export function describeContexts(set: readonly Context[], universe: readonly Context[]): readonly ContextRow[] | undefined {
  if (set.length === universe.length) {
    return undefined;
  }
  const spans = minorSpans(set, universe);
  const rows = [...new Set(set.map((context) => context.apiVersion))].sort().flatMap((apiVersion) => {
    const mine = (context: Context): boolean => context.apiVersion === apiVersion;
    return rowsOfApiVersion(apiVersion, set.filter(mine), universe.filter(mine));
  });
  const joined = joinRows(rows);
  return spans !== undefined && spans.length <= joined.length ? spans : joined;
}

function rowsOfApiVersion(apiVersion: string, set: readonly Context[], universe: readonly Context[]): readonly ContextRow[] {
  const spans = minorSpans(set, universe);
  if (spans !== undefined) {
    return spans.map((span) => ({ apiVersions: [apiVersion], ...span }));
  }
  return [...new Set(set.map((context) => context.kind))].sort().flatMap((kind) => {
    const mine = (context: Context): boolean => context.kind === kind;
    const ofKind = minorSpans(set.filter(mine), universe.filter(mine)) ?? [];
    return ofKind.map((span) => ({ kinds: [kind], apiVersions: [apiVersion], ...span }));
  });
}

/** The set as ranges of minors, or undefined where some minor is only partly in it. */
function minorSpans(set: readonly Context[], universe: readonly Context[]): readonly ContextRow[] | undefined {
  const minors = [...new Set(universe.map((context) => context.minor))].sort(compareMinors);
  const keys = new Set(set.map(contextKey));
  const states = minors.map((minor) => {
    const here = universe.filter((context) => context.minor === minor);
    const count = here.filter((context) => keys.has(contextKey(context))).length;
    return count === 0 ? 'out' : count === here.length ? 'in' : 'partly';
  });
  if (states.includes('partly')) {
    return undefined;
  }
  const spans: ContextRow[] = [];
  for (let first = states.indexOf('in'); first >= 0;) {
    const end = states.indexOf('out', first);
    spans.push({ ...(first > 0 && { since: minors[first] }), ...(end > 0 && { removed: minors[end] }) });
    first = end < 0 ? -1 : states.indexOf('in', end);
  }
  return spans;
}

/** Rows that differ only in their apiVersion become one. */
function joinRows(rows: readonly ContextRow[]): readonly ContextRow[] {
  const joined = new Map<string, ContextRow>();
  for (const row of rows) {
    const key = JSON.stringify({ ...row, apiVersions: undefined });
    const known = joined.get(key);
    joined.set(key, known === undefined ? row : { ...known, apiVersions: [...known.apiVersions ?? [], ...row.apiVersions ?? []] });
  }
  return [...joined.values()];
}
