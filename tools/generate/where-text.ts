import { Context, ContextRow } from '../schemas/context';

/** `since Flux 2.5`, ``in `source.toolkit.fluxcd.io/v1` before Flux 2.9``: a set of contexts in words. */
export function whereText(rows: readonly ContextRow[], label: string): string {
  return listText(rows.map((row) => rowText(row, label)));
}

function rowText({ kinds, apiVersions, since, removed }: ContextRow, label: string): string {
  return [
    kinds && `of ${listText(kinds)}`,
    apiVersions && `in ${listText(apiVersions.map((apiVersion) => `\`${apiVersion}\``))}`,
    since && `since ${label} ${since}`,
    removed && `before ${label} ${removed}`,
  ].filter((part) => part !== undefined).join(' ');
}

/** Where a field, a version or a choice exists, as a sentence; `here` are its contexts, `minors` all of the product. */
export function existenceText(rows: readonly ContextRow[], here: readonly Context[], minors: readonly string[], label: string): string {
  const gone = firstMinorWithout(here, minors);
  const [{ kinds, apiVersions, since, removed }] = rows;
  if (rows.length === 1 && kinds === undefined && apiVersions === undefined) {
    const first = since && `Since ${label} ${since}`;
    return first && removed ? `${first}, removed in ${label} ${removed}.` : first ? `${first}.` : `Removed in ${label} ${removed}.`;
  }
  const only = `nly ${whereText(rows, label)}.`;
  return gone === undefined ? `O${only}` : `Removed in ${label} ${gone}: o${only}`;
}

function firstMinorWithout(here: readonly Context[], minors: readonly string[]): string | undefined {
  const last = Math.max(...here.map(({ minor }) => minors.indexOf(minor)));
  return minors[last + 1];
}

/** `a`, `a and b`, `a, b and c`. */
export function listText(parts: readonly string[]): string {
  return parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} and ${parts[parts.length - 1]}`;
}
