import { Severity } from './check';
import { Diagnostic } from '../../diagnostics';
import { InventoryObject } from '../../inventory';
import { formatPath, Path } from '../../text';

/** What a check found wrong with one field of one object. */
export interface Finding {
  readonly code: string;
  readonly severity: Severity;
  readonly object: InventoryObject;
  /** From the root of the object's manifest. */
  readonly path: Path;
  readonly message: string;
  readonly fix: string;
}

/** A finding as an error of a program: the construct's path, or the line of the file. */
export function toDiagnostic({ code, object, path, message, fix }: Finding): Diagnostic {
  const place = object.origin.place?.(path);
  const subject = place === undefined ? `${object.origin.subject} ${formatPath(path)}`.trim() : `${place.file}:${place.line}`;
  return { code, subject, message, fix };
}
