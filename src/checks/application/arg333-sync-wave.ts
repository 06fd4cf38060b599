import { inMetadata, ObjectCheck } from '../engine';
import { annotationsOf } from './annotations';

export const syncWave: ObjectCheck = {
  code: 'ARG333',
  title: 'sync wave that is no whole number',
  severity: 'error',
  rationale: 'Argo CD takes a wave that it cannot read for 0, without a word: the object is applied with all that have none.',
  bad: `
apiVersion: batch/v1
kind: Job
metadata:
  name: migrate
  annotations:
    argocd.argoproj.io/sync-wave: first
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
    argocd.argoproj.io/sync-wave: "-1"
spec:
  template:
    spec:
      restartPolicy: Never
      containers:
        - {name: migrate, image: "ghcr.io/myorg/migrate:v1.2.3"}
`,
  fix: 'write a whole number in quotes, negative ones go first',
  source: 'https://github.com/argoproj/argo-cd/blob/master/gitops-engine/pkg/sync/syncwaves/waves.go',
  kinds: 'all',
  needs: inMetadata('annotations', 'argocd.argoproj.io/sync-wave'),
  check(subject, report) {
    for (const { value, path } of annotationsOf(subject, 'argocd.argoproj.io/sync-wave')) {
      if (!/^[-+]?\d+$/.test(value)) {
        report(path, `wave "${value}" is no whole number`);
      }
    }
  },
};
