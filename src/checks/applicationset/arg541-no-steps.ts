import { KIND } from '../../inventory';
import { ObjectCheck, textAt } from '../engine';
import { ROLLING_SOURCE } from './example';
import { oneStep, ROLLING_SYNC, rollingSet, rolloutSteps } from './rollout';

export const noSteps: ObjectCheck = {
  code: 'ARG541',
  title: 'RollingSync without steps',
  severity: 'error',
  rationale: 'Argo CD reports that no steps are defined for the rollout and stops there, so no Application of the set is created or changed; without rollingSync, all are synced at once.',
  bad: rollingSet('type: RollingSync\nrollingSync: {steps: []}'),
  good: oneStep('{matchExpressions: [{key: env, operator: In, values: [dev]}]}'),
  fix: 'give rollingSync.steps, or remove the type',
  source: ROLLING_SOURCE,
  kinds: [KIND.applicationSet],
  check({ spec, object }, report) {
    const type = textAt(spec, 'strategy', 'type');
    if (type === ROLLING_SYNC && rolloutSteps(spec).length === 0 && object.facts.isPartial !== true) {
      report(['spec', 'strategy'], 'the rollout has no steps');
    }
  },
};
