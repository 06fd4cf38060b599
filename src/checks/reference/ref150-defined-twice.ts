import { appliedIn, Applied, InventoryObject } from '../../inventory';
import { FleetCheck } from '../engine';
import { pairsOf } from './same-cluster';
import { configMap, repository } from '../flux-kustomization/examples';

export const definedTwice: FleetCheck = {
  code: 'REF150',
  title: 'object that one Kustomization has twice',
  severity: 'error',
  rationale: 'The build fails with "may not add resource with an already registered id", and nothing of the Kustomization is applied.',
  bad: repository({ 'apps/shop/one.yaml': configMap('open'), 'apps/shop/two.yaml': configMap('closed') }),
  good: repository({ 'apps/shop/one.yaml': configMap('open') }),
  fix: 'remove one of them',
  source: 'https://github.com/fluxcd/flux2/issues/1522',
  checkAll({ inventory }, report) {
    const said = new Set<InventoryObject>();
    for (const applied of appliedIn(inventory)) {
      for (const [one, other] of pairsOf(applied.objects, keyOf)) {
        if (!said.has(other)) {
          said.add(other);
          report(other, ['metadata', 'name'], `Kustomization "${applied.kustomization.name}" gets this ${other.kind} "${other.name}" also from ${placeOf(one, applied)}`);
        }
      }
    }
  },
};

function placeOf(object: InventoryObject, { path }: Applied): string {
  const place = object.origin.place?.([]);
  return place === undefined ? `"${path}"` : `${place.file}:${place.line}`;
}

/** Only what is certain to keep its name: generators of overlays add to those of their bases. */
function keyOf({ facts, manifest, name, namespace, kind, metadata }: InventoryObject): string | undefined {
  const isOpen = facts.isGenerated === true || facts.aliases !== undefined || (facts.namespaces !== undefined && facts.namespaces.length !== 1)
    || name === '' || name.includes('${') || String(metadata.namespace).includes('${');
  return isOpen ? undefined : JSON.stringify([manifest.apiVersion, kind, namespace ?? 'default', name]);
}
