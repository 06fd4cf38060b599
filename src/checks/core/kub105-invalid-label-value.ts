import { isLabelValue } from '../../text';
import { ObjectCheck } from '../engine';
import { knownEntries } from './metadata-maps';

export const invalidLabelValue: ObjectCheck = {
  code: 'KUB105',
  title: 'value of a label that Kubernetes does not take',
  severity: 'error',
  rationale: 'The API server refuses the object.',
  bad: `
apiVersion: v1
kind: ConfigMap
metadata: {name: settings, namespace: shop, labels: {team: web shop}}
data: {a: b}
`,
  good: `
apiVersion: v1
kind: ConfigMap
metadata: {name: settings, namespace: shop, labels: {team: web-shop}}
data: {a: b}
`,
  fix: 'use at most 63 letters, digits, "-", "_" and ".", or an annotation',
  source: 'https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/',
  kinds: 'all',
  check(subject, report) {
    const wrong = knownEntries(subject, 'labels').filter(([, value]) => typeof value === 'string' && !isLabelValue(value));
    wrong.forEach(([key, value]) => report(['metadata', 'labels', key], `"${String(value)}" is no value of a label`));
  },
};
