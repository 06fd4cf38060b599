import { KIND } from '../../inventory';
import { inSpec, isFields, ObjectCheck } from '../engine';

/** In the order in which Argo CD looks (`GetSource` and `GetSources`). */
const FIELDS = ['sourceHydrator', 'sources', 'source'] as const;

export const sourcesOfSeveralKinds: ObjectCheck = {
  code: 'ARG200',
  title: 'more than one of source, sources and sourceHydrator',
  severity: 'error',
  rationale: 'Argo CD reads one of them and says nothing of the others: a hydrator goes before `sources`, and those go before `source`.',
  bad: `
apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: {name: shop, namespace: argocd}
spec:
  project: default
  source: {repoURL: https://github.com/myorg/shop, path: deploy}
  sources:
    - {repoURL: https://github.com/myorg/shop, path: base}
    - {repoURL: https://github.com/myorg/shop, path: extra}
  destination: {server: https://kubernetes.default.svc, namespace: shop}
`,
  good: `
apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: {name: shop, namespace: argocd}
spec:
  project: default
  sources:
    - {repoURL: https://github.com/myorg/shop, path: base}
    - {repoURL: https://github.com/myorg/shop, path: extra}
  destination: {server: https://kubernetes.default.svc, namespace: shop}
`,
  fix: 'keep the one that is meant',
  source: 'https://github.com/argoproj/argo-cd/blob/master/pkg/apis/application/v1alpha1/types.go',
  kinds: [KIND.application],
  // Of any two, one is among these.
  needs: [...inSpec('source'), ...inSpec('sourceHydrator')],
  check({ spec }, report) {
    if (spec.sources === undefined && spec.sourceHydrator === undefined) {
      return;
    }
    const given = FIELDS.filter((field) => (field === 'sources' ? hasItems(spec.sources) : isFields(spec[field]) && Object.keys(spec[field]).length > 0));
    given.slice(1).forEach((field) => report(['spec', field], `"${field}" is ignored, because there is "${given[0]}"`));
  },
};

function hasItems(value: unknown): boolean {
  return Array.isArray(value) && value.length > 0;
}
