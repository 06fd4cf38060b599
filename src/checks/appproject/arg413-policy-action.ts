import { KIND } from '../../inventory';
import { formatChoices, tryNearest } from '../../text';
import { ObjectCheck } from '../engine';
import { PROJECT_TYPES_SOURCE, projectWith } from './example';
import { hasForm, policiesOf } from './roles';

const RESOURCES: readonly string[] = ['applications', 'applicationsets', 'logs', 'exec', 'clusters', 'repositories'];
const ACTIONS: readonly string[] = ['get', 'create', 'update', 'delete', 'sync', 'override', 'rollback', '*'];
/** Not anchored upstream either. */
const ACTION_PATTERN = /(?:action|update|delete)\//;

export const policyAction: ObjectCheck = {
  code: 'ARG413',
  title: 'policy on a resource or action that does not exist',
  severity: 'error',
  rationale: 'Nobody ever asks for that permission, so the line grants nothing, and the API refuses every change of the project that holds it.',
  bad: projectWith(`
roles:
  - name: ci
    policies: ["p, proj:shop:ci, application, sync, shop/*, allow"]
`),
  good: projectWith(`
roles:
  - name: ci
    policies: ["p, proj:shop:ci, applications, sync, shop/*, allow"]
`),
  fix: `use the resources ${formatChoices(RESOURCES)}, and the actions ${formatChoices(ACTIONS)} or action/<group>/<kind>/<name>`,
  source: PROJECT_TYPES_SOURCE,
  kinds: [KIND.appProject],
  check(subject, report) {
    for (const { parts, path } of policiesOf(subject).filter(hasForm)) {
      const [, , resource, action] = parts;
      if (!RESOURCES.includes(resource)) {
        report(path, `"${resource}" is no resource that a project may give permissions on, those are ${formatChoices(RESOURCES)}`, nearest(resource, RESOURCES));
      }
      if (!ACTIONS.includes(action) && !ACTION_PATTERN.test(action)) {
        report(path, `"${action}" is no action of a policy, those are ${formatChoices(ACTIONS)}`, nearest(action, ACTIONS));
      }
    }
  },
};

function nearest(word: string, known: readonly string[]): string | undefined {
  const found = tryNearest(word, known);
  return found === undefined ? undefined : `write "${found}"`;
}
