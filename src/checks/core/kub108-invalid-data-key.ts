import { KIND } from '../../inventory';
import { isConfigKey } from '../../text';
import { fieldsAt, isKnown, ObjectCheck } from '../engine';

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
  check({ manifest, object }, report) {
    for (const field of ['data', 'binaryData', 'stringData']) {
      const wrong = Object.keys(fieldsAt(manifest, field)).filter((key) => isKnown(key) && !isConfigKey(key));
      wrong.forEach((key) => report([field, key], `"${key}" is no key of a ${object.kind}`));
    }
  },
};
