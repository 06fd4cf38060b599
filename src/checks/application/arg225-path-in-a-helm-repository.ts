import { KIND } from '../../inventory';
import { inSources, ObjectCheck } from '../engine';
import { isGiven, sourcesOf } from './sources';

export const pathInAHelmRepository: ObjectCheck = {
  code: 'ARG225',
  title: 'folder of a Helm repository',
  severity: 'error',
  rationale: 'GitHub Pages serve files and no Git repository: without `chart` Argo CD tries to clone the address.',
  bad: `
apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: {name: shop, namespace: argocd}
spec:
  project: default
  source: {repoURL: "https://myorg.github.io/charts", path: shop, targetRevision: 1.2.3}
  destination: {server: https://kubernetes.default.svc, namespace: shop}
`,
  good: `
apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: {name: shop, namespace: argocd}
spec:
  project: default
  source: {repoURL: "https://myorg.github.io/charts", chart: shop, targetRevision: 1.2.3}
  destination: {server: https://kubernetes.default.svc, namespace: shop}
`,
  fix: 'use "chart" instead of "path"',
  source: 'https://argo-cd.readthedocs.io/en/stable/user-guide/helm/',
  kinds: [KIND.application],
  needs: inSources('path'),
  check(subject, report) {
    for (const { source, url, address, hasChart, path } of sourcesOf(subject)) {
      if (address.isPages && !hasChart && isGiven(source.path)) {
        report([...path, 'repoURL'], `"${url}" is a Helm repository, and the source has a "path"`);
      }
    }
  },
};
