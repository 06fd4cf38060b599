import { formatChoices, tryNearest } from '../../text';
import { inMetadata, ObjectCheck } from '../engine';
import { annotationsOf, itemsOf } from './annotations';

const POLICIES: readonly string[] = ['HookSucceeded', 'HookFailed', 'BeforeHookCreation'];

export const hookDeletePolicy: ObjectCheck = {
  code: 'ARG331',
  title: 'unknown policy for the deletion of a hook',
  severity: 'error',
  rationale: 'Argo CD passes over a policy that it does not know. Without one the hook is deleted before the next one is created, and stays until then.',
  bad: `
apiVersion: batch/v1
kind: Job
metadata:
  name: migrate
  annotations:
    argocd.argoproj.io/hook: PreSync
    argocd.argoproj.io/hook-delete-policy: HookSucceed
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
    argocd.argoproj.io/hook-delete-policy: HookSucceeded
spec:
  template:
    spec:
      restartPolicy: Never
      containers:
        - {name: migrate, image: "ghcr.io/myorg/migrate:v1.2.3"}
`,
  fix: 'use a policy that Argo CD knows',
  source: 'https://github.com/argoproj/argo-cd/blob/master/gitops-engine/pkg/sync/hook/delete_policy.go',
  kinds: 'all',
  needs: inMetadata('annotations', 'argocd.argoproj.io/hook-delete-policy'),
  check(subject, report) {
    for (const { value, path } of annotationsOf(subject, 'argocd.argoproj.io/hook-delete-policy')) {
      for (const policy of itemsOf(value).filter((item) => !POLICIES.includes(item))) {
        const nearest = tryNearest(policy, POLICIES);
        report(path, `"${policy}" is no policy, known are ${formatChoices(POLICIES)}`, nearest === undefined ? undefined : `write "${nearest}"`);
      }
    }
  },
};
