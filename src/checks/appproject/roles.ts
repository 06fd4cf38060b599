import { Path } from '../../text';
import { isKnown, Subject, textAt } from '../engine';
import { entriesAt, textsAt } from './entries';

/** One policy line of a role, split at its commas. */
export interface PolicyAt {
  readonly project: string;
  readonly role: string;
  readonly policy: string;
  readonly parts: readonly string[];
  readonly path: Path;
}

/** The policies of roles whose name is known, in projects whose name is; a kustomization may still change the name of a partial one. */
export function policiesOf(subject: Subject): PolicyAt[] {
  const { name: project } = subject;
  if (project === '' || !isKnown(project)) {
    return [];
  }
  return entriesAt(subject, 'spec', 'roles').flatMap(({ entry, path }) => {
    const role = textAt(entry, 'name');
    return role === undefined ? [] : textsAt(subject, ...path, 'policies').map(({ text, path: at }) =>
      ({ project, role, policy: text, parts: text.split(',').map((part) => part.replace(/^ +| +$/g, '')), path: at }));
  });
}

/** Whether a policy has the form that the other checks of policies need. */
export function hasForm({ parts }: PolicyAt): boolean {
  return parts.length === 6 && parts[0] === 'p';
}
