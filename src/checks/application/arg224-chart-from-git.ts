import { KIND } from '../../inventory';
import { withoutCredentials } from '../../text';
import { inSources, ObjectCheck } from '../engine';
import { sourcesOf } from './sources';

export const chartFromGit: ObjectCheck = {
  code: 'ARG224',
  title: 'chart from a Git repository',
  severity: 'error',
  rationale: 'With `chart` the address is that of a Helm repository with an index.yaml. A Git repository has none: its charts are folders, named by `path`.',
  bad: `
apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: {name: shop, namespace: argocd}
spec:
  project: default
  source: {repoURL: "https://github.com/myorg/shop.git", chart: shop, targetRevision: 1.2.3}
  destination: {server: https://kubernetes.default.svc, namespace: shop}
`,
  good: `
apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: {name: shop, namespace: argocd}
spec:
  project: default
  source: {repoURL: "https://github.com/myorg/shop.git", path: charts/shop, targetRevision: v1.2.3}
  destination: {server: https://kubernetes.default.svc, namespace: shop}
`,
  fix: 'use "path" for a chart in Git, or the address of the Helm repository',
  source: 'https://argo-cd.readthedocs.io/en/stable/user-guide/helm/',
  kinds: [KIND.application],
  needs: inSources('chart'),
  check(subject, report) {
    for (const { url, address, hasChart, path } of sourcesOf(subject)) {
      if (hasChart && address.isGit) {
        report([...path, 'repoURL'], `"${withoutCredentials(url!)}" is a Git repository, and "chart" is for Helm repositories`);
      }
    }
  },
};
