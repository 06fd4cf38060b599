import { isDnsLabel } from '../../text';
import { ObjectCheck, textAt } from '../engine';

export const invalidNamespace: ObjectCheck = {
  code: 'KUB103',
  title: 'namespace that Kubernetes does not take',
  severity: 'error',
  rationale: 'The API server has no such namespace and cannot create one: applying the object fails.',
  bad: `
apiVersion: v1
kind: ConfigMap
metadata: {name: settings, namespace: Shop}
data: {a: b}
`,
  good: `
apiVersion: v1
kind: ConfigMap
metadata: {name: settings, namespace: shop}
data: {a: b}
`,
  fix: 'use at most 63 lower-case letters, digits and "-"',
  source: 'https://kubernetes.io/docs/concepts/overview/working-with-objects/names/',
  kinds: 'all',
  check({ metadata }, report) {
    const namespace = textAt(metadata, 'namespace');
    if (namespace !== undefined && namespace !== '' && !isDnsLabel(namespace)) {
      report(['metadata', 'namespace'], `"${namespace}" is no name of a namespace`);
    }
  },
};
