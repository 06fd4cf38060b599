import { KIND } from '../../inventory';
import { fieldsAt, inSources, ObjectCheck } from '../engine';
import { variablesIn } from './build-environment';
import { sourcesOf } from './sources';

export const buildVariableInAnnotations: ObjectCheck = {
  code: 'ARG382',
  title: 'variable in common annotations that are not substituted',
  severity: 'warning',
  rationale: 'Variables in `commonAnnotations` are replaced only with `commonAnnotationsEnvsubst`. Without it every object is annotated with the name of the variable.',
  bad: `
apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: {name: shop, namespace: argocd}
spec:
  project: default
  source:
    repoURL: https://github.com/myorg/shop
    path: deploy
    kustomize:
      commonAnnotations: {revision: $ARGOCD_APP_REVISION}
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
    path: deploy
    kustomize:
      commonAnnotations: {revision: $ARGOCD_APP_REVISION}
      commonAnnotationsEnvsubst: true
  destination: {server: https://kubernetes.default.svc, namespace: shop}
`,
  fix: 'set "commonAnnotationsEnvsubst" to true',
  source: 'https://github.com/argoproj/argo-cd/blob/master/util/kustomize/kustomize.go',
  kinds: [KIND.application],
  needs: inSources('kustomize', 'commonAnnotations'),
  check(subject, report) {
    for (const { source, path } of sourcesOf(subject)) {
      const { commonAnnotations, commonAnnotationsEnvsubst } = fieldsAt(source, 'kustomize');
      for (const [key, value] of commonAnnotationsEnvsubst === true ? [] : Object.entries(fieldsAt(commonAnnotations))) {
        const [name] = typeof value === 'string' ? variablesIn(value) : [];
        if (name !== undefined) {
          report([...path, 'kustomize', 'commonAnnotations', key], `"$${name}" is not replaced`);
        }
      }
    }
  },
};
