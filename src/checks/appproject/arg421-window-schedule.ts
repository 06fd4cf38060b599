import { KIND } from '../../inventory';
import { ObjectCheck } from '../engine';
import { parseCron } from './cron';
import { optionalText } from './entries';
import { PROJECT_TYPES_SOURCE, projectWith } from './example';
import { windowsOf, windowWith } from './windows';

export const windowSchedule: ObjectCheck = {
  code: 'ARG421',
  title: 'schedule of a sync window that cannot be read',
  severity: 'error',
  rationale: 'Argo CD reads the schedules of all windows before each sync; one that it cannot read stops every sync of the Applications that the window is for.',
  bad: projectWith(windowWith('schedule: "0 22 * * 7"')),
  good: projectWith(windowWith('schedule: "0 22 * * 0"')),
  fix: 'write minute, hour, day of month, month and day of week (0 to 6, or sun to sat), for example "0 22 * * 5"',
  source: PROJECT_TYPES_SOURCE,
  kinds: [KIND.appProject],
  check(subject, report) {
    for (const { entry, path } of windowsOf(subject)) {
      const schedule = optionalText(entry, 'schedule');
      const read = schedule === undefined || (schedule === '' && subject.object.facts.isPartial) ? undefined : parseCron(schedule);
      if (read !== undefined && 'fault' in read) {
        report(entry.schedule === undefined ? path : [...path, 'schedule'], `schedule "${schedule}" cannot be read: ${read.fault}`);
      }
    }
  },
};
