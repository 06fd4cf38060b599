import { KIND } from '../../inventory';
import { ObjectCheck, textAt } from '../engine';
import { ROLLING_SOURCE } from './example';
import { oneStep, rolloutSteps } from './rollout';

export const maxUpdate: ObjectCheck = {
  code: 'ARG544',
  title: 'maxUpdate that cannot be read',
  severity: 'error',
  rationale: 'Argo CD logs the value and goes on without a limit, so all Applications of the step are updated at once.',
  bad: oneStep('{matchExpressions: [{key: env, operator: In, values: [dev]}], maxUpdate: half}'),
  good: oneStep('{matchExpressions: [{key: env, operator: In, values: [dev]}], maxUpdate: 50%}'),
  fix: 'write a number, or a percentage such as 50%',
  source: ROLLING_SOURCE,
  kinds: [KIND.applicationSet],
  check({ spec }, report) {
    for (const { step, index } of rolloutSteps(spec)) {
      const most = textAt(step, 'maxUpdate');
      if (most !== undefined && !/^[+-]?\d+%$/.test(most)) {
        report(['spec', 'strategy', 'rollingSync', 'steps', index, 'maxUpdate'], `"${most}" is no number or percentage`, /^\d+$/.test(most) ? `write ${most} without quotes` : undefined);
      }
    }
  },
};
