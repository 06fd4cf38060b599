import { KIND } from '../../inventory';
import { isVersionRange } from '../../text';
import { inSources, isSet, ObjectCheck, textAt } from '../engine';
import { shown } from './shown';
import { isGiven, sourcesOf } from './sources';

export const tagPrefixWithoutVersion: ObjectCheck = {
  code: 'ARG228',
  title: 'tagPrefix without a version',
  severity: 'error',
  rationale: 'The prefix is put before versions only. A branch or a commit in `targetRevision` is looked up as it is, and the prefix is ignored.',
  bad: `
apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: {name: shop, namespace: argocd}
spec:
  project: default
  source: {repoURL: "https://github.com/myorg/shop", path: deploy, targetRevision: main, tagPrefix: shop-}
  destination: {server: https://kubernetes.default.svc, namespace: shop}
`,
  good: `
apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: {name: shop, namespace: argocd}
spec:
  project: default
  source: {repoURL: "https://github.com/myorg/shop", path: deploy, targetRevision: 1.2.*, tagPrefix: shop-}
  destination: {server: https://kubernetes.default.svc, namespace: shop}
`,
  fix: 'write a version or a range of versions as "targetRevision", or drop "tagPrefix"',
  source: 'https://github.com/argoproj/argo-cd/blob/master/util/versions/tags.go',
  kinds: [KIND.application],
  needs: inSources('tagPrefix'),
  check(subject, report) {
    for (const { source, path } of sourcesOf(subject)) {
      const revision = isSet(source.targetRevision) ? textAt(source, 'targetRevision') : 'HEAD';
      if (isGiven(source.tagPrefix) && revision !== undefined && !isVersionRange(revision)) {
        report([...path, 'tagPrefix'], `tagPrefix ${shown(source.tagPrefix)} is ignored, because targetRevision "${revision}" is no version`);
      }
    }
  },
};
