import { InventoryObject, Referents, RepositoryLayout, tryGenerator } from '../../inventory';
import { FleetCheck, isSet } from '../engine';
import { OCI_REPOSITORY, release } from './examples';
import { shortKind } from './unresolved';
import { repository } from '../flux-kustomization/examples';

function generatorFile(options: string): string {
  return `
apiVersion: kustomize.config.k8s.io/v1beta1
kind: Kustomization
resources: [shop.yaml]
configMapGenerator:
  - name: shop-values
    namespace: apps
    files: [values.yaml]
${options}`;
}

const RELEASE = `${OCI_REPOSITORY}---${release('shop', '  valuesFrom: [{kind: ConfigMap, name: shop-values}]')}`;

export const hashedName: FleetCheck = {
  code: 'REF117',
  title: 'reference to a generated object by its name without the hash',
  severity: 'error',
  rationale: 'The build puts a hash behind the name of what it generates, and does not know that objects of Flux refer to it: what they name does not exist.',
  bad: repository({ 'apps/shop/kustomization.yaml': generatorFile(''), 'apps/shop/shop.yaml': RELEASE, 'apps/shop/values.yaml': 'replicaCount: 2' }),
  good: repository({
    'apps/shop/kustomization.yaml': generatorFile('generatorOptions: {disableNameSuffixHash: true}\n'),
    'apps/shop/shop.yaml': RELEASE,
    'apps/shop/values.yaml': 'replicaCount: 2',
  }),
  fix: 'set `generatorOptions.disableNameSuffixHash: true`, or teach kustomize the reference with `configurations`',
  source: 'https://fluxcd.io/flux/guides/helmreleases/#refer-to-values-in-configmaps-generated-with-kustomize',
  checkAll({ inventory }, report) {
    const { layout } = inventory;
    const referents = Referents.of(inventory);
    for (const reference of layout === undefined ? [] : referents.references) {
      const { objects, externals } = referents.resolve(reference);
      const isCertain = objects.length > 0 && externals.length === 0 && reference.from.facts.isPartial !== true;
      if (isCertain && objects.every((object) => isHashed(object, reference.from, layout!))) {
        const { from, path, kindName, name } = reference;
        report(from, path, `the name of ${shortKind(kindName)} "${name}" will end in a hash, and this reference will not`);
      }
    }
  },
};

/** Configurations and transformers may know the reference; those of a base count in what is built on it (`MergeAccumulator` of kustomize). */
function isHashed(object: InventoryObject, from: InventoryObject, layout: RepositoryLayout): boolean {
  const generator = object.facts.hasNameHash === true ? tryGenerator(object, layout) : undefined;
  return generator !== undefined && layout.kustomizations.every(({ fields, path }) =>
    (!isSet(fields.configurations) && !isSet(fields.transformers)) || ![object, from].some((one) => layout.objectsUnder(path).includes(one)));
}
