import { KIND } from '../../inventory';
import { withoutCredentials } from '../../text';
import { isAtLeast, ObjectCheck } from '../engine';
import { sourcesOf } from './sources';

export const ociBeforeItsTime: ObjectCheck = {
  code: 'ARG221',
  title: 'OCI source that the target version does not know',
  severity: 'error',
  rationale: 'Artifacts with `oci://` are sources since Argo CD 3.1. An older one takes the address for a Git repository, and cannot clone it.',
  bad: `
apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: {name: shop, namespace: argocd}
spec:
  project: default
  source: {repoURL: "oci://ghcr.io/myorg/charts/shop", path: ., targetRevision: 1.2.3}
  destination: {server: https://kubernetes.default.svc, namespace: shop}
`,
  good: `
apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: {name: shop, namespace: argocd}
spec:
  project: default
  source: {repoURL: ghcr.io/myorg/charts, chart: shop, targetRevision: 1.2.3}
  destination: {server: https://kubernetes.default.svc, namespace: shop}
`,
  fix: 'use the form without a scheme and with "chart"',
  source: 'https://argo-cd.readthedocs.io/en/stable/user-guide/oci/',
  target: { argocd: '3.0' },
  kinds: [KIND.application],
  check(subject, report, { target }) {
    if (isAtLeast(target.argocd, '3.1')) {
      return;
    }
    for (const { url, address, hasChart, path } of sourcesOf(subject)) {
      if (address.isOci && !hasChart) {
        report([...path, 'repoURL'], `"${withoutCredentials(url!)}" is a source since Argo CD 3.1, and the target is ${target.argocd}`);
      }
    }
  },
};
