import { FleetCheck } from '../engine';
import { GIT_REPOSITORY, kustomization, OCI_REPOSITORY, release } from './examples';
import { tryOtherKind } from './other-kind';
import { shortKind, unresolvedIn } from './unresolved';

export const dependencyOfAnotherKind: FleetCheck = {
  code: 'REF102',
  title: 'dependency on an object of another kind',
  severity: 'error',
  rationale: 'A HelmRelease can only wait for HelmReleases and a Kustomization for Kustomizations, so it waits for ever for one that does not exist.',
  isWhole: true,
  bad: `${GIT_REPOSITORY}---${OCI_REPOSITORY}---${kustomization('infra')}---${release('shop', '  dependsOn: [{name: infra}]')}`,
  good: `${GIT_REPOSITORY}---${kustomization('infra', '  wait: true')}---${kustomization('shop', '  dependsOn: [{name: infra}]')}`,
  fix: 'let the Kustomization that applies the object wait, with `dependsOn`, for a Kustomization with `wait: true`',
  source: 'https://github.com/fluxcd/flux2/issues/3364',
  checkAll({ inventory }, report) {
    for (const { reference, elsewhere } of unresolvedIn(inventory)) {
      const other = reference.rule.role === 'dependency' && elsewhere.length === 0 ? tryOtherKind(inventory, reference) : undefined;
      if (other !== undefined) {
        const { from, path, kindName, name } = reference;
        report(from, path, `"${name}" is a ${shortKind(other)}, and a ${from.kind} can only depend on a ${shortKind(kindName)}`);
      }
    }
  },
};
