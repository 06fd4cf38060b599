import { KIND } from '../../inventory';
import { inSources, ObjectCheck, textAt } from '../engine';
import { sourcesOf } from './sources';

/** `ParseGeneric` of k8s.io/apimachinery: two numbers or more, none with a zero in front, then anything. */
const VERSION = /^\s*v?(?:0|[1-9]\d*)(?:\.(?:0|[1-9]\d*))+(?![\d.]\d)/;

export const kubeVersion: ObjectCheck = {
  code: 'ARG247',
  title: 'version of Kubernetes that is none',
  severity: 'error',
  rationale: 'Argo CD reads `kubeVersion` before it renders: what is no version of at least two numbers fails, and manifests are never generated.',
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
      kubeVersion: latest
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
      kubeVersion: "1.33"
  destination: {server: https://kubernetes.default.svc, namespace: shop}
`,
  fix: 'write a version such as "1.33" or "1.33.2"',
  source: 'https://github.com/argoproj/argo-cd/blob/master/reposerver/repository/repository.go',
  kinds: [KIND.application],
  needs: [...inSources('helm', 'kubeVersion'), ...inSources('kustomize', 'kubeVersion')],
  check(subject, report) {
    for (const { source, path } of sourcesOf(subject)) {
      for (const tool of ['helm', 'kustomize']) {
        const version = textAt(source, tool, 'kubeVersion');
        if (version !== undefined && version !== '' && !VERSION.test(version)) {
          report([...path, tool, 'kubeVersion'], `kubeVersion "${version}" is no version of Kubernetes`);
        }
      }
    }
  },
};
