import { KIND } from '../../inventory';
import { ObjectCheck } from '../engine';
import { textsAt } from './entries';
import { PROJECT_SOURCE, projectWith } from './example';
import { tryGlob } from './glob';
import { readGitUrl } from '../../text';

/** Hosts on which the path of a repository has at least two parts. */
const TWO_PARTS = /^(?:https?:\/\/(?:www\.)?|(?:git@))(?:github\.com|gitlab\.com|bitbucket\.org)\/(?:\*|[^/*?[{]+\*)$/;

export const sourcePattern: ObjectCheck = {
  code: 'ARG405',
  title: 'pattern that no repository matches',
  severity: 'error',
  rationale: 'Argo CD compares sourceRepos as addresses: a "*" stops at each "/", and braces are escaped before they can mean anything. '
    + 'Sources that the entry is meant for are not permitted, or not denied.',
  bad: projectWith('sourceRepos: [https://github.com/*]'),
  good: projectWith('sourceRepos: [https://github.com/**]'),
  fix: 'write the pattern so that it matches whole addresses, for example https://github.com/myorg/* or https://github.com/**',
  source: PROJECT_SOURCE,
  kinds: [KIND.appProject],
  check(subject, report) {
    for (const { text, path } of textsAt(subject, 'spec', 'sourceRepos')) {
      const pattern = text.startsWith('!') ? text.slice(1) : text;
      const normalized = readGitUrl(pattern);
      if (pattern.includes('{')) {
        report(path, `"${text}" has braces, which are escaped in an address and match nothing`, 'write one entry for each alternative');
      } else if (normalized === '' || tryGlob(normalized, '/') === undefined) {
        report(path, `"${text}" is no address or pattern that Argo CD can read, so it matches nothing`);
      } else if (TWO_PARTS.test(normalized)) {
        report(path, `"${text}" matches no repository, for "*" does not go beyond a "/"`, `write "${text.replace(/\*$/, '**')}"`);
      }
    }
  },
};
