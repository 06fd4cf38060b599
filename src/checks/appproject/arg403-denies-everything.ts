import { KIND } from '../../inventory';
import { ObjectCheck } from '../engine';
import { destinationsOf, textsAt } from './entries';
import { PROJECT_SOURCE, projectWith } from './example';

export const deniesEverything: ObjectCheck = {
  code: 'ARG403',
  title: 'pattern "!*"',
  severity: 'error',
  rationale: 'The pattern denies everything that any entry permits, and the API of Argo CD refuses to save a project that holds it.',
  bad: projectWith('sourceRepos: [https://github.com/myorg/*, "!*"]'),
  good: projectWith('sourceRepos: [https://github.com/myorg/*]'),
  fix: 'remove the entry: what no entry permits is denied anyway',
  source: PROJECT_SOURCE,
  kinds: [KIND.appProject],
  check(subject, report) {
    for (const { path } of textsAt(subject, 'spec', 'sourceRepos').filter(({ text }) => text === '!*')) {
      report(path, '"!*" denies every repository');
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
