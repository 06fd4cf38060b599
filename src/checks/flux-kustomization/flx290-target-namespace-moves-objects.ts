import { appliedIn, Applied, KIND, Inventory } from '../../inventory';
import { formatChoices } from '../../text';
import { FleetCheck, textAt } from '../engine';
import { configMap, repository } from './examples';

const NAMESPACE = `
apiVersion: v1
kind: Namespace
metadata: {name: store}
`;

export const targetNamespaceMovesObjects: FleetCheck = {
  code: 'FLX290',
  title: 'target namespace over objects of several namespaces',
  severity: 'warning',
  rationale: 'Flux moves every object to `targetNamespace`, whatever namespace it names itself, and renames Namespaces to it; references between the objects stay as they are.',
  bad: repository({ 'apps/shop/shop.yaml': configMap('open'), 'apps/shop/namespace.yaml': NAMESPACE }, '  targetNamespace: shop'),
  good: repository({ 'apps/shop/shop.yaml': configMap('open'), 'apps/shop/namespace.yaml': NAMESPACE.replace('store', 'shop') }, '  targetNamespace: shop'),
  fix: 'remove `targetNamespace`, or put the objects of the other namespaces under another Kustomization',
  source: 'https://fluxcd.io/flux/components/kustomize/kustomizations/#target-namespace',
  checkAll({ inventory }, report) {
    for (const applied of appliedIn(inventory)) {
      const { kustomization } = applied;
      const target = textAt(kustomization.manifest, 'spec', 'targetNamespace');
      const moved = target === undefined || kustomization.facts.isPartial === true ? [] : movedTo(target, applied, inventory);
      if (target !== undefined && moved.length > 0) {
        report(kustomization, ['spec', 'targetNamespace'], `objects of namespace ${formatChoices(moved, 3)} are moved to "${target}"`);
      }
    }
  },
};

/** Namespaces of which something is moved; that all objects of a folder are moved together is what the field is for. */
function movedTo(target: string, { path, objects }: Applied, { layout }: Inventory): readonly string[] {
  if (layout?.kustomizationAt(path)?.fields.namespace !== undefined) {
    return [];
  }
  const own = objects.filter(({ facts }) => facts.namespaces === undefined || (facts.namespaces.length === 1 && facts.namespaces[0] === target))
    .map((object) => textAt(object.metadata, object.kindName === KIND.namespace ? 'name' : 'namespace'));
  const others = [...new Set(own.filter((namespace) => namespace !== undefined && namespace !== target))] as string[];
  const renames = objects.some(({ kindName, name }) => kindName === KIND.namespace && name !== target && !name.includes('${'));
  return renames || others.length > 1 || (others.length === 1 && own.includes(target)) ? others : [];
}
