import { Fields, InventoryObject, KIND, Reference, Referents } from '../../inventory';
import { FleetCheck, FleetContext, fieldsAt, isFields, listAt, valueAt } from '../engine';

function policy(accessFrom: string): string {
  return `
apiVersion: image.toolkit.fluxcd.io/v1
kind: ImageRepository
metadata: {name: shop, namespace: images}
spec: {interval: 10m, image: ghcr.io/myorg/shop${accessFrom}}
---
apiVersion: image.toolkit.fluxcd.io/v1
kind: ImagePolicy
metadata: {name: shop, namespace: apps}
spec:
  imageRepositoryRef: {name: shop, namespace: images}
  policy: {semver: {range: '>=1.0.0'}}
`;
}

export const imageRepositoryNotShared: FleetCheck = {
  code: 'REF130',
  title: 'ImageRepository that lets no other namespace in',
  severity: 'error',
  rationale: 'The ImagePolicy of another namespace gets AccessDenied unless `accessFrom` of the ImageRepository selects the labels of its namespace.',
  bad: policy('').trim(),
  good: policy(', accessFrom: {namespaceSelectors: [{matchLabels: {kubernetes.io/metadata.name: apps}}]}').trim(),
  fix: 'add a selector of the namespace to `accessFrom` of the ImageRepository',
  source: 'https://fluxcd.io/flux/components/image/imagerepositories/#access-from',
  checkAll(context, report) {
    const referents = Referents.of(context.inventory);
    for (const reference of referents.references.filter(({ rule }) => rule.from === KIND.imagePolicy)) {
      const [repository, ...others] = referents.resolve(reference).objects;
      if (repository !== undefined && others.length === 0 && isRefused(context, reference, repository)) {
        const { from, path } = reference;
        report(from, [...path, 'namespace'], `ImageRepository "${repository.name}" of namespace "${repository.namespace}" lets namespace "${from.namespace}" not in`);
      }
    }
  },
};

function isRefused({ inventory }: FleetContext, { from, namespace }: Reference, repository: InventoryObject): boolean {
  if (from.namespace === undefined || namespace === undefined || repository.namespace === undefined || from.namespace === namespace
    || repository.facts.isPartial === true) {
    return false;
  }
  if (!isFields(valueAt(repository.manifest, 'spec', 'accessFrom'))) {
    return true;
  }
  const selectors = listAt(repository.manifest, 'spec', 'accessFrom', 'namespaceSelectors').filter(isFields);
  const [own, ...others] = inventory.find({ kindName: KIND.namespace, name: from.namespace, namespace: undefined }, from);
  const isOpen = others.length > 0 || own?.facts.isPartial === true;
  return !isOpen && !selectors.some((selector) => maySelect(selector, from.namespace!, own));
}

/** Labels of a namespace that is not here are not known, but for its name, which Kubernetes sets. */
function maySelect(selector: Fields, name: string, own: InventoryObject | undefined): boolean {
  const labels = own === undefined ? undefined : fieldsAt(own.manifest, 'metadata', 'labels');
  return Object.entries(fieldsAt(selector, 'matchLabels')).every(([key, value]) =>
    (key === 'kubernetes.io/metadata.name' ? value === name : labels === undefined || labels[key] === value));
}
