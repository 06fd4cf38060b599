import { FleetCheck } from '../engine';
import { dependencyGraph, findCycles } from './dependency-graph';
import { GIT_REPOSITORY, kustomization } from './examples';

export const dependencyCycle: FleetCheck = {
  code: 'REF121',
  title: 'dependencies in a circle',
  severity: 'error',
  rationale: 'Each of them waits for the next one for ever; the controllers do not notice the circle.',
  bad: `${GIT_REPOSITORY}---${kustomization('infra', '  dependsOn: [{name: shop}]')}---${kustomization('shop', '  dependsOn: [{name: infra}]')}`,
  good: `${GIT_REPOSITORY}---${kustomization('infra')}---${kustomization('shop', '  dependsOn: [{name: infra}]')}`,
  fix: 'remove one of these dependencies',
  source: 'https://fluxcd.io/flux/components/kustomize/kustomizations/#dependencies',
  checkAll({ inventory }, report) {
    for (const cycle of findCycles(dependencyGraph(inventory))) {
      const { reference } = cycle[0];
      const names = [...cycle.map((edge) => edge.reference.from), reference.from].map(({ name }) => `"${name}"`);
      report(reference.from, reference.path, `${names.join(' waits for ')}`);
    }
  },
};
