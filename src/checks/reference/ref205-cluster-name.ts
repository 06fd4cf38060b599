import { KIND } from '../../inventory';
import { formatChoices } from '../../text';
import { fieldsOf, inSpec, ObjectCheck, textOf } from '../engine';
import { knownClusters } from './argo-clusters';
import { applicationWith } from './argo-example';
import { isProbableTypo } from './probable-typo';

export const clusterName: ObjectCheck = {
  code: 'REF205',
  title: 'name of a cluster that is nearly another one',
  severity: 'warning',
  rationale: 'Argo CD looks for a cluster of exactly this name; when there is none, it reports InvalidSpecError and never syncs the Application.',
  bad: applicationWith({ project: 'default', destination: 'name: incluster, namespace: shop' }),
  good: applicationWith({ project: 'default', destination: 'name: in-cluster, namespace: shop' }),
  fix: 'write the name as the Secret of the cluster has it',
  source: 'https://github.com/argoproj/argo-cd/blob/v3.5.1/util/argo/argo.go',
  kinds: [KIND.application],
  needs: inSpec('destination', 'name'),
  check({ spec }, report, { inventory }) {
    const name = textOf(fieldsOf(spec.destination).name);
    if (name === undefined || name === '' || name === 'in-cluster') {
      return;
    }
    const known = knownClusters(inventory).map((cluster) => cluster.name);
    if (known.includes(name)) {
      return;
    }
    const meant = known.find((other) => isProbableTypo(name, other));
    if (meant !== undefined) {
      report(['spec', 'destination', 'name'], `no cluster is named "${name}", known are ${formatChoices(known)}`, `write "${meant}"`);
    }
  },
};
