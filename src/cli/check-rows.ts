import { relative, resolve, sep } from 'node:path';
import { DirectoryCheckResult, Finding, Severity, SettingsFault } from '../checks';
import { formatPath } from '../text';

/** Whose finding it is. */
export interface RowObject {
  readonly apiVersion: string;
  readonly kind: string;
  readonly namespace?: string;
  readonly name: string;
}

/** One finding as reports show it. */
export interface CheckRow {
  readonly code: string;
  readonly severity: Severity;
  readonly message: string;
  readonly fix: string;
  /** As the user would open it. Missing where a fault has no place in a file. */
  readonly file?: string;
  /** The same from the root of the repository. */
  readonly path?: string;
  readonly line?: number;
  readonly column?: number;
  readonly object?: RowObject;
  /** `spec.source.helm`: the field that is wrong. */
  readonly field?: string;
  /** The value at the place is a secret, or may be one. */
  readonly isSecret?: boolean;
}

/** Everything that was found, in the order of files and lines. */
export function checkRows({ findings, faults, content }: DirectoryCheckResult, base: string): CheckRow[] {
  const fromRoot = (file: string) => relative(content.root, resolve(base, file)).split(sep).join('/');
  const rows = [...findings.map(rowOf), ...faults.map(rowOfFault)];
  const placed = rows.map((row) => (row.file === undefined ? row : { ...row, path: fromRoot(row.file) }));
  return placed.sort((one, other) => compare(one.file ?? '', other.file ?? '') || (one.line ?? 0) - (other.line ?? 0) || compare(one.code, other.code));
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}

function rowOf({ code, severity, message, fix, object, path }: Finding): CheckRow {
  const { apiVersion, kind, namespace, name } = object;
  const { file, line, column } = object.origin.place?.(path) ?? { file: object.origin.file };
  const isFile = kind === '';
  return {
    code,
    severity,
    message,
    fix,
    file,
    line,
    column,
    ...!isFile && { object: { apiVersion, kind, ...namespace !== undefined && { namespace }, name }, field: formatPath(path) },
    isSecret: code.startsWith('SEC') || (kind === 'Secret' && (path[0] === 'data' || path[0] === 'stringData')),
  };
}

/** The subject of a fault of settings is `file:line:column`, or somebody's name. */
function rowOfFault({ code, severity, subject, message, fix }: SettingsFault): CheckRow {
  const place = /^(.+?):(\d+)(?::(\d+))?$/.exec(subject);
  return place === null
    ? { code, severity, message: `${subject}: ${message}`, fix }
    : { code, severity, message, fix, file: place[1], line: Number(place[2]), column: Number(place[3] ?? 1) };
}
