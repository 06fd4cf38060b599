import { Finding, toDiagnostic } from './engine';
import { SettingsFault } from './settings-faults';

/** One warning may hold for a hundred objects; a reader needs the first few. */
const MOST_OF_ONE_CODE = 5;

/** What is worth knowing though it stops nothing: one paragraph a code. */
export function formatWarnings(findings: readonly Finding[], faults: readonly SettingsFault[]): string {
  const all = [...findings.filter(isWarning).map(toDiagnostic), ...faults.filter(isWarning)];
  const codes = [...new Set(all.map(({ code }) => code))];
  return codes.map((code) => {
    const ofCode = all.filter((one) => one.code === code);
    const shown = ofCode.slice(0, MOST_OF_ONE_CODE).map(({ subject, message, fix }, index, { [index + 1]: next }) =>
      `  ${subject}: ${message}${next?.fix === fix ? '' : `\n    fix: ${fix}`}`);
    const more = ofCode.length - shown.length;
    return [`warning ${code}${ofCode.length > 1 ? ` (${ofCode.length})` : ''}`, ...shown, ...more > 0 ? [`  … and ${more} more`] : [], ''].join('\n');
  }).join('');
}

function isWarning({ severity }: { readonly severity: string }): boolean {
  return severity === 'warning';
}
