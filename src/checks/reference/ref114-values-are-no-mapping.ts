import { KIND, Reference, Referents, tryTextOf } from '../../inventory';
import { isPlainMapping, parseYaml } from '../../text';
import { FleetCheck, isFields, isSet, valueAt } from '../engine';
import { OCI_REPOSITORY, release } from './examples';
import { shortKind } from './unresolved';

const SIZE = `
apiVersion: v1
kind: ConfigMap
metadata: {name: shop-size, namespace: apps, labels: {reconcile.fluxcd.io/watch: Enabled}}
data: {replicas: '2'}
`;

export const valuesAreNoMapping: FleetCheck = {
  code: 'REF114',
  title: 'values that are no YAML mapping',
  severity: 'error',
  rationale: 'Without a targetPath the text under the key has to be a whole values file; helm-controller stops with ValuesError at anything else.',
  bad: `${OCI_REPOSITORY}---${SIZE}---${release('shop', '  valuesFrom: [{kind: ConfigMap, name: shop-size, valuesKey: replicas}]')}`,
  good: `${OCI_REPOSITORY}---${SIZE}---${release('shop', '  valuesFrom: [{kind: ConfigMap, name: shop-size, valuesKey: replicas, targetPath: replicaCount}]')}`,
  fix: 'set `targetPath` to the value that it is for',
  source: 'https://fluxcd.io/flux/components/helm/helmreleases/#values-references',
  checkAll({ inventory }, report) {
    const referents = Referents.of(inventory);
    for (const reference of referents.references) {
      const { rule, from, path, kindName, name, key } = reference;
      const isFile = rule.role === 'values' && key !== undefined;
      if (isFile && !isSet(valueAt(from.manifest, ...path, 'targetPath')) && !maybeMapping(reference, referents)) {
        report(from, path, `"${key}" of ${shortKind(kindName)} "${name}" is no mapping of values`);
      }
    }
  },
};

/** Whether one of the objects that may be meant holds a mapping, or is not known to hold something else. */
function maybeMapping(reference: Reference, referents: Referents): boolean {
  const { objects, externals, isImplied } = referents.resolve(reference);
  return isImplied || externals.length > 0 || objects.length === 0 || objects.some((object) => {
    const text = tryTextOf(object, reference.key!);
    return text === undefined || text.includes('${') || object.kindName === KIND.secret && text.includes('ENC[') || isPlainMapping(text) || isMapping(text);
  });
}

/** Empty text is an empty mapping (`ReadValues` of Helm). */
function isMapping(text: string): boolean {
  const { documents, faults } = parseYaml(text, { lastKeyWins: true });
  const value = documents[0]?.value;
  return faults.length === 0 && (value === undefined || value === null || isFields(value));
}
