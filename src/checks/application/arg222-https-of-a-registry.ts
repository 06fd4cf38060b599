import { KIND } from '../../inventory';
import { withoutCredentials } from '../../text';
import { ObjectCheck, textAt } from '../engine';
import { sourcesOf } from './sources';

/** Hosts that are registries and nothing else; others may serve classic repositories, too. */
const REGISTRY = /^https?:\/\/(?:[^/@]*@)?(?:ghcr\.io|(?:registry-1\.|index\.)?docker\.io|public\.ecr\.aws|\d+\.dkr\.ecr\.[a-z0-9-]+\.amazonaws\.com|[a-z0-9-]+-docker\.pkg\.dev|registry\.gitlab\.com)(?:[:/]|$)/;

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
    for (const { source, path } of sourcesOf(subject)) {
      const url = textAt(source, 'repoURL');
      if (url !== undefined && REGISTRY.test(url)) {
        report([...path, 'repoURL'], `"${withoutCredentials(url)}" is an OCI registry, which has no index of charts`);
      }
    }
  },
};
