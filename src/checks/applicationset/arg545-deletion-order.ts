import { KIND } from '../../inventory';
import { ObjectCheck, textAt, valueAt } from '../engine';
import { ROLLING_SOURCE } from './example';
import { oneStep, ROLLING_SYNC, rollingSet } from './rollout';

export const deletionOrder: ObjectCheck = {
  code: 'ARG545',
  title: 'deletionOrder that has no effect',
  severity: 'error',
  rationale: 'The order is read for the type RollingSync with steps only, and has to be Reverse or AllAtOnce; otherwise all Applications are deleted at once.',
  bad: rollingSet('deletionOrder: Reverse'),
  good: oneStep('{matchExpressions: [{key: env, operator: In, values: [dev]}]}', '\ndeletionOrder: Reverse'),
  fix: 'write "Reverse" beside type RollingSync and its steps',
  source: ROLLING_SOURCE,
  kinds: [KIND.applicationSet],
  check({ spec, object }, report) {
    const order = textAt(spec, 'strategy', 'deletionOrder');
    const path = ['spec', 'strategy', 'deletionOrder'];
    if (order === undefined || order === '' || order.toLowerCase() === 'allatonce') {
      return;
    }
    if (order.toLowerCase() !== 'reverse') {
      report(path, `"${order}" is no order of deletion, those are "AllAtOnce" and "Reverse"`);
    } else if (valueAt(spec, 'strategy', 'type') !== ROLLING_SYNC && object.facts.isPartial !== true) {
      report(path, 'the order has no effect without type "RollingSync"');
    }
  },
};
