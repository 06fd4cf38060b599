import { FleetCheck } from '../engine';
import { GIT_REPOSITORY, kustomization } from './examples';
import { tryOtherKind } from './other-kind';
import { unresolvedIn } from './unresolved';

export const missingDependency: FleetCheck = {
  code: 'REF101',
  title: 'dependency that does not exist',
  severity: 'error',
  rationale: 'The object waits for its dependency for ever, with the reason DependencyNotReady, and nothing of it is applied.',
  isWhole: true,
  bad: `${GIT_REPOSITORY}---${kustomization('infra')}---${kustomization('shop', '  dependsOn: [{name: infrastructure}]')}`,
  good: `${GIT_REPOSITORY}---${kustomization('infra')}---${kustomization('shop', '  dependsOn: [{name: infra}]')}`,
  fix: 'name an object of the same kind that exists, or remove the dependency',
  source: 'https://fluxcd.io/flux/components/kustomize/kustomizations/#dependencies',
  checkAll({ inventory }, report) {
    for (const { reference, wanted, near, elsewhere } of unresolvedIn(inventory)) {
      if (reference.rule.role === 'dependency' && elsewhere.length === 0 && tryOtherKind(inventory, reference) === undefined) {
        report(reference.from, reference.path, `there is no ${wanted} to wait for`, near === undefined ? undefined : `write "${near}"`);
      }
    }
  },
};
