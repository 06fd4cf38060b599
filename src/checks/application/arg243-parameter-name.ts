import { KIND } from '../../inventory';
import { inSources, listAt, ObjectCheck, textAt } from '../engine';
import { helmOf } from './sources';

export const parameterName: ObjectCheck = {
  code: 'ARG243',
  title: 'name of a parameter that Helm cannot read',
  severity: 'error',
  rationale: 'The name is what stands before the `=` of `helm --set`: keys with dots between them, indexes in brackets. A `,` or `=` in it, or a bracket that is not closed, and manifests are never generated, or another value is set.',
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
      parameters:
        - {name: "ingress.hosts[0.host", value: shop.example.com}
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
      parameters:
        - {name: "ingress.hosts[0].host", value: shop.example.com}
  destination: {server: https://kubernetes.default.svc, namespace: shop}
`,
  fix: 'write the name as in "ingress.hosts[0].host", with a backslash before a dot or comma that belongs to a key',
  source: 'https://helm.sh/docs/intro/using_helm/',
  kinds: [KIND.application],
  needs: [...inSources('helm', 'parameters'), ...inSources('helm', 'fileParameters')],
  check(subject, report) {
    for (const { source, path } of helmOf(subject)) {
      for (const list of ['parameters', 'fileParameters']) {
        listAt(source, 'helm', list).forEach((parameter, index) => {
          const name = textAt(parameter, 'name');
          const fault = name === undefined ? undefined : tryNameFault(name);
          if (fault !== undefined) {
            report([...path, 'helm', list, index, 'name'], `parameter name "${name}" ${fault}`);
          }
        });
      }
    }
  },
};

/** pkg/strvals/parser.go of Helm, as far as it looks at the key. */
function tryNameFault(name: string): string | undefined {
  const plain = name.replace(/\\./g, 'x');
  if (name === '') {
    return 'is empty';
  }
  const special = /[,={]/.exec(plain);
  if (special !== null) {
    return `has a "${special[0]}", which ends a name`;
  }
  const brackets = /\[[^\]]*\]?/g;
  if ([...plain.matchAll(brackets)].some(([index]) => !/^\[\d+\]$/.test(index))) {
    return 'has an index that is no number in brackets';
  }
  return undefined;
}
