import { Referents, tryKeysMeant } from '../../inventory';
import { FleetCheck } from '../engine';
import { VARIABLE_NAME } from './variables';
import { GIT_REPOSITORY, kustomization } from '../reference/examples';

function settings(key: string): string {
  return `
apiVersion: v1
kind: ConfigMap
metadata: {name: settings, namespace: apps}
data: {DOMAIN: shop.example.com, ${key}: prod}
`;
}

const USE = kustomization('shop', '  postBuild: {substituteFrom: [{kind: ConfigMap, name: settings}]}');

export const variablesWithRefusedKey: FleetCheck = {
  code: 'FLX284',
  title: 'variables from an object with a key that Flux refuses',
  severity: 'error',
  rationale: 'Every key of the ConfigMap or Secret becomes a variable; one that cannot be the name of one fails the whole build, whether it is used or not.',
  bad: `${GIT_REPOSITORY}---${USE}---${settings('cluster-name')}`,
  good: `${GIT_REPOSITORY}---${USE}---${settings('cluster_name')}`,
  fix: 'rename the key, or keep variables in an object of their own',
  source: 'https://fluxcd.io/flux/components/kustomize/kustomizations/#post-build-variable-substitution',
  checkAll({ inventory }, report) {
    const referents = Referents.of(inventory);
    for (const reference of referents.references.filter(({ rule }) => rule.role === 'variables')) {
      const { from, path, name } = reference;
      const key = tryKeysMeant(reference, referents)?.find((one) => !VARIABLE_NAME.test(one));
      if (key !== undefined) {
        report(from, path, `"${name}" has the key "${key}", which is no name of a variable`);
      }
    }
  },
};
