import { KIND } from '../../inventory';
import { Path } from '../../text';
import { ObjectCheck, Subject, textAt, valueAt } from '../engine';
import { gitRefOf } from './git-ref';

export const prefixedRef: ObjectCheck = {
  code: 'FLX261',
  title: 'branch or tag with "refs/" in its name',
  severity: 'error',
  rationale: 'Flux puts "refs/heads/" or "refs/tags/" in front itself, and looks for "refs/heads/refs/heads/main".',
  bad: `
apiVersion: source.toolkit.fluxcd.io/v1
kind: GitRepository
metadata: {name: shop, namespace: flux-system}
spec: {interval: 10m, url: 'https://github.com/myorg/shop', ref: {branch: refs/heads/main}}
`,
  good: `
apiVersion: source.toolkit.fluxcd.io/v1
kind: GitRepository
metadata: {name: shop, namespace: flux-system}
spec: {interval: 10m, url: 'https://github.com/myorg/shop', ref: {branch: main}}
`,
  fix: 'write the name alone, or use ref.name',
  source: 'https://github.com/fluxcd/pkg/blob/main/git/gogit/clone.go',
  kinds: [KIND.gitRepository, KIND.imageUpdateAutomation],
  check(subject, report) {
    for (const { value, path } of namesOf(subject)) {
      const name = textAt(value);
      const short = name === undefined ? undefined : /^refs\/(?:heads|tags)\/(.+)$/.exec(name)?.[1];
      if (short !== undefined) {
        report(path, `"${name}" is no short name`, `write "${short}"`);
      }
    }
  },
};

function namesOf(subject: Subject): { readonly value: unknown; readonly path: Path }[] {
  const { ref, path } = gitRefOf(subject);
  return [
    { value: ref.branch, path: [...path, 'branch'] },
    { value: ref.tag, path: [...path, 'tag'] },
    { value: valueAt(subject.spec, 'git', 'push', 'branch'), path: ['spec', 'git', 'push', 'branch'] },
  ];
}
