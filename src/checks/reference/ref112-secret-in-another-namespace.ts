import { formatChoices } from '../../text';
import { FleetCheck } from '../engine';
import { OCI_REPOSITORY, release } from './examples';
import { missingCoreObjects } from './missing-core-object';
import { shortKind } from './unresolved';

function values(namespace: string): string {
  return `
apiVersion: v1
kind: ConfigMap
metadata: {name: shop-values, namespace: ${namespace}, labels: {reconcile.fluxcd.io/watch: Enabled}}
data: {values.yaml: 'replicaCount: 2'}
`;
}

export const secretInAnotherNamespace: FleetCheck = {
  code: 'REF112',
  title: 'Secret, ConfigMap or ServiceAccount of another namespace',
  severity: 'error',
  rationale: 'Flux reads these only from the namespace of the object that refers to them, and there nothing makes one.',
  isWhole: true,
  bad: `${OCI_REPOSITORY}---${values('flux-system')}---${release('shop', '  valuesFrom: [{kind: ConfigMap, name: shop-values}]')}`,
  good: `${OCI_REPOSITORY}---${values('apps')}---${release('shop', '  valuesFrom: [{kind: ConfigMap, name: shop-values}]')}`,
  fix: 'make it in the namespace of the object that refers to it, too',
  source: 'https://fluxcd.io/flux/components/helm/helmreleases/#values-references',
  checkAll({ inventory }, report) {
    for (const { reference, wanted, elsewhere } of missingCoreObjects(inventory).flat()) {
      if (elsewhere.length > 0) {
        const { from, path, kindName, namespace } = reference;
        report(from, path, `there is no ${wanted}, only in ${formatChoices(elsewhere, 3)}, and no reference reaches there`,
          `make a ${shortKind(kindName)} of that name in ${namespace ?? 'the namespace of this object'}, or move one of the two`);
      }
    }
  },
};
