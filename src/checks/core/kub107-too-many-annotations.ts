import { ObjectCheck } from '../engine';
import { knownEntries } from './metadata-maps';

/** `TotalAnnotationSizeLimitB` of k8s.io/apimachinery/pkg/api/validation. */
const MOST_BYTES = 262144;

function sizeOf(value: unknown): number {
  return typeof value === 'string' ? Buffer.byteLength(value) : 0;
}

export const tooManyAnnotations: ObjectCheck = {
  code: 'KUB107',
  title: 'annotations of over 256 KiB',
  severity: 'error',
  rationale: 'The API server refuses the object: keys and values of annotations together have at most 262144 bytes.',
  get bad() {
    return `
apiVersion: v1
kind: ConfigMap
metadata: {name: settings, namespace: shop, annotations: {example.com/note: "${'x'.repeat(262144)}"}}
data: {a: b}
`;
  },
  good: `
apiVersion: v1
kind: ConfigMap
metadata: {name: settings, namespace: shop}
data: {a: b}
`,
  fix: 'keep large text in a ConfigMap or a file',
  source: 'https://kubernetes.io/docs/concepts/overview/working-with-objects/annotations/',
  kinds: 'all',
  check(subject, report) {
    const size = knownEntries(subject, 'annotations').reduce((sum, [key, value]) => sum + sizeOf(key) + sizeOf(value), 0);
    if (size > MOST_BYTES) {
      report(['metadata', 'annotations'], `annotations have ${size} bytes, at most ${MOST_BYTES} are allowed`);
    }
  },
};
