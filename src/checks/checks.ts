import { IConstruct } from 'constructs';
import { decideSeverity, decideSuppression } from './decisions';
import { checkCall } from '../calls/check-call';
import { fail } from '../diagnostics';

/** What a finding does. */
export enum CheckSeverity {
  /** Stops the synth; nothing is written. */
  ERROR = 'error',
  /** Is printed, and the synth goes on. */
  WARNING = 'warning',
}

/**
 * What is decided about the checks of a construct and everything below it.
 *
 * ```ts
 * Checks.of(app).suppress('ARG310', 'tried out by a newer controller');
 * ```
 */
export class Checks {
  /** The checks of `scope` and of everything below it. */
  public static of(scope: IConstruct): Checks {
    checkCall('Checks.of', [scope]);
    return new Checks(scope);
  }

  private constructor(private readonly scope: IConstruct) {}

  /**
   * Passes over the findings of one code. A suppression that nothing needs any more is reported (CHK101).
   *
   * Fails with CHK102 without a reason; a code that does not exist is reported at synth (CHK100).
   */
  public suppress(code: string, reason: string): Checks {
    checkCall('Checks#suppress', [code, reason]);
    const { scope } = this;
    if (reason.trim() === '') {
      fail('CHK102', scope.node.path, `${code} is suppressed without a reason`, 'say why the finding is meant');
    }
    decideSuppression(scope, code, reason);
    return this;
  }

  /** Makes the findings of one code stop the synth, or only be printed. The decision nearest to an object counts. */
  public severity(code: string, severity: CheckSeverity): Checks {
    checkCall('Checks#severity', [code, severity]);
    decideSeverity(this.scope, code, severity);
    return this;
  }
}
