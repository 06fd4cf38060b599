import { Fields, KIND } from '../../inventory';
import { isGoPattern } from '../../text';
import { ObjectCheck, textAt } from '../engine';
import { entriesAt } from './entries';
import { PROJECT_SOURCE, projectWith } from './example';
import { RESOURCE_LISTS, SPELLINGS } from './resource-kinds';

export const resourcePattern: ObjectCheck = {
  code: 'ARG407',
  title: 'kind of resource that nothing matches',
  severity: 'error',
  rationale: 'Group and kind of an entry are compared with those of each resource, case by case and without the version, so the entry permits or denies nothing.',
  bad: projectWith('clusterResourceWhitelist: [{group: v1, kind: Namespace}]'),
  good: projectWith('clusterResourceWhitelist: [{group: "", kind: Namespace}]'),
  fix: 'write the API group without a version, "" for the core group, and the kind as manifests have it',
  source: PROJECT_SOURCE,
  kinds: [KIND.appProject],
  check(subject, report) {
    for (const { field } of RESOURCE_LISTS) {
      for (const { entry, path } of entriesAt(subject, 'spec', field)) {
        for (const { key, message, fix } of faultsOf(entry)) {
          report([...path, key], message, fix);
        }
      }
    }
  },
};

interface Fault {
  readonly key: string;
  readonly message: string;
  readonly fix?: string;
}

function faultsOf(entry: Fields): Fault[] {
  const malformed = ['group', 'kind', 'name'].flatMap((key) => {
    const text = textAt(entry, key);
    return text === undefined || isGoPattern(text) ? [] : [{ key, message: `"${text}" is a malformed pattern, which matches nothing`, fix: 'close its brackets' }];
  });
  const [group, kind] = [textAt(entry, 'group'), textAt(entry, 'kind')];
  return [...malformed, ...group === undefined ? [] : groupFaults(group), ...kind === undefined ? [] : kindFaults(kind)];
}

function groupFaults(group: string): Fault[] {
  if (group.includes('/')) {
    return [{ key: 'group', message: `"${group}" has a version, and groups are compared without`, fix: `write "${group.slice(0, group.indexOf('/'))}"` }];
  }
  return group === 'core' || /^v\d+((alpha|beta)\d+)?$/.test(group)
    ? [{ key: 'group', message: `"${group}" is no API group, and the core group is ""`, fix: 'write ""' }] : [];
}

function kindFaults(kind: string): Fault[] {
  const meant = SPELLINGS.get(kind);
  return meant === undefined ? [] : [{ key: 'kind', message: `"${kind}" is no kind: Argo CD compares with "${meant}"`, fix: `write "${meant}"` }];
}
