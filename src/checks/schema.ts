import { Diagnostic } from '../diagnostics';
import { checkManifest, SchemaTarget } from '../schema';
import { formatPath } from '../text';

/** A manifest, and whose it is. */
export interface CheckedManifest {
  readonly subject: string;
  readonly manifest: unknown;
}

/** Every Argo CD and Flux object against the schema of the version that is targeted, field by field. */
export function checkSchemas(manifests: readonly CheckedManifest[], target: SchemaTarget): Diagnostic[] {
  return manifests.flatMap(({ subject, manifest }) =>
    checkManifest(manifest, target).map(({ code, path, message, fix }) => ({ code, subject: `${subject} ${formatPath(path)}`.trim(), message, fix })));
}
