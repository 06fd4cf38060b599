import { KIND } from '../../inventory';
import { ObjectCheck, textAt } from '../engine';
import { PROJECT_TYPES_SOURCE, projectWith } from './example';
import { windowsOf, windowWith } from './windows';

const MOST = 255;

export const windowDescription: ObjectCheck = {
  code: 'ARG425',
  title: 'description of a sync window that is too long',
  severity: 'warning',
  rationale: 'Argo CD allows 255 bytes, and its API refuses every change of a project that holds a longer one.',
  bad: projectWith(windowWith(`description: ${'maintenance '.repeat(25).trim()}`)),
  good: projectWith(windowWith('description: maintenance')),
  fix: 'shorten it to 255 bytes',
  source: PROJECT_TYPES_SOURCE,
  kinds: [KIND.appProject],
  check(subject, report) {
    for (const { entry, path } of windowsOf(subject)) {
      const length = Buffer.byteLength(textAt(entry, 'description') ?? '');
      if (length > MOST) {
        report([...path, 'description'], `the description has ${length} bytes, and ${MOST} are allowed`);
      }
    }
  },
};
