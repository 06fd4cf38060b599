import { KIND } from '../../inventory';
import { inSources, isAtLeast, ObjectCheck } from '../engine';
import { isRemote, valuePathsOf } from './value-paths';

export const valueFilePattern: ObjectCheck = {
  code: 'ARG249',
  title: 'pattern for values files that the target version does not know',
  severity: 'error',
  rationale: 'Patterns for values files exist since Argo CD 3.4. An older one looks for a file of exactly this name.',
  bad: `
apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: {name: shop, namespace: argocd}
spec:
  project: default
  source:
    repoURL: https://github.com/myorg/shop
    path: charts/shop
    helm:
      valueFiles: ["envs/*.yaml"]
  destination: {server: https://kubernetes.default.svc, namespace: shop}
`,
  good: `
apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: {name: shop, namespace: argocd}
spec:
  project: default
  source:
    repoURL: https://github.com/myorg/shop
    path: charts/shop
    helm:
      valueFiles: [envs/prod.yaml]
  destination: {server: https://kubernetes.default.svc, namespace: shop}
`,
  fix: 'name the files',
  source: 'https://argo-cd.readthedocs.io/en/stable/user-guide/helm/',
  target: { argocd: '3.3' },
  kinds: [KIND.application],
  needs: [...inSources('helm', 'valueFiles'), ...inSources('helm', 'fileParameters')],
  check(subject, report, { target }) {
    if (isAtLeast(target.argocd, '3.4')) {
      return;
    }
    for (const { text, path } of valuePathsOf(subject)) {
      if (/[*?[]/.test(text) && !isRemote(text) && path.includes('valueFiles')) {
        report(path, `"${text}" is a pattern, known since Argo CD 3.4, and the target is ${target.argocd}`);
      }
    }
  },
};
