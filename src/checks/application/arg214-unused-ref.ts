import { KIND } from '../../inventory';
import { hasText, inSources, ObjectCheck, Subject } from '../engine';
import { hasManySources, isGiven, mayBeCompleted, sourcesOf } from './sources';
import { valuePathsOf } from './value-paths';

export const unusedRef: ObjectCheck = {
  code: 'ARG214',
  title: 'source that nothing refers to',
  severity: 'warning',
  rationale: 'A source with nothing but a `ref` deploys nothing: it is there for values files, and no values file is read from it.',
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
        valueFiles: [prod.yaml]
    - repoURL: https://github.com/myorg/config
      targetRevision: main
      ref: values
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
  fix: 'read a values file from it, or remove the source',
  source: 'https://argo-cd.readthedocs.io/en/stable/user-guide/multiple_sources/',
  kinds: [KIND.application],
  needs: inSources('ref'),
  check(subject, report) {
    if (!hasManySources(subject.spec) || mayBeCompleted(subject)) {
      return;
    }
    for (const { source, path, ref, hasChart } of sourcesOf(subject)) {
      const isPureRef = ref !== undefined && !hasChart && !isGiven(source.path);
      if (isPureRef && !isRead(subject, ref) && !isMentioned(subject, ref)) {
        report([...path, 'ref'], `nothing refers to source "${ref}"`);
      }
    }
  },
};

/** As nearly always: by a values file. */
function isRead(subject: Subject, ref: string): boolean {
  return valuePathsOf(subject).some((file) => file.ref === ref || file.text.includes(`$${ref}`));
}

/** Not only in values files: a plugin may do with it what it likes. */
function isMentioned(subject: Subject, ref: string): boolean {
  const places = sourcesOf(subject).map(({ source: { helm, plugin, kustomize } }) => [helm, plugin, kustomize]);
  return hasText(places, (text) => text.includes(`$${ref}`) || text.includes('{{'));
}
