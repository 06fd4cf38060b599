import { KIND } from '../../inventory';
import { isFields, listAt, ObjectCheck, valueAt } from '../engine';
import { PROJECT_TYPES_SOURCE, projectWith } from './example';

export const integrityAndKeys: ObjectCheck = {
  code: 'ARG435',
  title: 'signatureKeys beside sourceIntegrity',
  severity: 'error',
  rationale: 'With sourceIntegrity.git, Argo CD logs an error and ignores signatureKeys, so repositories that no policy names are not verified.',
  bad: projectWith(`
signatureKeys: [{keyID: 4AEE18F83AFDEB23}]
sourceIntegrity:
  git:
    policies:
      - repos: [{url: https://github.com/myorg/shop}]
        gpg: {mode: strict, keys: [4AEE18F83AFDEB23]}
`),
  good: projectWith(`
sourceIntegrity:
  git:
    policies:
      - repos: [{url: https://github.com/myorg/shop}]
        gpg: {mode: strict, keys: [4AEE18F83AFDEB23]}
`),
  fix: 'move the keys into a policy of sourceIntegrity for the repository "*", and remove signatureKeys',
  source: PROJECT_TYPES_SOURCE,
  kinds: [KIND.appProject],
  check(subject, report) {
    if (listAt(subject.spec, 'signatureKeys').length > 0 && isFields(valueAt(subject.spec, 'sourceIntegrity', 'git'))) {
      report(['spec', 'signatureKeys'], 'signatureKeys are ignored, for sourceIntegrity.git is set');
    }
  },
};
