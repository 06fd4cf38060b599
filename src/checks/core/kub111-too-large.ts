import { KIND } from '../../inventory';
import { fieldsAt, ObjectCheck } from '../engine';

/** `MaxSecretSize` of Kubernetes, which ConfigMaps share. */
const MOST_BYTES = 1048576;

function sizeOf(value: unknown): number {
  return typeof value === 'string' ? Buffer.byteLength(value) : 0;
}

export const tooLarge: ObjectCheck = {
  code: 'KUB111',
  title: 'ConfigMap or Secret of over 1 MiB',
  severity: 'error',
  rationale: 'The API server refuses the object: all values together have at most 1 MiB.',
  get bad() {
    return `
apiVersion: v1
kind: ConfigMap
metadata: {name: settings, namespace: shop}
data: {a: "${'x'.repeat(1048577)}"}
`;
  },
  good: `
apiVersion: v1
kind: ConfigMap
metadata: {name: settings, namespace: shop}
data: {a: b}
`,
  fix: 'split it, or mount the data from elsewhere',
  source: 'https://kubernetes.io/docs/concepts/configuration/configmap/',
  kinds: [KIND.configMap, KIND.secret],
  check({ manifest, object }, report) {
    const sizes = ['data', 'binaryData', 'stringData'].flatMap((field) => Object.values(fieldsAt(manifest, field))).map(sizeOf);
    const size = sizes.reduce((sum, one) => sum + one, 0);
    if (size > MOST_BYTES) {
      report([], `${object.kind} holds ${size} bytes, at most ${MOST_BYTES} are allowed`);
    }
  },
};
