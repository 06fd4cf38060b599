import { KIND } from '../../inventory';
import { listAt, ObjectCheck } from '../engine';
import { PROJECT_TYPES_SOURCE, projectWith } from './example';
import { windowsOf, windowWith } from './windows';

export const windowTargets: ObjectCheck = {
  code: 'ARG423',
  title: 'sync window for nothing',
  severity: 'error',
  rationale: 'A window without applications, namespaces and clusters matches no Application, so it holds nothing back and lets nothing through.',
  bad: projectWith(windowWith('applications: []')),
  good: projectWith(windowWith('namespaces: ["*"]')),
  fix: 'name applications, namespaces or clusters; ["*"] for all',
  source: PROJECT_TYPES_SOURCE,
  kinds: [KIND.appProject],
  check(subject, report) {
    for (const { entry, path } of windowsOf(subject)) {
      const isRead = ['applications', 'namespaces', 'clusters'].every((key) => entry[key] === undefined || entry[key] === null || Array.isArray(entry[key]));
      if (isRead && subject.object.facts.isPartial !== true && ['applications', 'namespaces', 'clusters'].every((key) => listAt(entry, key).length === 0)) {
        report(path, 'the window names no applications, namespaces or clusters');
      }
    }
  },
};
