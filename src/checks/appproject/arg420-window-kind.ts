import { KIND } from '../../inventory';
import { ObjectCheck } from '../engine';
import { optionalText } from './entries';
import { PROJECT_TYPES_SOURCE, projectWith } from './example';
import { windowsOf, windowWith } from './windows';

export const windowKind: ObjectCheck = {
  code: 'ARG420',
  title: 'sync window of an unknown kind',
  severity: 'error',
  rationale: 'Argo CD asks each window whether it is exactly "allow" or "deny"; any other is passed over, so syncs happen at all times.',
  bad: projectWith(windowWith('kind: Deny')),
  good: projectWith(windowWith('kind: deny')),
  fix: 'write "allow" or "deny"',
  source: PROJECT_TYPES_SOURCE,
  kinds: [KIND.appProject],
  check(subject, report) {
    for (const { entry, path } of windowsOf(subject)) {
      const kind = optionalText(entry, 'kind');
      if (kind !== undefined && kind !== 'allow' && kind !== 'deny' && !(kind === '' && subject.object.facts.isPartial)) {
        report(kind === '' ? path : [...path, 'kind'], kind === '' ? 'the window has no kind' : `"${kind}" is no kind of a sync window`);
      }
    }
  },
};
