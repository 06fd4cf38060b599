import { fail } from '../diagnostics';

/** More parameter sets than any real fleet has, and as many as a preview makes in a few seconds. */
export const MOST_PARAM_SETS = 100_000;

/** With so many faults, the rest of the parameter sets is not looked at. */
export const MOST_FAULTS = 100;

export function checkCount(count: number, where: string): void {
  if (count > MOST_PARAM_SETS) {
    fail('EXP109', where, `it gives more than ${MOST_PARAM_SETS} parameter sets`, 'select fewer');
  }
}
