import { KIND } from '../../inventory';
import { ObjectCheck, textAt } from '../engine';
import { entriesAt } from './entries';
import { projectWith } from './example';
import { globMatch, isDenial } from './permission';

export const integrityOverlap: ObjectCheck = {
  code: 'ARG437',
  title: 'two policies of sourceIntegrity for one repository',
  severity: 'error',
  rationale: 'When several policies match a repository, Argo CD takes none of them and fails every sync from it.',
  bad: projectWith(`
sourceIntegrity:
  git:
    policies:
      - repos: [{url: "*"}]
        gpg: {mode: head, keys: [4AEE18F83AFDEB23]}
      - repos: [{url: https://github.com/myorg/shop}]
        gpg: {mode: strict, keys: [4AEE18F83AFDEB23]}
`),
  good: projectWith(`
sourceIntegrity:
  git:
    policies:
      - repos: [{url: "*"}, {url: "!https://github.com/myorg/shop"}]
        gpg: {mode: head, keys: [4AEE18F83AFDEB23]}
      - repos: [{url: https://github.com/myorg/shop}]
        gpg: {mode: strict, keys: [4AEE18F83AFDEB23]}
`),
  fix: 'deny the repository in the wider policy with a "!" entry',
  source: 'https://github.com/argoproj/argo-cd/blob/v3.5.1/util/sourceintegrity/source_integrity.go',
  kinds: [KIND.appProject],
  check(subject, report) {
    const policies = entriesAt(subject, 'spec', 'sourceIntegrity', 'git', 'policies').map(({ path }) => ({
      path,
      urls: entriesAt(subject, ...path, 'repos').flatMap(({ entry }) => textAt(entry, 'url') ?? []),
    }));
    for (const [index, { path, urls }] of policies.entries()) {
      const others = policies.filter((_, at) => at !== index);
      const shared = urls.find((url) => !isDenial(url) && matches(urls, url) && others.some((other, at) =>
        matches(other.urls, url) && (at < index || !other.urls.includes(url))));
      if (shared !== undefined) {
        report(path, `repository "${shared}" matches another policy as well`);
      }
    }
  },
};

/** `findMatchingGitPolicies`: here a denial that does not match says nothing. */
function matches(patterns: readonly string[], url: string): boolean {
  return !patterns.some((pattern) => isDenial(pattern) && globMatch(pattern.slice(1), url))
    && patterns.some((pattern) => !isDenial(pattern) && globMatch(pattern, url));
}
