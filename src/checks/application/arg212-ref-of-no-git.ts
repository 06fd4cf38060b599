import { KIND } from '../../inventory';
import { inSources, ObjectCheck } from '../engine';
import { tryRefs, valuePathsOf } from './value-paths';

export const refOfNoGit: ObjectCheck = {
  code: 'ARG212',
  title: 'values from a source that is not Git',
  severity: 'error',
  rationale: 'Values files of another source are read from Git only: a source with a chart is refused, and one with `oci://` cannot be cloned.',
  bad: `
apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: {name: shop, namespace: argocd}
spec:
  project: default
  sources:
    - {repoURL: https://charts.example.com, chart: shop, targetRevision: 1.2.3, helm: {valueFiles: [$values/prod.yaml]}}
    - {repoURL: https://charts.example.com, chart: config, targetRevision: 1.0.0, ref: values}
  destination: {server: https://kubernetes.default.svc, namespace: shop}
`,
  good: `
apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: {name: shop, namespace: argocd}
spec:
  project: default
  sources:
    - repoURL: https://charts.example.com
      chart: shop
      targetRevision: 1.2.3
      helm:
        valueFiles: [$values/prod.yaml]
    - repoURL: https://github.com/myorg/config
      targetRevision: main
      ref: values
  destination: {server: https://kubernetes.default.svc, namespace: shop}
`,
  fix: 'keep the values files in a Git repository',
  source: 'https://github.com/argoproj/argo-cd/blob/master/reposerver/repository/repository.go',
  kinds: [KIND.application],
  needs: inSources('ref'),
  check(subject, report) {
    const refs = tryRefs(subject);
    for (const { ref: name, text, path } of valuePathsOf(subject)) {
      const source = name === undefined ? undefined : refs?.get(name);
      if (source !== undefined && (source.hasChart || source.address.isOci)) {
        report(path, `"${text}" is of source "${name}", which is ${source.hasChart ? 'a chart' : 'an OCI artifact'}`);
      }
    }
  },
};
