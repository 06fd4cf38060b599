import { InventoryObject, KIND, Referents } from '../../inventory';
import { FleetCheck, isKnown, textAt, valueAt } from '../engine';
import { OCI_REPOSITORY, release } from './examples';

/** Namespaces of every cluster, and that of Flux itself. */
const ALWAYS: readonly string[] = ['default', 'kube-system', 'kube-public', 'kube-node-lease', 'flux-system'];

export const namespaceNothingMakes: FleetCheck = {
  code: 'REF116',
  title: 'release into a namespace that nothing makes',
  severity: 'warning',
  rationale: 'Helm does not create the namespace unless it is told to, and the installation fails.',
  isWhole: true,
  bad: `${OCI_REPOSITORY}---${release('shop', '  targetNamespace: shop')}`,
  good: `${OCI_REPOSITORY}---${release('shop', '  targetNamespace: shop\n  install: {createNamespace: true}')}`,
  fix: 'set `install.createNamespace: true`, or add the Namespace',
  source: 'https://fluxcd.io/flux/components/helm/helmreleases/#install-configuration',
  checkAll({ inventory }, report) {
    if (!inventory.isWhole) {
      return;
    }
    const created = new Set(inventory.ofKind(KIND.helmRelease).filter(createsNamespace).map(targetOf));
    const seen = new Set<string>();
    for (const object of inventory.ofKind(KIND.helmRelease)) {
      const name = targetOf(object);
      const isThere = name === undefined || [...ALWAYS, object.namespace].includes(name) || created.has(name) || seen.has(name) || isRemote(object)
        || Referents.of(inventory).exists({ kindName: KIND.namespace, name, namespace: undefined }, object);
      if (!isThere) {
        seen.add(name);
        report(object, ['spec', 'targetNamespace'], `nothing makes the namespace "${name}"`);
      }
    }
  },
};

function targetOf({ manifest }: InventoryObject): string | undefined {
  return textAt(manifest, 'spec', 'targetNamespace');
}

function createsNamespace({ manifest }: InventoryObject): boolean {
  const create = valueAt(manifest, 'spec', 'install', 'createNamespace');
  return create === true || !isKnown(create);
}

function isRemote({ manifest, facts }: InventoryObject): boolean {
  return valueAt(manifest, 'spec', 'kubeConfig') !== undefined || facts.isPartial === true;
}
