import { KIND } from '../../inventory';
import { tryParseGoDuration } from '../../text';
import { ObjectCheck } from '../engine';
import { optionalText } from './entries';
import { PROJECT_TYPES_SOURCE, projectWith } from './example';
import { windowsOf, windowWith } from './windows';

export const windowDuration: ObjectCheck = {
  code: 'ARG422',
  title: 'duration of a sync window that cannot be read',
  severity: 'error',
  rationale: 'Argo CD reads the durations of all windows before each sync; one that it cannot read stops every sync of the Applications that the window is for. '
    + 'Go has no unit longer than an hour. A window without a length never opens.',
  bad: projectWith(windowWith('duration: 2d')),
  good: projectWith(windowWith('duration: 48h')),
  fix: 'write hours, minutes and seconds, for example 48h or 1h30m',
  source: PROJECT_TYPES_SOURCE,
  kinds: [KIND.appProject],
  check(subject, report) {
    for (const { entry, path } of windowsOf(subject)) {
      const duration = optionalText(entry, 'duration');
      if (duration === undefined || (duration === '' && subject.object.facts.isPartial)) {
        continue;
      }
      const length = tryParseGoDuration(duration);
      if (length === undefined || length <= 0) {
        report(entry.duration === undefined ? path : [...path, 'duration'], `duration "${duration}" ${length === undefined ? 'cannot be read' : 'never lasts'}`);
      }
    }
  },
};
