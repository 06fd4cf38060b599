import { KIND } from '../../inventory';
import { fieldsOf, ObjectCheck } from '../engine';

export const dataNoText: ObjectCheck = {
  code: 'KUB109',
  title: 'value of a ConfigMap or Secret that is no text',
  severity: 'error',
  rationale: 'The API server refuses the object: data holds text only, and YAML reads true or 8080 without quotes as something else.',
  bad: `
apiVersion: v1
kind: ConfigMap
metadata: {name: settings, namespace: shop}
data: {port: 8080}
`,
  good: `
apiVersion: v1
kind: ConfigMap
metadata: {name: settings, namespace: shop}
data: {port: "8080"}
`,
  fix: 'put the value in quotes',
  source: 'https://kubernetes.io/docs/concepts/configuration/configmap/',
  kinds: [KIND.configMap, KIND.secret],
  needs: [['data'], ['stringData']],
  check({ manifest }, report) {
    for (const field of ['data', 'stringData']) {
      const data = fieldsOf(manifest[field]);
      for (const key of Object.keys(data)) {
        const value = data[key];
        if (typeof value !== 'string' && value !== null) {
          report([field, key], `"${key}" is ${typeof value === 'object' ? 'a list or mapping' : `a ${typeof value}`}, not text`,
            typeof value === 'object' ? 'write it as a block of text, with "|" behind the key' : undefined);
        }
      }
    }
  },
};
