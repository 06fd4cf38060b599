import { Applied, appliedIn, InventoryObject, Referents } from '../../inventory';
import { FleetCheck, textAt } from '../engine';
import { repository } from './examples';
import { OCI_REPOSITORY, release } from '../reference/examples';

export const renamedBehindReferences: FleetCheck = {
  code: 'FLX383',
  title: 'prefix or suffix that references do not get',
  severity: 'error',
  rationale: 'Only the objects are renamed: kustomize does not know the references of Flux, and they still name what is not there any more.',
  bad: repository({ 'apps/shop/shop.yaml': `${OCI_REPOSITORY}---${release('shop')}` }, '  namePrefix: prod-'),
  good: repository({ 'apps/shop/shop.yaml': `${OCI_REPOSITORY}---${release('shop')}` }),
  fix: 'remove it, and name the objects as they shall be called',
  source: 'https://fluxcd.io/flux/components/kustomize/kustomizations/#name-prefix-and-suffix',
  checkAll({ inventory }, report) {
    const referents = Referents.of(inventory);
    for (const applied of appliedIn(inventory)) {
      const broken = isRenaming(applied.kustomization) ? tryBroken(applied, referents) : undefined;
      if (broken !== undefined) {
        const { kustomization } = applied;
        const field = textAt(kustomization.manifest, 'spec', 'namePrefix') === undefined ? 'nameSuffix' : 'namePrefix';
        report(kustomization, ['spec', field], `${broken.from.kind} "${broken.from.name}" refers to "${broken.to.name}", which gets another name`);
      }
    }
  },
};

function isRenaming({ manifest }: InventoryObject): boolean {
  return Boolean(textAt(manifest, 'spec', 'namePrefix') ?? textAt(manifest, 'spec', 'nameSuffix'));
}

/** A reference between two objects that are applied together. */
function tryBroken({ objects }: Applied, referents: Referents): { readonly from: InventoryObject; readonly to: InventoryObject } | undefined {
  const here = new Set(objects);
  for (const reference of objects.flatMap((object) => referents.referencesFrom(object))) {
    const { objects: meant } = referents.resolve(reference);
    if (meant.length === 1 && here.has(meant[0]) && meant[0].name === reference.name && reference.from.facts.isPartial !== true) {
      return { from: reference.from, to: meant[0] };
    }
  }
  return undefined;
}
