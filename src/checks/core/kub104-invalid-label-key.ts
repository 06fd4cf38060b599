import { isLabelKey } from '../../text';
import { ObjectCheck } from '../engine';
import { knownEntries } from './metadata-maps';

export const invalidLabelKey: ObjectCheck = {
  code: 'KUB104',
  title: 'key of a label or annotation that Kubernetes does not take',
  severity: 'error',
  rationale: 'The API server refuses the object.',
  bad: `
apiVersion: v1
kind: ConfigMap
metadata: {name: settings, namespace: shop, labels: {"example.com/team/name": web}}
data: {a: b}
`,
  good: `
apiVersion: v1
kind: ConfigMap
metadata: {name: settings, namespace: shop, labels: {example.com/team-name: web}}
data: {a: b}
`,
  fix: 'use an optional DNS prefix and "/", then at most 63 letters, digits, "-", "_" and "."',
  source: 'https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/',
  kinds: 'all',
  check(subject, report) {
    for (const field of ['labels', 'annotations'] as const) {
      const wrong = knownEntries(subject, field).filter(([key]) => !isLabelKey(field === 'labels' ? key : key.toLowerCase()));
      wrong.forEach(([key]) => report(['metadata', field, key], `"${key}" is no key of ${field === 'labels' ? 'a label' : 'an annotation'}`));
    }
  },
};
