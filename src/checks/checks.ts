import { IConstruct } from 'constructs';
import { fail } from '../diagnostics';
import { InventoryObject } from '../inventory';
import { CheckSettings, SeverityChoice, Suppression } from './engine';

/** What a finding does. */
export enum CheckSeverity {
  /** Stops the synth; nothing is written. */
  ERROR = 'error',
  /** Is printed, and the synth goes on. */
  WARNING = 'warning',
}

interface Decisions {
  readonly suppressions: Suppression[];
  readonly severities: SeverityChoice[];
}

const decisions = new WeakMap<IConstruct, Decisions>();

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
    return new Checks(scope);
  }

  private constructor(private readonly scope: IConstruct) {}

  /**
   * Passes over the findings of one code. A suppression that nothing needs any more is reported (CHK101).
   *
   * Fails with CHK102 without a reason; a code that does not exist is reported at synth (CHK100).
   */
  public suppress(code: string, reason: string): Checks {
    const { scope } = this;
    if (reason.trim() === '') {
      fail('CHK102', scope.node.path, `${code} is suppressed without a reason`, 'say why the finding is meant');
    }
    decisionsOf(scope).suppressions.push({ code, reason, subject: scope.node.path || 'App', matches: (object) => isBelow(object, scope) });
    return this;
  }

  /** Makes the findings of one code stop the synth, or only be printed. The decision nearest to an object counts. */
  public severity(code: string, severity: CheckSeverity): Checks {
    const { scope } = this;
    decisionsOf(scope).severities.push({ code, severity, subject: scope.node.path || 'App', matches: (object) => isBelow(object, scope) });
    return this;
  }
}

function decisionsOf(scope: IConstruct): Decisions {
  const { root } = scope.node;
  const found = decisions.get(root) ?? { suppressions: [], severities: [] };
  decisions.set(root, found);
  return found;
}

function isBelow({ origin: { construct } }: InventoryObject, scope: IConstruct): boolean {
  const { path } = scope.node;
  return construct !== undefined && (path === '' || construct === path || construct.startsWith(`${path}/`));
}

/** @internal everything that was decided in an app; what is nearer to an object comes later */
export function settingsOf(app: IConstruct): CheckSettings {
  const { suppressions, severities } = decisionsOf(app);
  const depth = ({ subject }: SeverityChoice) => (subject === 'App' ? 0 : subject.split('/').length);
  return { suppressions, severities: [...severities].sort((a, b) => depth(a) - depth(b)) };
}
