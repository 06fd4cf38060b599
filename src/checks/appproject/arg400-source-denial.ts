import { KIND } from '../../inventory';
import { ObjectCheck } from '../engine';
import { textsAt } from './entries';
import { PROJECT_SOURCE, projectWith } from './example';
import { isDenial } from './permission';

export const sourceDenial: ObjectCheck = {
  code: 'ARG400',
  title: 'denied repository that permits every other',
  severity: 'warning',
  rationale: 'Argo CD takes a `!` entry of sourceRepos that does not match for a match, so one denial permits every repository that it does not deny, '
    + 'and the positive entries beside it no longer restrict anything.',
  bad: projectWith('sourceRepos: [https://github.com/myorg/*, "!https://github.com/myorg/secret"]'),
  good: projectWith('sourceRepos: ["*", "!https://github.com/myorg/secret"]'),
  fix: 'remove the denial and list what is permitted; or write "*" beside it to say that everything else is',
  source: PROJECT_SOURCE,
  kinds: [KIND.appProject],
  check(subject, report) {
    const repos = textsAt(subject, 'spec', 'sourceRepos');
    const positive = repos.filter(({ text }) => !isDenial(text));
    const isOpen = positive.length === 0 || positive.some(({ text }) => text === '*' || text === '**');
    const denied = isOpen ? [] : repos.filter(({ text }) => isDenial(text) && text !== '!*');
    for (const { text, path } of denied.slice(0, 1)) {
      report(path, `"${text}" permits every other repository, so "${positive[0].text}" restricts nothing`);
    }
  },
};
