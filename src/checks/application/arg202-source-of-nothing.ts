import { KIND } from '../../inventory';
import { isSet, ObjectCheck } from '../engine';
import { hasManySources, isGiven, mayBeCompleted, sourcesOf } from './sources';

export const sourceOfNothing: ObjectCheck = {
  code: 'ARG202',
  title: 'source without a path or chart',
  severity: 'error',
  rationale: 'A source names a folder or a chart of its repository, and only one of `sources` may have a `ref` instead. Argo CD reports InvalidSpecError and never syncs.',
  bad: `
apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: {name: shop, namespace: argocd}
spec:
  project: default
  source: {repoURL: https://github.com/myorg/shop, targetRevision: main}
  destination: {server: https://kubernetes.default.svc, namespace: shop}
`,
  good: `
apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: {name: shop, namespace: argocd}
spec:
  project: default
  source: {repoURL: https://github.com/myorg/shop, path: deploy, targetRevision: main}
  destination: {server: https://kubernetes.default.svc, namespace: shop}
`,
  fix: 'add "path", "." for the root of the repository, or "chart"',
  source: 'https://github.com/argoproj/argo-cd/blob/master/util/argo/argo.go',
  kinds: [KIND.application],
  check(subject, report) {
    if (isSet(subject.spec.sourceHydrator) || mayBeCompleted(subject)) {
      return;
    }
    const isMany = hasManySources(subject.spec);
    for (const { source, path, hasChart } of sourcesOf(subject)) {
      if (!hasChart && !isGiven(source.path) && !(isMany && isGiven(source.ref))) {
        report(path, isMany ? 'the source has neither "path" nor "chart" nor "ref"' : `the source has neither "path" nor "chart"${aboutRef(source.ref)}`);
      }
      if (source.repoURL === '') {
        report([...path, 'repoURL'], 'the source has an empty "repoURL"', 'name the repository');
      }
    }
  },
};

function aboutRef(ref: unknown): string {
  return isGiven(ref) ? ', and "ref" alone is enough only in "sources"' : '';
}
