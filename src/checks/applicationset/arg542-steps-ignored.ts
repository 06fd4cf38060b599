import { KIND } from '../../inventory';
import { ObjectCheck, valueAt } from '../engine';
import { ROLLING_SOURCE } from './example';
import { oneStep, rollingSet, rolloutSteps } from './rollout';

export const stepsIgnored: ObjectCheck = {
  code: 'ARG542',
  title: 'steps of a rollout without the type RollingSync',
  severity: 'error',
  rationale: 'Argo CD reads the steps only for the type RollingSync; without it, all Applications are synced at once.',
  bad: rollingSet('rollingSync: {steps: [{matchExpressions: [{key: env, operator: In, values: [dev]}]}]}'),
  good: oneStep('{matchExpressions: [{key: env, operator: In, values: [dev]}]}'),
  fix: 'set type: RollingSync, or remove the steps',
  source: ROLLING_SOURCE,
  kinds: [KIND.applicationSet],
  check({ spec, object }, report) {
    const type = valueAt(spec, 'strategy', 'type') ?? '';
    if ((type === '' || type === 'AllAtOnce') && rolloutSteps(spec).length > 0 && object.facts.isPartial !== true) {
      report(['spec', 'strategy', 'rollingSync'], type === '' ? 'the strategy has no type, so its steps are ignored' : 'steps are ignored for type "AllAtOnce"');
    }
  },
};
