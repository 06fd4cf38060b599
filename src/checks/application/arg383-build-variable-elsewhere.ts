import { KIND } from '../../inventory';
import { formatPath, Path } from '../../text';
import { ObjectCheck, valueAt } from '../engine';
import { mayNameVariables, variablesIn } from './build-environment';
import { sourcesOf } from './sources';

const FIELDS: readonly (readonly string[])[] = [
  ['repoURL'], ['path'], ['targetRevision'], ['helm', 'releaseName'], ['helm', 'namespace'], ['kustomize', 'namePrefix'], ['kustomize', 'nameSuffix'],
  ['kustomize', 'namespace'],
];

const NAMESPACE = ['destination', 'namespace'];

export const buildVariableElsewhere: ObjectCheck = {
  code: 'ARG383',
  title: 'variable where Argo CD replaces none',
  severity: 'error',
  rationale: 'Argo CD replaces variables of the build environment in parameters, paths of values files, images and labels of Kustomize, Jsonnet variables and the environment of plugins. Here it takes the text as it is.',
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
      releaseName: $ARGOCD_APP_NAME
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
      releaseName: shop
  destination: {server: https://kubernetes.default.svc, namespace: shop}
`,
  fix: 'write the value itself',
  source: 'https://argo-cd.readthedocs.io/en/stable/user-guide/build-environment/',
  kinds: [KIND.application],
  check(subject, report) {
    if (!mayNameVariables(subject)) {
      return;
    }
    const look = (owner: unknown, base: Path, field: readonly string[], label: readonly string[]) => {
      const value = valueAt(owner, ...field);
      const [name] = typeof value === 'string' ? variablesIn(value) : [];
      if (name !== undefined) {
        report([...base, ...field], `"$${name}" is not replaced in "${formatPath(label)}"`);
      }
    };
    FIELDS.forEach((field) => sourcesOf(subject).forEach(({ source, path }) => look(source, path, field, field)));
    look(subject.spec, ['spec'], NAMESPACE, NAMESPACE);
  },
};
