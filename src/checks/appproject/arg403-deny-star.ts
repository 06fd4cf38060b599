import { KIND } from '../../inventory';
import { ObjectCheck } from '../engine';
import { destinationsOf, textsAt } from './entries';
import { PROJECT_SOURCE, projectWith } from './example';

export const denyStar: ObjectCheck = {
  code: 'ARG403',
  title: 'pattern "!*"',
  severity: 'error',
  rationale: 'In destinations it denies everything that any entry permits. In sourceRepos it is the reverse: its star stops at the first "/", so it denies nothing, '
    + 'and what does not deny permits. The API of Argo CD refuses to save a project that holds it.',
  bad: projectWith('sourceRepos: [https://github.com/myorg/*, "!*"]'),
  good: projectWith('sourceRepos: [https://github.com/myorg/*]'),
  fix: 'remove the entry: what no entry permits is denied anyway',
  source: PROJECT_SOURCE,
  kinds: [KIND.appProject],
  check(subject, report) {
    for (const { path } of textsAt(subject, 'spec', 'sourceRepos').filter(({ text }) => text === '!*')) {
      report(path, '"!*" denies no repository, and so permits every one');
    }
    for (const { path, ...destination } of destinationsOf(subject)) {
      for (const key of ['server', 'name', 'namespace'] as const) {
        if (destination[key] === '!*') {
          report([...path, key], `"!*" denies every ${key === 'namespace' ? 'namespace' : 'cluster'}`);
        }
      }
    }
  },
};
