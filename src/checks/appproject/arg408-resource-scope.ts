import { KIND } from '../../inventory';
import { ObjectCheck, textAt } from '../engine';
import { entriesAt } from './entries';
import { PROJECT_SOURCE, projectWith } from './example';
import { RESOURCE_LISTS } from './resource-kinds';

export const resourceScope: ObjectCheck = {
  code: 'ARG408',
  title: 'kind of resource in the list of the other scope',
  severity: 'warning',
  rationale: 'Argo CD reads the cluster lists for resources without a namespace only, and the namespace lists for the others, so the entry has no effect.',
  bad: projectWith('namespaceResourceBlacklist: [{group: "", kind: Namespace}]'),
  good: projectWith('clusterResourceBlacklist: [{group: "", kind: Namespace}]'),
  fix: 'move the entry into the list of its scope',
  source: PROJECT_SOURCE,
  kinds: [KIND.appProject],
  check(subject, report) {
    for (const { field, strangers, other } of RESOURCE_LISTS) {
      for (const { entry, path } of entriesAt(subject, 'spec', field)) {
        const [group, kind] = [textAt(entry, 'group') ?? '*', textAt(entry, 'kind') ?? '*'];
        if (Object.hasOwn(strangers, group) && strangers[group].includes(kind)) {
          report([...path, 'kind'], `${field} is never read for "${kind}"`, `move the entry to ${other}`);
        }
      }
    }
  },
};
