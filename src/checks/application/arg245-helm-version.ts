import { KIND } from '../../inventory';
import { formatChoices } from '../../text';
import { inSources, isAtLeast, ObjectCheck, textAt } from '../engine';
import { helmOf } from './sources';

export const helmVersion: ObjectCheck = {
  code: 'ARG245',
  title: 'version of Helm that does not exist',
  severity: 'error',
  rationale: 'Only `v3`, and since Argo CD 3.5 `v4`, are accepted and then ignored. With any other text manifests are never generated: "helm version is not supported".',
  bad: `
apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: {name: shop, namespace: argocd}
spec:
  project: default
  source:
    repoURL: https://charts.example.com
    chart: shop
    targetRevision: 1.2.3
    helm:
      version: v2
      releaseName: eu-shop
  destination: {server: https://kubernetes.default.svc, namespace: shop}
`,
  good: `
apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: {name: shop, namespace: argocd}
spec:
  project: default
  source:
    repoURL: https://charts.example.com
    chart: shop
    targetRevision: 1.2.3
    helm:
      releaseName: eu-shop
  destination: {server: https://kubernetes.default.svc, namespace: shop}
`,
  fix: 'remove "version"',
  source: 'https://github.com/argoproj/argo-cd/blob/master/util/helm/cmd.go',
  kinds: [KIND.application],
  needs: inSources('helm', 'version'),
  check(subject, report, { target }) {
    const known = isAtLeast(target.argocd, '3.5') ? ['v3', 'v4'] : ['v3'];
    for (const { source, path } of helmOf(subject)) {
      const version = textAt(source, 'helm', 'version');
      if (version !== undefined && version !== '' && !known.includes(version)) {
        report([...path, 'helm', 'version'], `helm.version "${version}" is not supported, ${formatChoices(known)} is allowed and has no effect`);
      }
    }
  },
};
