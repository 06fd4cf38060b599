import { KIND } from '../../inventory';
import { isExactVersion, isVersionRange, normalizeGitUrl, withoutCredentials } from '../../text';
import { inSources, isSet, ObjectCheck } from '../engine';
import { SourceAt } from './sources';
import { tryRefs, valuePathsOf } from './value-paths';

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
  needs: inSources('ref'),
  check(subject, report) {
    const refs = tryRefs(subject);
    const used: { readonly by: SourceAt; readonly ref: SourceAt }[] = [];
    for (const { ref: name, of, text, path } of valuePathsOf(subject)) {
      const ref = name === undefined ? undefined : refs?.get(name);
      if (ref !== undefined) {
        const isOther = !of.hasChart && isOtherRevision(of, ref, true);
        const other = isOther ? of : used.find((one) => one.by === of && isOtherRevision(one.ref, ref, false))?.ref;
        if (other !== undefined) {
          report(path, `"${text}" is of ${named(ref)}, and ${named(other)} is used with it`);
        }
        used.push({ by: of, ref });
      }
    }
  },
};

/** Two refs are compared as they are written; a ref and the source that uses it by the commits that they stand for. */
function isOtherRevision(one: SourceAt, other: SourceAt, byCommit: boolean): boolean {
  const [url, otherUrl] = [one.url, other.url];
  const [revision, otherRevision] = [revisionOf(one), revisionOf(other)];
  if (url === undefined || otherUrl === undefined || revision === undefined || otherRevision === undefined) {
    return false;
  }
  const mayBeSame = byCommit && [revision, otherRevision].some((text) => text === '' || text === 'HEAD' || (isVersionRange(text) && !isExactVersion(text)));
  return normalizeGitUrl(url) === normalizeGitUrl(otherUrl) && revision !== otherRevision && !mayBeSame;
}

function revisionOf({ source, revision }: SourceAt): string | undefined {
  return isSet(source.targetRevision) ? revision : '';
}

function named(one: SourceAt): string {
  return `revision "${revisionOf(one) || 'HEAD'}" of "${withoutCredentials(String(one.source.repoURL))}"`;
}
