import { Severity } from './check';
import { Finding } from './finding';
import { InventoryObject } from '../../inventory';

/** Somebody's word that findings of one code are meant. */
export interface Suppression {
  readonly code: string;
  /** Mandatory: who reads it later has to know why. */
  readonly reason: string;
  /** Where it was said, in the user's own names. */
  readonly subject: string;
  matches(object: InventoryObject): boolean;
}

/** Another severity than that of the check. */
export interface SeverityChoice {
  readonly code: string;
  readonly severity: Severity;
  readonly subject: string;
  matches(object: InventoryObject): boolean;
}

/** What a user decided about the checks. */
export interface CheckSettings {
  readonly suppressions?: readonly Suppression[];
  readonly severities?: readonly SeverityChoice[];
}

/** `cdk8s-gitops/suppress.ARG201: why` on the object itself. */
export const SUPPRESSION_ANNOTATION = 'cdk8s-gitops/suppress.';

const NONE: readonly Suppression[] = [];

/** What the annotations of an object say. */
export function annotatedSuppressions(object: InventoryObject): readonly Suppression[] {
  const { annotations } = object.metadata;
  if (typeof annotations !== 'object' || annotations === null) {
    return NONE;
  }
  return Object.entries(annotations).filter(([key]) => key.startsWith(SUPPRESSION_ANNOTATION)).map(([key, reason]) => ({
    code: key.slice(SUPPRESSION_ANNOTATION.length),
    reason: String(reason ?? ''),
    subject: object.origin.subject,
    matches: (other) => other === object,
  }));
}

export interface SettledFindings {
  readonly findings: Finding[];
  readonly unused: Suppression[];
}

/** What is left of the findings, at the severities that were chosen, and the suppressions that nothing needed. */
export function applySettings(findings: readonly Finding[], settings: CheckSettings): SettledFindings {
  const byCode = new Map<string, Suppression[]>();
  for (const suppression of settings.suppressions ?? []) {
    byCode.set(suppression.code, [...byCode.get(suppression.code) ?? [], suppression]);
  }
  const used = new Set<Suppression>();
  const left = findings.filter((finding) => {
    const matching = (byCode.get(finding.code) ?? []).filter((suppression) => suppression.matches(finding.object));
    matching.forEach((suppression) => used.add(suppression));
    return matching.length === 0;
  });
  const { severities = [] } = settings;
  const chosen = severities.length === 0 ? left : left.map((finding) => withChoice(finding, severities));
  return { findings: chosen, unused: (settings.suppressions ?? []).filter((suppression) => !used.has(suppression)) };
}

/** The last choice counts: the one nearest to the object. */
function withChoice(finding: Finding, severities: readonly SeverityChoice[]): Finding {
  const choice = severities.filter(({ code, matches }) => code === finding.code && matches(finding.object)).at(-1);
  return choice === undefined ? finding : { ...finding, severity: choice.severity };
}
