import { isSet, ObjectCheck } from '../engine';
import { isOfCluster } from './metadata-maps';

export const missingName: ObjectCheck = {
  code: 'KUB101',
  title: 'object without a name',
  severity: 'error',
  rationale: 'The API server refuses an object that has neither a name nor a generateName, and Argo CD and Flux cannot track one without a name.',
  bad: `
apiVersion: v1
kind: ConfigMap
metadata: {namespace: shop}
data: {a: b}
`,
  good: `
apiVersion: v1
kind: ConfigMap
metadata: {name: settings, namespace: shop}
data: {a: b}
`,
  fix: 'give it a metadata.name',
  source: 'https://kubernetes.io/docs/concepts/overview/working-with-objects/names/',
  kinds: 'all',
  check({ object, manifest, metadata }, report) {
    if (isOfCluster(manifest) && object.facts.isPartial !== true && !isSet(metadata.name) && !isSet(metadata.generateName)) {
      report(['metadata'], `${object.kind} without a name`);
    }
  },
};
