import { KIND } from '../../inventory';
import { ObjectCheck } from '../engine';
import { PROJECT_TYPES_SOURCE, projectWith } from './example';
import { hasForm, policiesOf } from './roles';

export const policyForm: ObjectCheck = {
  code: 'ARG411',
  title: 'policy that is no policy line',
  severity: 'error',
  rationale: 'The line is handed to the permission engine as it is, where it grants nothing, and the API refuses every change of the project that holds it.',
  bad: projectWith(`
roles:
  - name: ci
    policies: ["p, proj:shop:ci, applications, sync, shop/*"]
`),
  good: projectWith(`
roles:
  - name: ci
    policies: ["p, proj:shop:ci, applications, sync, shop/*, allow"]
`),
  fix: 'write "p, proj:<project>:<role>, <resource>, <action>, <project>/<object>, allow", or deny at the end; groups go into "groups"',
  source: PROJECT_TYPES_SOURCE,
  kinds: [KIND.appProject],
  check(subject, report) {
    for (const one of policiesOf(subject)) {
      if (!hasForm(one)) {
        report(one.path, one.parts[0] === 'p' ? `"${one.policy}" has ${one.parts.length} parts instead of six` : `"${one.policy}" does not start with "p,"`);
      } else if (!['allow', 'deny'].includes(one.parts[5])) {
        report(one.path, `"${one.parts[5]}" is no effect of a policy`, 'write "allow" or "deny"');
      }
    }
  },
};
