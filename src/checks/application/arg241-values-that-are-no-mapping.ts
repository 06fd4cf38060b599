import { KIND } from '../../inventory';
import { parseYaml } from '../../text';
import { inSources, isFields, isSet, ObjectCheck, textAt, valueAt } from '../engine';
import { helmOf } from './sources';

export const valuesThatAreNoMapping: ObjectCheck = {
  code: 'ARG241',
  title: 'values that Helm cannot read',
  severity: 'error',
  rationale: 'Helm reads `values` as one YAML mapping. Text that is no YAML, or a list or a word instead of a mapping, and manifests are never generated.',
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
      values: |
        - replicas: 2
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
      values: |
        replicas: 2
  destination: {server: https://kubernetes.default.svc, namespace: shop}
`,
  fix: 'write a YAML mapping',
  source: 'https://argo-cd.readthedocs.io/en/stable/user-guide/helm/',
  kinds: [KIND.application],
  needs: inSources('helm', 'values'),
  check(subject, report) {
    for (const { source, path } of helmOf(subject)) {
      const values = textAt(source, 'helm', 'values');
      if (values === undefined || values.trim() === '' || isSet(valueAt(source, 'helm', 'valuesObject'))) {
        continue;
      }
      const { documents, faults } = parseYaml(values, { lastKeyWins: true });
      const [fault] = faults;
      if (fault !== undefined) {
        report([...path, 'helm', 'values'], `"values" is no YAML, line ${fault.line} of it cannot be read`);
      } else if (isSet(documents[0]?.value) && !isFields(documents[0].value)) {
        report([...path, 'helm', 'values'], `"values" is a ${Array.isArray(documents[0].value) ? 'list' : typeof documents[0].value} and no mapping`);
      }
    }
  },
};
