import { Fields } from '../inventory';
import { checkManifest, checkMetadata, checkVersions, SchemaTarget } from '../schema';
import { Path } from '../text';
import { isOfCluster } from './core/of-cluster';
import { ObjectPass, valueAt } from './engine';

/** Every Argo CD and Flux object against the schema of the version that is targeted, field by field; of any other, its metadata. */
export const schemaPass: ObjectPass = ({ manifest }, target, report) => {
  const withVariables = variablesIn(target);
  for (const finding of checkManifest(manifest, withVariables)) {
    if (!isFromOperator(finding.code, finding.path, manifest)) {
      report(finding);
    }
  }
  checkVersions(manifest, withVariables).forEach(report);
  if (isOfCluster(manifest)) {
    checkMetadata(manifest, true).forEach(report);
  }
};

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
