import { Subject } from '../engine';
import { entriesAt, EntryAt } from './entries';

/** Lines of a faultless window; a kind or schedule of one's own may be put in. */
export function windowWith(lines: string): string {
  const has = (key: string): boolean => new RegExp(`^${key}:`, 'm').test(lines);
  const all = [
    ...has('kind') ? [] : ['kind: deny'],
    ...has('schedule') ? [] : ['schedule: "0 22 * * 5"'],
    ...has('duration') ? [] : ['duration: 60h'],
    .../^(applications|namespaces|clusters):/m.test(lines) ? [] : ['applications: ["*"]'],
    ...lines.split('\n').filter((line) => line !== ''),
  ];
  return `syncWindows:\n${all.map((line, index) => `  ${index === 0 ? '- ' : '  '}${line}`).join('\n')}`;
}

export function windowsOf(subject: Subject): EntryAt[] {
  return entriesAt(subject, 'spec', 'syncWindows');
}
