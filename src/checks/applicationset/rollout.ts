import { Fields } from '../../inventory';
import { isFields, listAt, valueAt } from '../engine';
import { setWith } from './example';

export const ROLLING_SYNC = 'RollingSync';

/** One step, and its place in the list. */
export interface StepAt {
  readonly step: Fields;
  readonly index: number;
}

/** The steps of a rollout, whether its type lets them run or not. */
export function rolloutSteps(spec: Fields): StepAt[] {
  return listAt(spec, 'strategy', 'rollingSync', 'steps').flatMap((step, index) => (isFields(step) ? [{ step, index }] : []));
}

export function isRolling(spec: Fields): boolean {
  return valueAt(spec, 'strategy', 'type') === ROLLING_SYNC && rolloutSteps(spec).length > 0;
}

/** A faultless set with these lines of its strategy. */
export function rollingSet(strategy: string): string {
  const lines = strategy.trim().split('\n').map((line) => `  ${line}`).join('\n');
  return setWith({ metadata: "labels: {env: '{{ .env }}'}", tail: `strategy:\n${lines}` });
}

/** The strategy with one step. */
export function oneStep(step: string, more = ''): string {
  return rollingSet(`type: RollingSync\nrollingSync: {steps: [${step}]}${more}`);
}
