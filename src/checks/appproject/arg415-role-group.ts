import { KIND } from '../../inventory';
import { ObjectCheck } from '../engine';
import { entriesAt, textsAt } from './entries';
import { PROJECT_TYPES_SOURCE, projectWith } from './example';

export const roleGroup: ObjectCheck = {
  code: 'ARG415',
  title: 'group that cannot stand in a policy',
  severity: 'error',
  rationale: 'Argo CD writes the group into a line whose parts end at commas, so its members do not get the role, and the API refuses every change of the project.',
  bad: projectWith(`
roles:
  - name: admin
    groups: ["cn=admins,dc=example,dc=org"]
`),
  good: projectWith(`
roles:
  - name: admin
    groups: ['"cn=admins,dc=example,dc=org"']
`),
  fix: 'put the whole group into double quotes that are part of the text',
  source: PROJECT_TYPES_SOURCE,
  kinds: [KIND.appProject],
  check(subject, report) {
    for (const { path } of entriesAt(subject, 'spec', 'roles')) {
      for (const { text, path: at } of textsAt(subject, ...path, 'groups')) {
        const fault = faultOf(text);
        if (fault !== undefined) {
          report(at, `group ${JSON.stringify(text)} ${fault.what}`, fault.fix);
        }
      }
    }
  },
};

/** `validateGroupName` */
function faultOf(group: string): { readonly what: string; readonly fix?: string } | undefined {
  const trimmed = group.trim();
  const isQuoted = trimmed.length > 1 && trimmed.startsWith('"') && trimmed.endsWith('"');
  const name = isQuoted ? trimmed.slice(1, -1) : trimmed;
  if (!isQuoted && name.includes(',')) {
    return { what: 'has a comma and no quotes' };
  }
  if (name === '') {
    return { what: 'is empty', fix: 'remove it' };
  }
  if (/["\n\r\t]/.test(name)) {
    return { what: 'has a quote, tab or line break in it', fix: 'remove that character' };
  }
  return trimmed === group ? undefined : { what: 'starts or ends with a space', fix: 'remove the space' };
}
