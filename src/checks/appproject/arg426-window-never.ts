import { KIND } from '../../inventory';
import { ObjectCheck, textAt } from '../engine';
import { parseCron } from './cron';
import { PROJECT_TYPES_SOURCE, projectWith } from './example';
import { windowsOf, windowWith } from './windows';

export const windowNever: ObjectCheck = {
  code: 'ARG426',
  title: 'schedule of a sync window for a day that never comes',
  severity: 'error',
  rationale: 'Argo CD finds no next start and takes the year 1 for it, which is past: the window is open at all times.',
  bad: projectWith(windowWith('schedule: "0 22 30 2 *"')),
  good: projectWith(windowWith('schedule: "0 22 28 2 *"')),
  fix: 'choose a day that its months have',
  source: PROJECT_TYPES_SOURCE,
  kinds: [KIND.appProject],
  check(subject, report) {
    for (const { entry, path } of windowsOf(subject)) {
      const schedule = textAt(entry, 'schedule');
      const read = schedule === undefined ? undefined : parseCron(schedule);
      if (read !== undefined && 'comes' in read && !read.comes) {
        report([...path, 'schedule'], `schedule "${schedule}" is for a day that never comes`);
      }
    }
  },
};
