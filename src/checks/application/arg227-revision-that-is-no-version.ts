import { KIND } from '../../inventory';
import { isVersionRange } from '../../text';
import { ObjectCheck } from '../engine';
import { sourcesOf } from './sources';

export const revisionThatIsNoVersion: ObjectCheck = {
  code: 'ARG227',
  title: 'revision that no chart can have',
  severity: 'error',
  rationale: 'Versions of charts are semantic versions, so `targetRevision` is one or a range as the package Masterminds/semver reads it. Anything else is found nowhere.',
  bad: `
apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: {name: shop, namespace: argocd}
spec:
  project: default
  source: {repoURL: https://charts.example.com, chart: shop, targetRevision: main}
  destination: {server: https://kubernetes.default.svc, namespace: shop}
`,
  good: `
apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: {name: shop, namespace: argocd}
spec:
  project: default
  source: {repoURL: https://charts.example.com, chart: shop, targetRevision: 1.2.*}
  destination: {server: https://kubernetes.default.svc, namespace: shop}
`,
  fix: 'write a version such as "1.2.3" or a range such as "1.2.*" or ">=1.2.0 <2.0.0"',
  source: 'https://github.com/argoproj/argo-cd/blob/master/util/versions/tags.go',
  kinds: [KIND.application],
  check(subject, report) {
    for (const { revision, address, hasChart, path } of sourcesOf(subject)) {
      if (revision === undefined || revision === '' || /^v?\d/.test(revision)) {
        continue;
      }
      const isWord = hasChart && address.isWeb && !address.isGit;
      if ((isWord || isOperator(revision)) && !isVersionRange(revision)) {
        report([...path, 'targetRevision'], `targetRevision "${revision}" is neither a version nor a range of versions`);
      }
    }
  },
};

/** No branch and no tag starts so. */
function isOperator(revision: string): boolean {
  return /^[~^<>=!]/.test(revision);
}
