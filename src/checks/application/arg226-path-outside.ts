import { KIND } from '../../inventory';
import { inSources, ObjectCheck, textOf } from '../engine';
import { leavesRoot } from './repository-path';
import { sourcesOf } from './sources';

export const pathOutside: ObjectCheck = {
  code: 'ARG226',
  title: 'path outside the repository',
  severity: 'error',
  rationale: 'A path is relative to the root of the repository and stays inside. Otherwise manifests are never generated: "app path is absolute" or "app path outside root".',
  bad: `
apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: {name: shop, namespace: argocd}
spec:
  project: default
  source: {repoURL: "https://github.com/myorg/shop", path: /deploy}
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
  fix: 'write the path from the root of the repository, "." for the root itself',
  source: 'https://github.com/argoproj/argo-cd/blob/master/util/app/path/path.go',
  kinds: [KIND.application],
  needs: inSources('path'),
  check(subject, report) {
    for (const { source, path, hasChart } of sourcesOf(subject)) {
      const folder = textOf(source.path);
      if (folder === undefined || hasChart) {
        continue;
      }
      if (folder.startsWith('/')) {
        report([...path, 'path'], `path "${folder}" is absolute`, `write "${folder.replace(/^\/+/, '') || '.'}"`);
      } else if (leavesRoot(folder)) {
        report([...path, 'path'], `path "${folder}" leads out of the repository`);
      }
    }
  },
};
