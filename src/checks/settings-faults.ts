import { Diagnostic } from '../diagnostics';
import { formatChoices, tryNearest } from '../text';
import { CheckSettings, Severity, Suppression } from './engine';

/** What is wrong with what the user decided about checks. */
export interface SettingsFault extends Diagnostic {
  readonly severity: Severity;
}

/** Codes that do not exist, and reasons that are not given. */
export function findSettingsFaults({ suppressions = [], severities = [] }: CheckSettings, known: readonly string[]): SettingsFault[] {
  const unknown = [...suppressions, ...severities].filter(({ code }) => !known.includes(code)).map(({ code, subject }): SettingsFault => {
    const nearest = tryNearest(code, known);
    return {
      code: 'CHK100',
      severity: 'error',
      subject,
      message: `"${code}" is no code of a check`,
      fix: nearest === undefined ? `use a code of the catalogue, such as ${formatChoices(known, 3)}` : `write "${nearest}"`,
    };
  });
  const silent = suppressions.filter(({ reason }) => reason.trim() === '').map(({ code, subject }): SettingsFault => (
    { code: 'CHK102', severity: 'error', subject, message: `${code} is suppressed without a reason`, fix: 'say why the finding is meant' }));
  return [...unknown, ...silent];
}

/** Suppressions that hid nothing. */
export function reportUnused(unused: readonly Suppression[]): SettingsFault[] {
  return unused.map(({ code, subject, reason }) => (
    { code: 'CHK101', severity: 'warning', subject, message: `${code} is suppressed (${reason}), and nothing finds it`, fix: 'remove the suppression' }));
}
