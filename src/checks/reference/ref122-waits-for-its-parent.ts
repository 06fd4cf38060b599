import { appliersIn } from '../../inventory';
import { FleetCheck, valueAt } from '../engine';
import { dependencyGraph } from './dependency-graph';
import { GIT_REPOSITORY, kustomization } from './examples';

function repository(more: string): string {
  return `# file: clusters/prod/config.yaml
${GIT_REPOSITORY.trim()}
# file: clusters/prod/apps.yaml
${kustomization('apps', '  wait: true', './apps').trim()}
# file: apps/shop.yaml
${kustomization('shop', more, './shop').trim()}
# file: shop/shop.yaml
apiVersion: v1
kind: ConfigMap
metadata: {name: shop, namespace: apps}
`;
}

export const waitsForItsParent: FleetCheck = {
  code: 'REF122',
  title: 'Kustomization that waits for the one that waits for it',
  severity: 'error',
  rationale: 'With `wait: true` the outer Kustomization is ready when all it applies is, this one included, which depends on it: none of them ever is.',
  bad: repository('  dependsOn: [{name: apps}]'),
  good: repository(''),
  fix: 'remove the dependency: the outer Kustomization has applied it already',
  source: 'https://fluxcd.io/flux/components/kustomize/kustomizations/#wait',
  checkAll({ inventory }, report) {
    const appliers = appliersIn(inventory);
    for (const edge of [...dependencyGraph(inventory).values()].flat()) {
      const { from, path } = edge.reference;
      const isParent = appliers.get(from)?.some(({ kustomization: outer }) => outer === edge.to) === true;
      if (isParent && valueAt(edge.to.manifest, 'spec', 'wait') === true && edge.to !== from) {
        report(from, path, `"${edge.to.name}" applies "${from.name}" and waits until it is ready`);
      }
    }
  },
};
