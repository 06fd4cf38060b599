import { KIND } from '../../inventory';
import { CheckContext, fieldsAt, isSet, ObjectCheck, Subject, textAt } from '../engine';

export const noPushBranch: ObjectCheck = {
  code: 'FLX313',
  title: 'no branch to push to',
  severity: 'error',
  rationale: 'Without push.branch Flux pushes to the branch that is checked out. A tag, a range or a commit is none, so the automation is never ready.',
  bad: `
apiVersion: image.toolkit.fluxcd.io/v1
kind: ImageUpdateAutomation
metadata: {name: shop, namespace: flux-system}
spec:
  interval: 30m
  sourceRef: {kind: GitRepository, name: flux-system}
  git:
    checkout: {ref: {tag: v1.2.3}}
    commit: {author: {name: flux, email: flux@example.org}}
`,
  good: `
apiVersion: image.toolkit.fluxcd.io/v1
kind: ImageUpdateAutomation
metadata: {name: shop, namespace: flux-system}
spec:
  interval: 30m
  sourceRef: {kind: GitRepository, name: flux-system}
  git:
    checkout: {ref: {tag: v1.2.3}}
    commit: {author: {name: flux, email: flux@example.org}}
    push: {branch: image-updates}
`,
  fix: 'set git.push.branch',
  source: 'https://github.com/fluxcd/image-automation-controller/blob/main/internal/source/git.go',
  kinds: [KIND.imageUpdateAutomation],
  check(subject, report, context) {
    const { spec, object } = subject;
    const git = fieldsAt(spec, 'git');
    const { branch } = fieldsAt(git, 'push');
    if (!isSet(spec.git) || (isSet(branch) && branch !== '') || object.facts.isPartial === true) {
      return;
    }
    if (isSet(git.checkout)) {
      if (!isSet(fieldsAt(git, 'checkout', 'ref').branch)) {
        report(['spec', 'git', 'checkout'], 'what is checked out is no branch, and git.push.branch is not set');
      }
    } else if (isFromNoBranch(subject, context)) {
      report(['spec', 'git'], `GitRepository "${textAt(spec, 'sourceRef', 'name')}" has no ref.branch, and git.push.branch is not set`);
    }
  },
};

/** Sure only where the GitRepository is here. */
function isFromNoBranch({ spec, namespace, object }: Subject, { inventory }: CheckContext): boolean {
  const name = textAt(spec, 'sourceRef', 'name');
  if (name === undefined) {
    return false;
  }
  const sources = inventory.find({ kindName: KIND.gitRepository, name, namespace: textAt(spec, 'sourceRef', 'namespace') ?? namespace }, object);
  return sources.length > 0 && sources.every((source) => !isSet(fieldsAt(source.manifest, 'spec', 'ref').branch) && source.facts.isPartial !== true);
}
