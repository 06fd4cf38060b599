import { KIND } from '../../inventory';
import { formatChoices, tryNearest } from '../../text';
import { inSources, isAtLeast, listOf, ObjectCheck } from '../engine';
import { hasManySources, mayBeCompleted } from './sources';
import { tryRefs, valuePathsOf } from './value-paths';

export const unknownRef: ObjectCheck = {
  code: 'ARG209',
  title: 'values file of a source that does not exist',
  severity: 'error',
  rationale: 'In an Application with `sources` whatever stands between `$` and the first `/` is the `ref` of a source. Without that source manifests are never generated.',
  bad: `
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
        valueFiles: [$value/prod.yaml]
    - repoURL: https://github.com/myorg/config
      targetRevision: main
      ref: values
      path: deploy
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
  fix: 'name the ref of a source',
  source: 'https://github.com/argoproj/argo-cd/blob/master/reposerver/repository/repository.go',
  kinds: [KIND.application],
  needs: [...inSources('helm', 'valueFiles'), ...inSources('helm', 'fileParameters')],
  check(subject, report, { target }) {
    const refs = tryRefs(subject);
    if (!hasManySources(subject.spec) || refs === undefined || mayBeCompleted(subject)) {
      return;
    }
    const isAlone = listOf(subject.spec.sources).length === 1 && !isAtLeast(target.argocd, '3.5');
    for (const { ref: name, text, path } of valuePathsOf(subject)) {
      if (name !== undefined && (isAlone || !refs.has(name))) {
        report(path, `"${text}" is of source "${name}", ${reason(name, refs, isAlone)}`, cure(name, refs));
      }
    }
  },
};

function reason(name: string, refs: ReadonlyMap<string, unknown>, isAlone: boolean): string {
  if (isAlone && refs.has(name)) {
    return 'and before Argo CD 3.5 the only source of an Application cannot be referred to';
  }
  const known = refs.size === 0 ? 'none has a ref' : `known are ${formatChoices([...refs.keys()])}`;
  return `and no source has that ref, ${known}`;
}

function cure(name: string, refs: ReadonlyMap<string, unknown>): string | undefined {
  const nearest = tryNearest(name, [...refs.keys()]);
  return nearest === undefined || nearest === name ? undefined : `write "$${nearest}/…"`;
}
