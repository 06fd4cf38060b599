import { Fields, KIND } from '../../inventory';
import { fieldsOf, ObjectCheck } from '../engine';

/** `MaxSecretSize` of Kubernetes, which ConfigMaps share. */
const MOST_BYTES = 1048576;

const FIELDS: readonly string[] = ['data', 'binaryData', 'stringData'];

/** A character of JavaScript is at most so many bytes of UTF-8. */
const MOST_BYTES_OF_ONE = 3;

function sizeOf(manifest: Fields, measure: (text: string) => number): number {
  let size = 0;
  for (const field of FIELDS) {
    for (const value of Object.values(fieldsOf(manifest[field]))) {
      size += typeof value === 'string' ? measure(value) : 0;
    }
  }
  return size;
}

function lengthOf(text: string): number {
  return text.length;
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
  needs: FIELDS.map((field) => [field]),
  check({ manifest, object }, report) {
    if (sizeOf(manifest, lengthOf) * MOST_BYTES_OF_ONE <= MOST_BYTES) {
      return;
    }
    const size = sizeOf(manifest, Buffer.byteLength);
    if (size > MOST_BYTES) {
      report([], `${object.kind} holds ${size} bytes, at most ${MOST_BYTES} are allowed`);
    }
  },
};
