import { inMetadata, isSet, ObjectCheck } from '../engine';
import { annotationsOf } from './annotations';

export const deletePolicyWithoutHook: ObjectCheck = {
  code: 'ARG332',
  title: 'policy for the deletion of a hook that is none',
  severity: 'warning',
  rationale: 'The policy is for hooks. An object without the annotation `argocd.argoproj.io/hook` is applied with everything else, and stays.',
  bad: `
apiVersion: batch/v1
kind: Job
metadata:
  name: migrate
  annotations:
    argocd.argoproj.io/hook-delete-policy: HookSucceeded
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
  fix: 'add "argocd.argoproj.io/hook", or drop the policy',
  source: 'https://github.com/argoproj/argo-cd/blob/master/gitops-engine/pkg/sync/hook/hook.go',
  kinds: 'all',
  needs: inMetadata('annotations', 'argocd.argoproj.io/hook-delete-policy'),
  check(subject, report) {
    for (const { annotations, path } of annotationsOf(subject, 'argocd.argoproj.io/hook-delete-policy')) {
      const isHook = ['argocd.argoproj.io/hook', 'helm.sh/hook'].some((key) => isSet(annotations[key]));
      if (!isHook && subject.object.facts.isPartial !== true) {
        report(path, 'the object has a policy for the deletion of hooks, and is no hook');
      }
    }
  },
};
