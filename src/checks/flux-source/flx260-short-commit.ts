import { KIND } from '../../inventory';
import { ObjectCheck, textAt } from '../engine';
import { gitRefOf } from './git-ref';

export const shortCommit: ObjectCheck = {
  code: 'FLX260',
  title: 'commit that is not written in full',
  severity: 'error',
  rationale: 'Flux looks for a commit with exactly this hash: a short one, a branch or a tag is never found.',
  bad: `
apiVersion: source.toolkit.fluxcd.io/v1
kind: GitRepository
metadata: {name: shop, namespace: flux-system}
spec: {interval: 10m, url: 'https://github.com/myorg/shop', ref: {branch: main, commit: 363a6a8}}
`,
  good: `
apiVersion: source.toolkit.fluxcd.io/v1
kind: GitRepository
metadata: {name: shop, namespace: flux-system}
spec: {interval: 10m, url: 'https://github.com/myorg/shop', ref: {branch: main, commit: 363a6a8fe6a7f13e05d34c163b0ef02a777da20a}}
`,
  fix: 'write all 40 hexadecimal digits of the commit',
  source: 'https://fluxcd.io/flux/components/source/gitrepositories/#commit-example',
  kinds: [KIND.gitRepository, KIND.imageUpdateAutomation],
  check(subject, report) {
    const { ref, path } = gitRefOf(subject);
    const commit = textAt(ref, 'commit');
    if (commit !== undefined && commit !== '' && !/^(?:[0-9a-fA-F]{40}|[0-9a-fA-F]{64})$/.test(commit)) {
      report([...path, 'commit'], `"${commit}" is no full hash of a commit`);
    }
  },
};
