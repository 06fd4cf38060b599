import { KIND } from '../../inventory';
import { fieldsAt, isKnown, listAt, ObjectCheck, textAt, valueAt } from '../engine';
import { ROLLING_SOURCE } from './example';
import { entriesOf } from './generators';
import { isRolling, oneStep, rolloutSteps } from './rollout';
import { isOverriding } from './texts';

export const stepSelectsNothing: ObjectCheck = {
  code: 'ARG546',
  title: 'step of a rollout that selects nothing',
  severity: 'error',
  rationale: 'A step selects generated Applications by their labels. The template gives none such, so the step is empty, and Applications in no step are never synced by the rollout.',
  bad: oneStep('{matchExpressions: [{key: stage, operator: In, values: [dev]}]}'),
  good: oneStep('{matchExpressions: [{key: env, operator: In, values: [dev]}]}'),
  fix: 'give the label to metadata.labels of the template',
  source: ROLLING_SOURCE,
  kinds: [KIND.applicationSet],
  check({ spec, object }, report) {
    const isOverridden = entriesOf(spec).some(({ generators }) => generators.some(({ fields }) => isOverriding(fields.template)));
    if (!isRolling(spec) || spec.templatePatch !== undefined || object.facts.isPartial === true || isOverridden) {
      return;
    }
    const labels = fieldsAt(spec, 'template', 'metadata', 'labels');
    if (Object.keys(labels).some((key) => !isKnown(key))) {
      return;
    }
    for (const { step, index } of rolloutSteps(spec)) {
      listAt(step, 'matchExpressions').forEach((expression, at) => {
        const key = textAt(expression, 'key');
        const value = key === undefined ? undefined : labels[key];
        const isMissing = value === undefined || (typeof value === 'string' && isKnown(value) && !listAt(expression, 'values').includes(value));
        if (key !== undefined && isKnown(key) && valueAt(expression, 'operator') === 'In' && isMissing) {
          report(['spec', 'strategy', 'rollingSync', 'steps', index, 'matchExpressions', at],
            value === undefined ? `the template gives no label "${key}"` : `label "${key}" is always "${String(value)}"`);
        }
      });
    }
  },
};
