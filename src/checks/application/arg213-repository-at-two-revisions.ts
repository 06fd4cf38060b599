import { KIND } from '../../inventory';
import { isExactVersion, isVersionRange, normalizeGitUrl, withoutCredentials } from '../../text';
import { inSources, isSet, ObjectCheck, textAt } from '../engine';
import { helmOf, isGiven, SourceAt } from './sources';
import { tryRefName, tryRefs, valuePathsOf } from './value-paths';

export const repositoryAtTwoRevisions: ObjectCheck = {
  code: 'ARG213',
  title: 'one repository at two revisions',
  severity: 'error',
  rationale: 'Argo CD checks a repository out once while it renders a source, so values of the same repository at another revision are refused: "cannot reference a different revision of the same repository".',
  bad: `
apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: {name: shop, namespace: argocd}
spec:
  project: default
  sources:
    - {repoURL: https://github.com/myorg/shop, path: chart, targetRevision: v1.2.3, helm: {valueFiles: [$values/prod.yaml]}}
    - {repoURL: https://github.com/myorg/shop.git, targetRevision: main, ref: values}
  destination: {server: https://kubernetes.default.svc, namespace: shop}
`,
  good: `
apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: {name: shop, namespace: argocd}
spec:
  project: default
  sources:
    - {repoURL: https://github.com/myorg/shop, path: chart, targetRevision: main, helm: {valueFiles: [$values/prod.yaml]}}
    - {repoURL: https://github.com/myorg/shop.git, targetRevision: main, ref: values}
  destination: {server: https://kubernetes.default.svc, namespace: shop}
`,
  fix: 'use one revision for both, or keep the values in another repository',
  source: 'https://github.com/argoproj/argo-cd/blob/master/reposerver/repository/repository.go',
  kinds: [KIND.application],
  needs: [...inSources('helm', 'valueFiles'), ...inSources('helm', 'fileParameters')],
  check(subject, report) {
    const refs = tryRefs(subject) ?? new Map<string, SourceAt>();
    for (const of of helmOf(subject)) {
      const own = isGiven(of.source.chart) ? undefined : of;
      const used = new Map<string, SourceAt>();
      for (const file of valuePathsOf(subject).filter((one) => one.of.source === of.source)) {
        const ref = refs.get(tryRefName(file) ?? '');
        const other = ref && [own, ...used.values()].find((one) => one !== undefined && isOtherRevision(one, ref, one === own));
        if (other !== undefined) {
          report(file.path, `"${file.text}" is of ${named(ref!)}, and ${named(other)} is used with it`);
        }
        if (ref !== undefined) {
          used.set(tryRefName(file)!, ref);
        }
      }
    }
  },
};

/** Two refs are compared as they are written; a ref and the source that uses it by the commits that they stand for. */
function isOtherRevision(one: SourceAt, other: SourceAt, byCommit: boolean): boolean {
  const [url, otherUrl] = [textAt(one.source, 'repoURL'), textAt(other.source, 'repoURL')];
  const [revision, otherRevision] = [revisionOf(one), revisionOf(other)];
  if (url === undefined || otherUrl === undefined || revision === undefined || otherRevision === undefined) {
    return false;
  }
  const mayBeSame = byCommit && [revision, otherRevision].some((text) => text === '' || text === 'HEAD' || (isVersionRange(text) && !isExactVersion(text)));
  return normalizeGitUrl(url) === normalizeGitUrl(otherUrl) && revision !== otherRevision && !mayBeSame;
}

function revisionOf({ source }: SourceAt): string | undefined {
  return isSet(source.targetRevision) ? textAt(source, 'targetRevision') : '';
}

function named(one: SourceAt): string {
  return `revision "${revisionOf(one) || 'HEAD'}" of "${withoutCredentials(String(one.source.repoURL))}"`;
}
