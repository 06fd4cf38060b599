/**
 * One finding: a code that is for ever, whose it is, what is wrong, and the one cure.
 *
 * `subject` is the user's own name for the thing: a construct path, or `file:line`.
 */
export interface Diagnostic {
  readonly code: string;
  readonly subject: string;
  /** The line of the user's program that made the call, where that is known. */
  readonly at?: string;
  /** Lower-case start, no final period, the wrong value in quotes, the allowed ones named. */
  readonly message: string;
  /** One cure, as an imperative sentence. */
  readonly fix: string;
}

/** The facts of one code: what the generated page of codes says about it. */
export interface CodeFacts {
  /** The fault in a few words. */
  readonly title: string;
  /** What would happen on the cluster, or on the disk, if it were let through. */
  readonly why: string;
}

export type CodeTable = Readonly<Record<string, CodeFacts>>;

/** A diagnostic as text: `CODE subject: message`, and the cure on a line of its own. */
export function formatDiagnostic(diagnostic: Diagnostic): string {
  const place = diagnostic.at === undefined ? diagnostic.subject : `${diagnostic.subject} (${diagnostic.at})`;
  return `${diagnostic.code} ${place}: ${diagnostic.message}\n  fix: ${diagnostic.fix}`;
}

/** Several diagnostics in the order given; equal ones once. */
export function formatDiagnostics(diagnostics: readonly Diagnostic[]): string {
  return [...new Set(diagnostics.map(formatDiagnostic))].join('\n');
}
