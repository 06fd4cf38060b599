import { KIND } from '../../inventory';
import { isLabelKey, isLabelValue } from '../../text';
import { fieldsAt, inSources, isKnown, ObjectCheck, textAt } from '../engine';
import { sourcesOf } from './sources';

export const commonLabel: ObjectCheck = {
  code: 'ARG275',
  title: 'label of Kustomize that Kubernetes refuses',
  severity: 'error',
  rationale: 'Keys and values of labels have at most 63 characters out of a small set. With another one the build fails, or the API server refuses every object of the Application.',
  bad: `
apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: {name: shop, namespace: argocd}
spec:
  project: default
  source:
    repoURL: https://github.com/myorg/shop
    path: overlays/prod
    kustomize:
      commonLabels: {team: "shop & cart"}
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
    path: overlays/prod
    kustomize:
      commonLabels: {team: shop-and-cart}
  destination: {server: https://kubernetes.default.svc, namespace: shop}
`,
  fix: 'use letters, digits, "-", "_" and "." only, with a letter or digit at both ends',
  source: 'https://argo-cd.readthedocs.io/en/stable/user-guide/kustomize/',
  kinds: [KIND.application],
  needs: inSources('kustomize', 'commonLabels'),
  check(subject, report) {
    for (const { source, path } of sourcesOf(subject)) {
      for (const [key, value] of Object.entries(fieldsAt(source, 'kustomize', 'commonLabels'))) {
        const text = textAt(value);
        const at = [...path, 'kustomize', 'commonLabels', key];
        if (isKnown(key) && !isLabelKey(key)) {
          report(at, `"${key}" is no key of a label`);
        } else if (text !== undefined && !text.includes('$') && !isLabelValue(text)) {
          report(at, `"${text}" is no value of a label`);
        }
      }
    }
  },
};
