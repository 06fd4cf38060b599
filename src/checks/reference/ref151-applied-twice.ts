import { Applied, appliersIn, Inventory, InventoryObject } from '../../inventory';
import { FleetCheck, isSet, valueAt } from '../engine';
import { kustomization } from './examples';
import { isSameCluster } from './same-cluster';
import { configMap, repository } from '../flux-kustomization/examples';

const FILES = { 'apps/shop/shop.yaml': configMap('open'), 'apps/infra/infra.yaml': configMap('open').replace('{name: shop', '{name: infra') };

export const appliedTwice: FleetCheck = {
  code: 'REF151',
  title: 'object that two Kustomizations apply',
  severity: 'warning',
  rationale: 'Each of them takes the object for its own: they overwrite each other, and when one is removed or moved it deletes the object of the other.',
  bad: repository({ ...FILES, 'clusters/prod/shop.yaml': `${kustomization('shop', '', './apps/shop')}---${kustomization('all', '', './apps')}` }),
  good: repository({ ...FILES, 'clusters/prod/shop.yaml': `${kustomization('shop', '', './apps/shop')}---${kustomization('infra', '', './apps/infra')}` }),
  fix: 'give each folder to one Kustomization',
  source: 'https://fluxcd.io/flux/components/kustomize/kustomizations/#path',
  checkAll({ inventory }, report) {
    const said = new Set<string>();
    for (const [object, all] of appliersIn(inventory)) {
      const [one, other] = isCertain(object) ? tryRivals(all, inventory) ?? [] : [];
      const key = `${one?.kustomization.origin.subject} ${other?.kustomization.origin.subject}`;
      if (one !== undefined && other !== undefined && !said.has(key)) {
        said.add(key);
        report(other.kustomization, ['spec', 'path'], `"${other.kustomization.name}" applies ${object.kind} "${object.name}", and "${one.kustomization.name}" with "${one.path}" does, too`);
      }
    }
  },
};

function isCertain({ facts, name }: InventoryObject): boolean {
  return facts.aliases === undefined && (facts.namespaces === undefined || facts.namespaces.length === 1) && !name.includes('${') && name !== '';
}

/** Two that certainly run in one cluster, and apply to it as they stand. */
function tryRivals(all: readonly Applied[], inventory: Inventory): readonly [Applied, Applied] | undefined {
  const plain = all.filter((applied) => isPlain(applied.kustomization));
  for (const [index, one] of plain.entries()) {
    const other = plain.slice(index + 1).find((applied) => applied.kustomization.name !== one.kustomization.name
      && isSameCluster(inventory, one.kustomization, applied.kustomization));
    if (other !== undefined) {
      return [one, other];
    }
  }
  return undefined;
}

const CHANGING: readonly string[] = ['kubeConfig', 'targetNamespace', 'namePrefix', 'nameSuffix', 'patches', 'components', 'postBuild', 'suspend'];

function isPlain({ manifest, facts }: InventoryObject): boolean {
  return facts.isPartial !== true && !CHANGING.some((field) => isSet(valueAt(manifest, 'spec', field)));
}
