import { KIND } from '../../inventory';
import { withoutCredentials } from '../../text';
import { ObjectCheck } from '../engine';
import { sourcesOf } from './sources';

export const httpsOfARegistry: ObjectCheck = {
  code: 'ARG222',
  title: 'https:// in front of an OCI registry',
  severity: 'error',
  rationale: 'With `https://` Argo CD looks for the index.yaml of a classic Helm repository, and a registry has none.',
  bad: `
apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: {name: shop, namespace: argocd}
spec:
  project: default
  source: {repoURL: "https://ghcr.io/myorg/charts", chart: shop, targetRevision: 1.2.3}
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
  fix: 'drop "https://"',
  source: 'https://argo-cd.readthedocs.io/en/stable/user-guide/oci/',
  kinds: [KIND.application],
  check(subject, report) {
    for (const { url, address, path } of sourcesOf(subject)) {
      if (address.isRegistry) {
        report([...path, 'repoURL'], `"${withoutCredentials(url!)}" is an OCI registry, which has no index of charts`);
      }
    }
  },
};
