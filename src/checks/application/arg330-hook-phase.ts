import { formatChoices, tryNearest } from '../../text';
import { inMetadata, isAtLeast, ObjectCheck } from '../engine';
import { annotationsOf, itemsOf } from './annotations';

/** `PreDelete` since Argo CD 3.3. */
const PHASES: readonly string[] = ['PreSync', 'Sync', 'PostSync', 'SyncFail', 'Skip', 'PreDelete', 'PostDelete'];

export const hookPhase: ObjectCheck = {
  code: 'ARG330',
  title: 'hook of an unknown phase',
  severity: 'error',
  rationale: 'Argo CD compares phases with exact strings. An object whose annotation names none that it knows is a hook of no phase: it is never applied, and no error is shown.',
  bad: `
apiVersion: batch/v1
kind: Job
metadata:
  name: migrate
  annotations:
    argocd.argoproj.io/hook: PreSycn
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
    argocd.argoproj.io/hook: PreSync
spec:
  template:
    spec:
      restartPolicy: Never
      containers:
        - {name: migrate, image: "ghcr.io/myorg/migrate:v1.2.3"}
`,
  fix: 'use a phase that Argo CD knows',
  source: 'https://github.com/argoproj/argo-cd/blob/master/gitops-engine/pkg/sync/hook/hook.go',
  kinds: 'all',
  needs: inMetadata('annotations', 'argocd.argoproj.io/hook'),
  check(subject, report, { target }) {
    const known = PHASES.filter((phase) => phase !== 'PreDelete' || isAtLeast(target.argocd, '3.3'));
    for (const { value, path } of annotationsOf(subject, 'argocd.argoproj.io/hook')) {
      for (const phase of itemsOf(value).filter((item) => !known.includes(item))) {
        const nearest = tryNearest(phase, known);
        report(path, `"${phase}" is no phase of a hook, known are ${formatChoices(known)}`, nearest === undefined ? undefined : `write "${nearest}"`);
      }
    }
  },
};
