import { Fields, KIND } from '../../inventory';
import { isSet, ObjectCheck } from '../engine';
import { gitRefOf, inGitRef } from './git-ref';

export const ignoredRef: ObjectCheck = {
  code: 'FLX258',
  title: 'two references of which one counts',
  severity: 'warning',
  rationale: 'Flux takes the first of commit, name, semver, tag and branch (of digest, semver and tag in a registry) and ignores the others silently.',
  bad: `
apiVersion: source.toolkit.fluxcd.io/v1
kind: GitRepository
metadata: {name: shop, namespace: flux-system}
spec: {interval: 10m, url: 'https://github.com/myorg/shop', ref: {branch: main, tag: v1.2.3}}
`,
  good: `
apiVersion: source.toolkit.fluxcd.io/v1
kind: GitRepository
metadata: {name: shop, namespace: flux-system}
spec: {interval: 10m, url: 'https://github.com/myorg/shop', ref: {tag: v1.2.3}}
`,
  fix: 'keep the one that is meant',
  source: 'https://fluxcd.io/flux/components/source/gitrepositories/#reference',
  kinds: [KIND.gitRepository, KIND.ociRepository, KIND.imageUpdateAutomation],
  // Of any two, one is among these.
  needs: [...inGitRef('name'), ...inGitRef('semver'), ...inGitRef('tag')],
  check(subject, report) {
    const { ref, path } = gitRefOf(subject);
    // A commit or digest beside the tag or branch it is from, as robots write it for people, is meant.
    if (has(ref, 'commit') || has(ref, 'digest')) {
      return;
    }
    // An automation needs the branch to push to, whatever it checks out.
    const fields = subject.kindName === KIND.imageUpdateAutomation ? ['name', 'semver', 'tag'] : ['name', 'semver', 'tag', 'branch'];
    const [first, ...others] = fields.filter((field) => has(ref, field));
    others.forEach((field) => report([...path, field], `ref.${field} is ignored, because ref.${first} is set`));
  },
};

function has(ref: Fields, field: string): boolean {
  return isSet(ref[field]) && ref[field] !== '';
}
