import { KIND } from '../../inventory';
import { formatChoices } from '../../text';
import { listAt, ObjectCheck, textAt } from '../engine';
import { entriesAt } from './entries';
import { projectWith } from './example';

const MODES: readonly string[] = ['none', 'head', 'strict'];

export const integrityMode: ObjectCheck = {
  code: 'ARG436',
  title: 'verification of signatures that always fails',
  severity: 'error',
  rationale: 'A mode that Argo CD does not know is an error for each source, and without keys no signature is trusted, so Applications of these repositories are never synced.',
  bad: projectWith(`
sourceIntegrity:
  git:
    policies:
      - repos: [{url: "*"}]
        gpg: {mode: full, keys: [4AEE18F83AFDEB23]}
`),
  good: projectWith(`
sourceIntegrity:
  git:
    policies:
      - repos: [{url: "*"}]
        gpg: {mode: strict, keys: [4AEE18F83AFDEB23]}
`),
  fix: `use the mode ${formatChoices(MODES)}, and name the keys to trust`,
  source: 'https://github.com/argoproj/argo-cd/blob/v3.5.1/util/sourceintegrity/source_integrity.go',
  kinds: [KIND.appProject],
  check(subject, report) {
    for (const { entry, path } of entriesAt(subject, 'spec', 'sourceIntegrity', 'git', 'policies')) {
      const mode = textAt(entry, 'gpg', 'mode');
      if (mode !== undefined && !MODES.includes(mode)) {
        report([...path, 'gpg', 'mode'], `"${mode}" is no mode of verification, known are ${formatChoices(MODES)}`);
      } else if (mode !== undefined && mode !== 'none' && listAt(entry, 'gpg', 'keys').length === 0 && subject.object.facts.isPartial !== true) {
        report([...path, 'gpg'], `mode "${mode}" has no keys to trust`);
      }
    }
  },
};
