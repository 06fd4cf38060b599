import { KIND } from '../../inventory';
import { listAt, ObjectCheck, textAt } from '../engine';
import { ROLLING_SOURCE } from './example';
import { oneStep, rolloutSteps } from './rollout';

export const stepOperator: ObjectCheck = {
  code: 'ARG543',
  title: 'operator of a step that does not exist',
  severity: 'error',
  rationale: 'Steps know In and NotIn only. With another operator the step selects nothing, and Applications in no step are never synced by the rollout.',
  bad: oneStep('{matchExpressions: [{key: env, operator: Exists}]}'),
  good: oneStep('{matchExpressions: [{key: env, operator: In, values: [dev]}]}'),
  fix: 'write "In" or "NotIn" with values',
  source: ROLLING_SOURCE,
  kinds: [KIND.applicationSet],
  check({ spec }, report) {
    for (const { step, index } of rolloutSteps(spec)) {
      listAt(step, 'matchExpressions').forEach((expression, at) => {
        const path = ['spec', 'strategy', 'rollingSync', 'steps', index, 'matchExpressions', at];
        const operator = textAt(expression, 'operator');
        if (operator !== undefined && !['In', 'NotIn'].includes(operator)) {
          report([...path, 'operator'], `"${operator}" is no operator of a step, those are "In" and "NotIn"`);
        }
      });
    }
  },
};
