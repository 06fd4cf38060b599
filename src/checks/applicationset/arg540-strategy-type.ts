import { KIND } from '../../inventory';
import { ObjectCheck, textAt } from '../engine';
import { ROLLING_SOURCE } from './example';
import { oneStep, ROLLING_SYNC, rollingSet } from './rollout';

export const strategyType: ObjectCheck = {
  code: 'ARG540',
  title: 'type of a strategy that does not exist',
  severity: 'error',
  rationale: 'Argo CD compares the type with the exact text RollingSync. With any other, all Applications are synced at once, and steps are ignored.',
  bad: rollingSet('type: rollingSync\nrollingSync: {steps: [{matchExpressions: [{key: env, operator: In, values: [dev]}]}]}'),
  good: oneStep('{matchExpressions: [{key: env, operator: In, values: [dev]}]}'),
  fix: `write "${ROLLING_SYNC}" or "AllAtOnce"`,
  source: ROLLING_SOURCE,
  kinds: [KIND.applicationSet],
  check({ spec }, report) {
    const type = textAt(spec, 'strategy', 'type');
    if (type !== undefined && !['', 'AllAtOnce', ROLLING_SYNC].includes(type)) {
      report(['spec', 'strategy', 'type'], `"${type}" is no type of a strategy`, /rolling/i.test(type) ? `write "${ROLLING_SYNC}"` : undefined);
    }
  },
};
