import { KIND } from '../../inventory';
import { isDnsLabel } from '../../text';
import { fieldsOf, inSpec, ObjectCheck, textOf } from '../engine';

export const destinationNamespace: ObjectCheck = {
  code: 'ARG304',
  title: 'namespace that Kubernetes refuses',
  severity: 'warning',
  rationale: 'Names of namespaces have at most 63 lower-case letters, digits and `-`. With another name every object fails that does not say its namespace itself.',
  bad: `
apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: {name: shop, namespace: argocd}
spec:
  project: default
  source: {repoURL: https://github.com/myorg/shop, path: deploy, targetRevision: main}
  destination: {name: in-cluster, namespace: Shop}
`,
  good: `
apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: {name: shop, namespace: argocd}
spec:
  project: default
  source: {repoURL: https://github.com/myorg/shop, path: deploy, targetRevision: main}
  destination: {name: in-cluster, namespace: shop}
`,
  fix: 'use at most 63 lower-case letters, digits and "-"',
  source: 'https://kubernetes.io/docs/concepts/overview/working-with-objects/names/',
  kinds: [KIND.application],
  needs: inSpec('destination', 'namespace'),
  check({ spec }, report) {
    const namespace = textOf(fieldsOf(spec.destination).namespace);
    if (namespace !== undefined && namespace !== '' && !namespace.includes('$') && !isDnsLabel(namespace)) {
      report(['spec', 'destination', 'namespace'], `"${namespace}" is no name of a namespace`);
    }
  },
};
