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
      if (isCertain && objects.every((object) => isHashed(object, layout!))) {
        const { from, path, kindName, name } = reference;
        report(from, path, `the name of ${shortKind(kindName)} "${name}" will end in a hash, and this reference will not`);
      }
    }
  },
};

/** Configurations and transformers may know the reference. */
function isHashed(object: InventoryObject, layout: RepositoryLayout): boolean {
  const generator = object.facts.hasNameHash === true ? tryGenerator(object, layout) : undefined;
  const isUnknown = ({ path }: { readonly path: string }) => !mayKnow(path, layout, new Set()) || !layout.objectsUnder(path).includes(object);
  return generator !== undefined && layout.kustomizations.every(isUnknown);
}

/** What a base configures holds for whatever includes it, too (kustomize, ResAccumulator.MergeAccumulator). */
function mayKnow(path: string, layout: RepositoryLayout, seen: Set<string>): boolean {
  const kustomization = seen.has(path) ? undefined : layout.kustomizationAt(path);
  seen.add(path);
  const { configurations, transformers } = kustomization?.fields ?? {};
  return isSet(configurations) || isSet(transformers) || (kustomization?.includes ?? []).some((inner) => mayKnow(inner, layout, seen));
}
