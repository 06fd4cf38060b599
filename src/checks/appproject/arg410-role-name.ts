import { KIND } from '../../inventory';
import { ObjectCheck, textAt } from '../engine';
import { entriesAt } from './entries';
import { PROJECT_TYPES_SOURCE, projectWith } from './example';

export const roleName: ObjectCheck = {
  code: 'ARG410',
  title: 'name of a role that Argo CD refuses',
  severity: 'error',
  rationale: 'A name with other characters than letters, digits, "-" and "_" cannot stand in a policy, and the API refuses every change of the project that holds it.',
  bad: projectWith(`
roles:
  - name: read only
`),
  good: projectWith(`
roles:
  - name: read-only
    policies: ["p, proj:shop:read-only, applications, get, shop/*, allow"]
`),
  fix: 'use letters, digits, "-" and "_", with a letter or digit first and last',
  source: PROJECT_TYPES_SOURCE,
  kinds: [KIND.appProject],
  check(subject, report) {
    for (const { entry, path } of entriesAt(subject, 'spec', 'roles')) {
      const name = textAt(entry, 'name');
      if (name !== undefined && !/^[a-zA-Z0-9]([-_a-zA-Z0-9]*[a-zA-Z0-9])?$/.test(name)) {
        report([...path, 'name'], `"${name}" is no name of a role`);
      }
    }
  },
};
