import { ObjectCheck } from '../engine';
import { knownEntries } from './metadata-maps';

export const metadataNoText: ObjectCheck = {
  code: 'KUB106',
  title: 'label or annotation that is no text',
  severity: 'error',
  rationale: 'The API server refuses the object: labels and annotations are text, and YAML reads true, 1 or 1.10 without quotes as something else.',
  bad: `
apiVersion: v1
kind: ConfigMap
metadata: {name: settings, namespace: shop, annotations: {example.com/enabled: true}}
data: {a: b}
`,
  good: `
apiVersion: v1
kind: ConfigMap
metadata: {name: settings, namespace: shop, annotations: {example.com/enabled: "true"}}
data: {a: b}
`,
  fix: 'put the value in quotes',
  source: 'https://kubernetes.io/docs/concepts/overview/working-with-objects/annotations/',
  kinds: 'all',
  check(subject, report) {
    for (const field of ['labels', 'annotations'] as const) {
      const wrong = knownEntries(subject, field).filter(([, value]) => typeof value !== 'string');
      wrong.forEach(([key, value]) => report(['metadata', field, key], `"${key}" is ${typeof value === 'object' ? 'a list or mapping' : `a ${typeof value}`}, not text`,
        typeof value === 'object' ? 'write it as one text' : `write "${String(value)}" in quotes`));
    }
  },
};
