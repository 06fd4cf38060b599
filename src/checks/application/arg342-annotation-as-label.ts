import { fieldsAt, inMetadata, ObjectCheck } from '../engine';
import { placesOf } from './annotations';

const ANNOTATIONS: readonly string[] = ['sync-wave', 'sync-options', 'hook', 'hook-delete-policy', 'compare-options', 'manifest-generate-paths', 'skip-reconcile']
  .map((name) => `argocd.argoproj.io/${name}`);

export const annotationAsLabel: ObjectCheck = {
  code: 'ARG342',
  title: 'annotation of Argo CD among the labels',
  severity: 'error',
  rationale: 'Argo CD reads waves, hooks and options from annotations only. As a label it does nothing.',
  bad: `
apiVersion: batch/v1
kind: Job
metadata:
  name: migrate
  labels:
    argocd.argoproj.io/sync-wave: "1"
  annotations:
    team: shop
spec:
  template:
    spec:
      restartPolicy: Never
      containers:
        - {name: migrate, image: "ghcr.io/myorg/migrate:v1.2.3"}
`,
  good: `
apiVersion: batch/v1
kind: Job
metadata:
  name: migrate
  annotations:
    argocd.argoproj.io/sync-wave: "1"
spec:
  template:
    spec:
      restartPolicy: Never
      containers:
        - {name: migrate, image: "ghcr.io/myorg/migrate:v1.2.3"}
`,
  fix: 'move it to "metadata.annotations"',
  source: 'https://argo-cd.readthedocs.io/en/stable/user-guide/annotations-and-labels/',
  kinds: 'all',
  needs: ANNOTATIONS.flatMap((key) => inMetadata('labels', key)),
  check(subject, report) {
    for (const place of placesOf(subject, 'labels')) {
      for (const key of Object.keys(fieldsAt(subject.manifest, ...place)).filter((label) => ANNOTATIONS.includes(label))) {
        report([...place, key], `"${key}" is an annotation and no label`);
      }
    }
  },
};
