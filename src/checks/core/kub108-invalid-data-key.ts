import { KIND } from '../../inventory';
import { isConfigKey } from '../../text';
import { fieldsOf, isKnown, ObjectCheck } from '../engine';

const FIELDS: readonly string[] = ['data', 'binaryData', 'stringData'];

export const invalidDataKey: ObjectCheck = {
  code: 'KUB108',
  title: 'key of a ConfigMap or Secret that Kubernetes does not take',
  severity: 'error',
  rationale: 'The API server refuses the object.',
  bad: `
apiVersion: v1
kind: ConfigMap
metadata: {name: settings, namespace: shop}
data: {"config/app.yaml": b}
`,
  good: `
apiVersion: v1
kind: ConfigMap
metadata: {name: settings, namespace: shop}
data: {config-app.yaml: b}
`,
  fix: 'use letters, digits, "-", "_" and "."',
  source: 'https://kubernetes.io/docs/concepts/configuration/configmap/',
  kinds: [KIND.configMap, KIND.secret],
  needs: FIELDS.map((field) => [field]),
  check({ manifest, object }, report) {
    for (const field of FIELDS) {
      for (const key of Object.keys(fieldsOf(manifest[field]))) {
        if (!isConfigKey(key) && isKnown(key)) {
          report([field, key], `"${key}" is no key of a ${object.kind}`);
        }
      }
    }
  },
};
