import { Fields } from '../../inventory';
import { fieldsAt, textAt } from '../engine';

/** Whether a failed action is ever remediated (`RetriesExhausted`, `MustRemediateLastFailure` of helm-controller api/v2). */
export function mayRemediate({ retries, remediateLastFailure }: Fields): boolean {
  const none = retries === undefined || retries === null || retries === 0;
  return !none || (remediateLastFailure !== undefined && remediateLastFailure !== null && remediateLastFailure !== false);
}

/** Whether an action is repeated until it succeeds, and nothing is remediated. */
export function retriesForEver(action: Fields): boolean {
  return textAt(fieldsAt(action, 'strategy'), 'name') === 'RetryOnFailure';
}
