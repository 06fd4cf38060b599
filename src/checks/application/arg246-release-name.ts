import { Fields, KIND } from '../../inventory';
import { isReleaseName } from '../../text';
import { fieldsOf, isFields, isKnown, ObjectCheck, textOf } from '../engine';
import { isGiven, sourcesOf } from './sources';

const MOST = 53;

export const releaseName: ObjectCheck = {
  code: 'ARG246',
  title: 'name that Helm takes for no release',
  severity: 'error',
  rationale: 'A release has the name that `releaseName` says, or else that of the Application. Helm wants at most 53 lower-case letters, digits, `-` and `.`; with another name manifests are never generated.',
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
      releaseName: shop_eu
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
      releaseName: shop-eu
  destination: {server: https://kubernetes.default.svc, namespace: shop}
`,
  fix: 'choose a name of at most 53 lower-case letters, digits and "-"',
  source: 'https://github.com/argoproj/argo-cd/blob/master/reposerver/repository/repository.go',
  kinds: [KIND.application],
  check(subject, report) {
    for (const { source, path } of sourcesOf(subject)) {
      const given = fieldsOf(source.helm).releaseName;
      if (isGiven(given)) {
        const name = textOf(given);
        // Variables are a fault of their own.
        if (name !== undefined && !name.includes('$') && !isReleaseName(name)) {
          report([...path, 'helm', 'releaseName'], `"${name}" cannot be the name of a release`);
        }
      } else if (isHelm(source) && subject.name.length > MOST && isKnown(subject.name)) {
        report(['metadata', 'name'], `"${subject.name}" has ${subject.name.length} characters, and as the name of a Helm release it may have ${MOST}`,
          'choose a shorter name, or set "helm.releaseName"');
      }
    }
  },
};

function isHelm(source: Fields): boolean {
  return (isGiven(source.chart) || isFields(source.helm)) && !isFields(source.kustomize) && !isFields(source.plugin);
}
