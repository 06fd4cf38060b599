import { FleetCheck } from '../engine';
import { dependencyGraph } from './dependency-graph';
import { GIT_REPOSITORY, kustomization } from './examples';

export const dependencyOnItself: FleetCheck = {
  code: 'REF120',
  title: 'object that waits for itself',
  severity: 'error',
  rationale: 'It is not ready before it is applied, and not applied before it is ready.',
  bad: `${GIT_REPOSITORY}---${kustomization('shop', '  dependsOn: [{name: shop}]')}`,
  good: `${GIT_REPOSITORY}---${kustomization('infra')}---${kustomization('shop', '  dependsOn: [{name: infra}]')}`,
  fix: 'remove the dependency',
  source: 'https://fluxcd.io/flux/components/kustomize/kustomizations/#dependencies',
  checkAll({ inventory }, report) {
    for (const [object, edges] of dependencyGraph(inventory)) {
      edges.filter(({ to }) => to === object).forEach(({ reference }) => report(object, reference.path, `"${object.name}" depends on itself`));
    }
  },
};
