import { KIND } from '../../inventory';
import { ObjectCheck, textAt } from '../engine';
import { gitRefOf, inGitRef } from './git-ref';

export const shortRefName: ObjectCheck = {
  code: 'FLX259',
  title: 'name of a Git reference that is not written in full',
  severity: 'error',
  rationale: 'Flux asks the server for exactly this reference and finds none: a short name means nothing to it.',
  bad: `
apiVersion: source.toolkit.fluxcd.io/v1
kind: GitRepository
metadata: {name: shop, namespace: flux-system}
spec: {interval: 10m, url: 'https://github.com/myorg/shop', ref: {name: main}}
`,
  good: `
apiVersion: source.toolkit.fluxcd.io/v1
kind: GitRepository
metadata: {name: shop, namespace: flux-system}
spec: {interval: 10m, url: 'https://github.com/myorg/shop', ref: {name: refs/heads/main}}
`,
  fix: 'write it in full, such as "refs/heads/main", "refs/tags/v1.2.3" or "refs/pull/7/head"',
  source: 'https://fluxcd.io/flux/components/source/gitrepositories/#name-example',
  kinds: [KIND.gitRepository, KIND.imageUpdateAutomation],
  needs: inGitRef('name'),
  check(subject, report) {
    const { ref, path } = gitRefOf(subject);
    const name = textAt(ref, 'name');
    if (name !== undefined && name !== '' && name !== 'HEAD' && !name.startsWith('refs/')) {
      report([...path, 'name'], `"${name}" is no full name of a Git reference`);
    }
  },
};
