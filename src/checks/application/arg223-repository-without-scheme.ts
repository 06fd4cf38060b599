import { KIND } from '../../inventory';
import { ObjectCheck } from '../engine';
import { sourcesOf } from './sources';

/** A host and a path. */
const BARE = /^[a-z0-9-]+(?:\.[a-z0-9-]+)+(?::\d+)?\/[^:]+$/i;

export const repositoryWithoutScheme: ObjectCheck = {
  code: 'ARG223',
  title: 'Git repository without a scheme',
  severity: 'error',
  rationale: 'Without `https://`, `ssh://` or `user@host:` the address of a Git repository is a folder of the repo-server, which does not exist.',
  bad: `
apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: {name: shop, namespace: argocd}
spec:
  project: default
  source: {repoURL: github.com/myorg/shop, path: deploy}
  destination: {server: https://kubernetes.default.svc, namespace: shop}
`,
  good: `
apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: {name: shop, namespace: argocd}
spec:
  project: default
  source: {repoURL: "https://github.com/myorg/shop", path: deploy}
  destination: {server: https://kubernetes.default.svc, namespace: shop}
`,
  fix: 'write the address with its scheme',
  source: 'https://argo-cd.readthedocs.io/en/stable/user-guide/oci/',
  kinds: [KIND.application],
  check(subject, report) {
    for (const { url, address, hasChart, path } of sourcesOf(subject)) {
      if (url !== undefined && !hasChart && !address.isWeb && BARE.test(url)) {
        report([...path, 'repoURL'], `"${url}" has no scheme`, `write "https://${url}" for Git, or "oci://${url}" for an artifact of a registry`);
      }
    }
  },
};
