import { KIND } from '../../inventory';
import { inSources, ObjectCheck } from '../engine';
import { sourcesOf } from './sources';

export const refTwice: ObjectCheck = {
  code: 'ARG208',
  title: 'two sources with one ref',
  severity: 'error',
  rationale: 'A values file could come from either, so Argo CD refuses: "multiple sources had the same `ref` key". Nothing is synced.',
  bad: `
apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: {name: shop, namespace: argocd}
spec:
  project: default
  sources:
    - {repoURL: https://charts.example.com, chart: shop, targetRevision: 1.2.3, helm: {valueFiles: [$values/prod.yaml]}}
    - {repoURL: https://github.com/myorg/config, targetRevision: main, ref: values}
    - {repoURL: https://github.com/myorg/more-config, targetRevision: main, ref: values}
  destination: {server: https://kubernetes.default.svc, namespace: shop}
`,
  good: `
apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: {name: shop, namespace: argocd}
spec:
  project: default
  sources:
    - {repoURL: https://charts.example.com, chart: shop, targetRevision: 1.2.3, helm: {valueFiles: [$values/prod.yaml, $more/prod.yaml]}}
    - {repoURL: https://github.com/myorg/config, targetRevision: main, ref: values}
    - {repoURL: https://github.com/myorg/more-config, targetRevision: main, ref: more}
  destination: {server: https://kubernetes.default.svc, namespace: shop}
`,
  fix: 'give each source a ref of its own',
  source: 'https://github.com/argoproj/argo-cd/blob/master/util/argo/argo.go',
  kinds: [KIND.application],
  needs: inSources('ref'),
  check(subject, report) {
    const seen: string[] = [];
    for (const { ref, path } of sourcesOf(subject)) {
      if (ref !== undefined && seen.includes(ref)) {
        report([...path, 'ref'], `ref "${ref}" is given to another source, too`);
      } else if (ref !== undefined) {
        seen.push(ref);
      }
    }
  },
};
