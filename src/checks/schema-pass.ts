import { Fields } from '../inventory';
import { checkManifest, checkMetadata, checkVersions, SchemaFinding, SchemaTarget } from '../schema';
import { Path } from '../text';
import { isOfCluster } from './core/of-cluster';
import { valueAt } from './engine';

const NONE: readonly SchemaFinding[] = [];

/** Every Argo CD and Flux object against the schema of the version that is targeted, field by field; of any other, its metadata. */
export function schemaFindings(manifest: Fields, target: SchemaTarget): readonly SchemaFinding[] {
  const withVariables = variablesIn(target);
  const fields = checkManifest(manifest, withVariables);
  const versions = checkVersions(manifest, withVariables);
  const metadata = isOfCluster(manifest) ? checkMetadata(manifest, true) : NONE;
  if (fields.length + versions.length + metadata.length === 0) {
    return NONE;
  }
  return [...fields.filter(({ code, path }) => !isFromOperator(code, path, manifest)), ...versions, ...metadata];
}

const known = new WeakMap<SchemaTarget, SchemaTarget>();

function variablesIn(target: SchemaTarget): SchemaTarget {
  const before = known.get(target) ?? { ...target, variables: true };
  known.set(target, before);
  return before;
}

/**
 * Kinds that other operators add to the enumeration of Alert and Receiver: flux-operator patches the CRDs
 * (internal/builder/templates.go), and Flux's own guide shows it for Terraform.
 */
const PATCHED_IN: ReadonlySet<unknown> = new Set(['FluxInstance', 'ResourceSet', 'ResourceSetInputProvider', 'Terraform']);

function isFromOperator(code: string, path: Path, manifest: Fields): boolean {
  return code === 'SCH107' && path[0] === 'spec' && (path[1] === 'eventSources' || path[1] === 'resources') && path[3] === 'kind'
    && PATCHED_IN.has(valueAt(manifest, ...path));
}
