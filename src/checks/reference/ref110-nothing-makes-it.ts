import { Inventory, KIND, Reference } from '../../inventory';
import { FleetCheck } from '../engine';
import { OCI_REPOSITORY, release } from './examples';
import { missingCoreObjects } from './missing-core-object';

const VALUES = `
apiVersion: v1
kind: ConfigMap
metadata: {name: shop-values, namespace: apps, labels: {reconcile.fluxcd.io/watch: Enabled}}
data: {values.yaml: 'replicaCount: 2'}
`;

export const nothingMakesIt: FleetCheck = {
  code: 'REF110',
  title: 'Secret, ConfigMap or ServiceAccount that nothing makes',
  severity: 'warning',
  rationale: 'Unless something else puts it into the cluster, what refers to it never becomes ready; once it is declared, a misspelled name is found.',
  isWhole: true,
  bad: `${OCI_REPOSITORY}---${release('shop', '  valuesFrom: [{kind: ConfigMap, name: shop-values}]')}`,
  good: `${OCI_REPOSITORY}---${release('shop', '  valuesFrom: [{kind: ConfigMap, name: shop-values}]')}---${VALUES}`,
  fix: 'make it, or declare it external',
  source: 'https://fluxcd.io/flux/components/helm/helmreleases/#values-references',
  checkAll({ inventory }, report) {
    for (const group of missingCoreObjects(inventory)) {
      const [{ reference, wanted, elsewhere }] = group;
      if (!group.some(({ isTypo }) => isTypo) && elsewhere.length === 0 && isAsked(reference, inventory)) {
        const others = group.length === 1 ? '' : `, and ${group.length - 1} more`;
        report(reference.from, reference.path, `nothing makes the ${wanted} that this refers to${others}`, declaration(reference));
      }
    }
  },
};

/**
 * Values and variables belong to what is delivered. Credentials and accounts mostly do not: they are asked for only
 * where somebody has begun to declare what lives elsewhere. The key of a decryption never is in Git.
 */
function isAsked({ rule, kindName }: Reference, inventory: Inventory): boolean {
  return rule.role === 'values' || rule.role === 'variables'
    || (rule.role !== 'decryption' && inventory.externals.some((external) => external.kindName === kindName));
}

function declaration({ kindName, name, namespace }: Reference): string {
  const options = namespace === undefined ? '' : `, { namespace: '${namespace}' }`;
  const method = kindName === KIND.secret ? 'secret' : kindName === KIND.configMap ? 'configMap' : 'serviceAccount';
  return `make it, or declare it: \`External.${method}(app, '${name}'${options})\` in a program, under \`external\` in cdk8s-gitops.yaml for a directory`;
}
