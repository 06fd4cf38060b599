import { KIND } from '../../inventory';
import { ObjectCheck } from '../engine';
import { PROJECT_TYPES_SOURCE, projectWith } from './example';
import { hasForm, policiesOf } from './roles';

export const policySubject: ObjectCheck = {
  code: 'ARG412',
  title: 'policy for another role than the one it stands in',
  severity: 'error',
  rationale: 'Argo CD adds the policies of a project as they are, so the role that holds the line gets nothing from it, and the API refuses every change of the project.',
  bad: projectWith(`
roles:
  - name: ci
    policies: ["p, proj:shop:deployer, applications, sync, shop/*, allow"]
`),
  good: projectWith(`
roles:
  - name: ci
    policies: ["p, proj:shop:ci, applications, sync, shop/*, allow"]
`),
  fix: 'name the project and the role that the policy stands in',
  source: PROJECT_TYPES_SOURCE,
  kinds: [KIND.appProject],
  check(subject, report) {
    if (subject.object.facts.isPartial === true) {
      return;
    }
    for (const one of policiesOf(subject).filter(hasForm)) {
      const wanted = `proj:${one.project}:${one.role}`;
      if (one.parts[1] !== wanted) {
        report(one.path, `"${one.parts[1]}" is not the role "${one.role}" of project "${one.project}"`, `write "${wanted}"`);
      }
    }
  },
};
