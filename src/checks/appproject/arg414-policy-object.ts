import { KIND } from '../../inventory';
import { ObjectCheck } from '../engine';
import { PROJECT_TYPES_SOURCE, projectWith } from './example';
import { hasForm, policiesOf } from './roles';

const NAMES = /^(?:\/[*\w.-]+)?\/[*\w.-]+$/;

export const policyObject: ObjectCheck = {
  code: 'ARG414',
  title: 'policy on objects outside its project',
  severity: 'error',
  rationale: 'A role of a project has permissions inside the project only: the line grants nothing, and the API refuses every change of the project that holds it.',
  bad: projectWith(`
roles:
  - name: ci
    policies: ["p, proj:shop:ci, applications, sync, */*, allow"]
`),
  good: projectWith(`
roles:
  - name: ci
    policies: ["p, proj:shop:ci, applications, sync, shop/*, allow"]
`),
  fix: 'write <project>/<name> or <project>/<namespace>/<name>, with the name of this project and "*" for any',
  source: PROJECT_TYPES_SOURCE,
  kinds: [KIND.appProject],
  check(subject, report) {
    if (subject.object.facts.isPartial === true) {
      return;
    }
    for (const { project, parts, path } of policiesOf(subject).filter(hasForm)) {
      const object = parts[4];
      if (!object.startsWith(project) || !NAMES.test(object.slice(project.length))) {
        report(path, `"${object}" is nothing of project "${project}"`, `write "${project}/*", or "${project}/<name>"`);
      }
    }
  },
};
