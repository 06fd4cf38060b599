import { KIND } from '../../inventory';
import { ObjectCheck, textAt } from '../engine';
import { PROJECT_TYPES_SOURCE, projectWith } from './example';
import { windowsOf, windowWith } from './windows';

export const windowZone: ObjectCheck = {
  code: 'ARG424',
  title: 'time zone that does not exist',
  severity: 'error',
  rationale: 'Argo CD logs the name that it does not know and takes UTC instead, so the window opens at another hour.',
  bad: projectWith(windowWith('timeZone: Europe/Munich')),
  good: projectWith(windowWith('timeZone: Europe/Berlin')),
  fix: 'write a name of the IANA time zone database, such as Europe/Berlin or America/New_York',
  source: PROJECT_TYPES_SOURCE,
  kinds: [KIND.appProject],
  check(subject, report) {
    for (const { entry, path } of windowsOf(subject)) {
      const zone = textAt(entry, 'timeZone');
      const known = zone === undefined || GO_NAMES.includes(zone) ? zone : tryZone(zone);
      if (zone !== undefined && known !== zone) {
        report([...path, 'timeZone'], `"${zone}" is no time zone, and UTC is taken instead`, known === undefined ? undefined : `write "${known}"`);
      }
    }
  },
};

/** What Go knows without its database. */
const GO_NAMES: readonly string[] = ['', 'UTC', 'Local'];

/** The name as the database writes it, which Go compares case by case. */
function tryZone(zone: string): string | undefined {
  if (/^[+-]/.test(zone)) {
    return undefined;
  }
  try {
    const { timeZone } = new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions();
    return timeZone.toLowerCase() === zone.toLowerCase() ? timeZone : zone;
  } catch {
    return undefined;
  }
}
