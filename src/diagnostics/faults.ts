import { callSite } from './call-site';
import { Diagnostic } from './diagnostic';
import { GitOpsError } from './error';
import { raise } from './raise';

/** What the construct path of the app itself, which is empty, is called. */
const ROOT = 'App';

/**
 * Collects every fault of one call, so that a user sees them all at once and not one a run.
 *
 * ```ts
 * const faults = new Faults('apps/shop');
 * if (!name) faults.add('APP182', 'two environments are named "dev"', 'give each a name of its own');
 * faults.throwIfAny();
 * ```
 */
export class Faults {
  private readonly found: Diagnostic[] = [];

  public constructor(private readonly subject: string) {}

  /** The same fault found twice is one fault: several environments may share what is wrong. */
  public add(code: string, message: string, fix: string): void {
    if (!this.found.some((other) => other.code === code && other.message === message)) {
      this.found.push({ code, subject: this.subject, message, fix });
    }
  }

  /** Takes over findings that another check made about the same call. */
  public addAll(diagnostics: readonly Diagnostic[]): void {
    this.found.push(...diagnostics);
  }

  public get diagnostics(): readonly Diagnostic[] {
    return this.found;
  }

  public throwIfAny(): void {
    if (this.found.length > 0) {
      raise(placed(this.found));
    }
  }
}

/** Throws one error with one diagnostic. */
export function fail(code: string, subject: string, message: string, fix: string): never {
  return raise(placed([{ code, subject, message, fix }]));
}

function placed(diagnostics: readonly Diagnostic[]): GitOpsError {
  const at = callSite();
  return new GitOpsError(diagnostics.map((diagnostic) => ({ at, ...diagnostic, subject: diagnostic.subject || ROOT })));
}
