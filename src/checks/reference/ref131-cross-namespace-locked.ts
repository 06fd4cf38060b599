import { InventoryObject, Reference, Referents, ReferenceRule } from '../../inventory';
import { FleetCheck, FleetContext, listAt, valueAt } from '../engine';
import { OCI_REPOSITORY, release } from './examples';

const LOCKED = `
apiVersion: fluxcd.controlplane.io/v1
kind: FluxInstance
metadata: {name: flux, namespace: flux-system}
spec:
  distribution: {version: 2.9.x, registry: ghcr.io/fluxcd}
  cluster: {multitenant: true}
`;

export const crossNamespaceLocked: FleetCheck = {
  code: 'REF131',
  title: 'reference across namespaces in a Flux that forbids them',
  severity: 'error',
  rationale: 'The controllers run with `--no-cross-namespace-refs`: they stop with AccessDenied, and do not try again.',
  bad: `${LOCKED}---${OCI_REPOSITORY}---${release('shop', '', 'shop')}`,
  good: `${LOCKED}---${OCI_REPOSITORY}---${release('shop')}`,
  fix: 'move one of the two to the namespace of the other',
  source: 'https://fluxcd.io/flux/installation/configuration/multitenancy/',
  checkAll(context, report) {
    if (!isLocked(context)) {
      return;
    }
    for (const reference of Referents.of(context.inventory).references.filter(crosses)) {
      const { from, path, namespace } = reference;
      report(from, [...path, 'namespace'], `namespace "${from.namespace}" may not refer to one of "${namespace}"`);
    }
  },
};

/** Dependencies are not asked for a permission: only what is read, and what is watched. */
const ROLES: readonly ReferenceRule['role'][] = ['source', 'event'];

function crosses({ rule, from, path, namespace }: Reference): boolean {
  const named = valueAt(from.manifest, ...path, 'namespace');
  return rule.hasNamespace === true && ROLES.includes(rule.role) && typeof named === 'string' && from.namespace !== undefined && namespace !== from.namespace
    && from.facts.isPartial !== true;
}

/** One cluster may be locked and another not: all that install Flux have to agree. */
function isLocked({ inventory }: FleetContext): boolean {
  const instances = inventory.ofKind('fluxcd.controlplane.io/FluxInstance');
  const controllers = inventory.ofKind('apps/Deployment').filter(({ name }) => name === 'kustomize-controller' || name === 'helm-controller');
  return instances.length + controllers.length > 0 && instances.every(isMultitenant) && controllers.every(hasFlag);
}

function isMultitenant({ manifest, facts }: InventoryObject): boolean {
  return valueAt(manifest, 'spec', 'cluster', 'multitenant') === true && facts.isPartial !== true;
}

function hasFlag({ manifest }: InventoryObject): boolean {
  const args = listAt(manifest, 'spec', 'template', 'spec', 'containers').flatMap((container) => listAt(container, 'args'));
  return args.includes('--no-cross-namespace-refs=true') || args.includes('--no-cross-namespace-refs');
}
