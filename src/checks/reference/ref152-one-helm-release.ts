import { InventoryObject, KIND } from '../../inventory';
import { jsonOf } from '../../text';
import { fieldsOf, FleetCheck, textOf, valueAt } from '../engine';
import { OCI_REPOSITORY, release } from './examples';
import { isSameCluster, pairsOf } from './same-cluster';

export const oneHelmRelease: FleetCheck = {
  code: 'REF152',
  title: 'two HelmReleases that are one release of Helm',
  severity: 'error',
  rationale: 'Helm knows a release by its name and the namespace that it is stored in: the two upgrade it in turns, each to its own values, and one uninstalls that of the other.',
  bad: `${OCI_REPOSITORY}---${release('shop')}---${release('store', '  releaseName: shop')}`,
  good: `${OCI_REPOSITORY}---${release('shop')}---${release('store')}`,
  fix: 'give them different values of `releaseName`, or remove one',
  source: 'https://fluxcd.io/flux/components/helm/helmreleases/#release-name',
  checkAll({ inventory }, report) {
    for (const [one, other] of pairsOf(inventory.ofKind(KIND.helmRelease), keyOf)) {
      if ((one.name !== other.name || one.namespace !== other.namespace) && isSameCluster(inventory, one, other)) {
        const path = valueAt(other.manifest, 'spec', 'releaseName') === undefined ? ['metadata', 'name'] : ['spec', 'releaseName'];
        report(other, path, `this and HelmRelease "${one.name}" of namespace "${one.namespace}" are one release for Helm, "${releaseName(one)}"`);
      }
    }
  },
};

/** Storage, name and cluster of the release (`GetReleaseName` and `GetStorageNamespace` of the API types). */
function keyOf(object: InventoryObject): string | undefined {
  const { manifest, namespace, facts } = object;
  const name = releaseName(object);
  const { storageNamespace, kubeConfig } = fieldsOf(manifest.spec);
  const storage = textOr(storageNamespace, namespace);
  const isOpen = namespace === undefined || facts.isPartial === true || facts.aliases !== undefined || name === undefined || storage === undefined;
  return isOpen ? undefined : jsonOf([storage, name, kubeConfig ?? null]);
}

function releaseName({ manifest, name }: InventoryObject): string | undefined {
  const spec = fieldsOf(manifest.spec);
  const target = textOr(spec.targetNamespace, '');
  const otherwise = name === '' || name.includes('${') || target === undefined ? undefined : target === '' ? name : `${target}-${name}`;
  return textOr(spec.releaseName, otherwise);
}

/** Undefined where the text of a field is not known yet. */
function textOr(value: unknown, otherwise: string | undefined): string | undefined {
  return value === undefined || value === null || value === '' ? otherwise : textOf(value);
}
