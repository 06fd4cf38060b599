import { formatChoices, tryNearest } from '../../text';
import { inMetadata, ObjectCheck } from '../engine';
import { annotationsOf, isApplicationAt, itemsOf } from './annotations';

const OF_ALL: readonly string[] = ['IgnoreExtraneous'];

const OF_APPLICATIONS: readonly string[] = ['ServerSideDiff=true', 'ServerSideDiff=false', 'IncludeMutationWebhook=true'];

const DEFAULTS: readonly string[] = ['IncludeMutationWebhook=false'];

export const compareOption: ObjectCheck = {
  code: 'ARG335',
  title: 'unknown compare option',
  severity: 'error',
  rationale: 'Argo CD compares the options with exact strings and silently ignores every other. Those about server-side diff are for Applications, `IgnoreExtraneous` is for every object.',
  bad: `
apiVersion: batch/v1
kind: Job
metadata:
  name: migrate
  annotations:
    argocd.argoproj.io/compare-options: IgnoreExtraneus
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
    argocd.argoproj.io/compare-options: IgnoreExtraneous
spec:
  template:
    spec:
      restartPolicy: Never
      containers:
        - {name: migrate, image: "ghcr.io/myorg/migrate:v1.2.3"}
`,
  fix: 'write one of the options, or remove it',
  source: 'https://argo-cd.readthedocs.io/en/stable/user-guide/compare-options/',
  kinds: 'all',
  needs: inMetadata('annotations', 'argocd.argoproj.io/compare-options'),
  check(subject, report) {
    for (const one of annotationsOf(subject, 'argocd.argoproj.io/compare-options')) {
      const known = isApplicationAt(subject, one) ? [...OF_ALL, ...OF_APPLICATIONS] : OF_ALL;
      for (const option of itemsOf(one.value).filter((item) => !known.includes(item) && !DEFAULTS.includes(item))) {
        const nearest = tryNearest(option, known);
        report(one.path, OF_APPLICATIONS.includes(option)
          ? `"${option}" is an option of an Application, and does nothing on this object`
          : `"${option}" is no compare option, known are ${formatChoices(known)}`, nearest === undefined ? undefined : `write "${nearest}"`);
      }
    }
  },
};
