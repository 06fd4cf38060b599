import { formatChoices, tryNearest } from '../../text';
import { inMetadata, ObjectCheck } from '../engine';
import { annotationsOf, itemsOf } from './annotations';

/** gitops-engine/pkg/sync/sync_context.go, controller/appcontroller.go */
const OPTIONS: readonly string[] = [
  'Prune=false', 'Prune=confirm', 'Delete=false', 'Delete=confirm', 'Validate=false', 'SkipDryRunOnMissingResource=true', 'PruneLast=true',
  'Replace=true', 'Force=true', 'ServerSideApply=true', 'ServerSideApply=false',
];

/** What is written out though it is the default does no harm. */
const DEFAULTS: readonly string[] = [
  'Prune=true', 'Delete=true', 'Validate=true', 'SkipDryRunOnMissingResource=false', 'PruneLast=false', 'Replace=false', 'Force=false',
];

const OF_APPLICATIONS: readonly string[] = [
  'CreateNamespace', 'ApplyOutOfSyncOnly', 'PrunePropagationPolicy', 'RespectIgnoreDifferences', 'FailOnSharedResource', 'ClientSideApplyMigration',
];

export const resourceSyncOption: ObjectCheck = {
  code: 'ARG334',
  title: 'unknown sync option of an object',
  severity: 'error',
  rationale: 'Argo CD compares sync options with exact strings and silently ignores every other. Some are options of the Application only, and do nothing on an object.',
  bad: `
apiVersion: batch/v1
kind: Job
metadata:
  name: migrate
  annotations:
    argocd.argoproj.io/sync-options: Prune=no
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
    argocd.argoproj.io/sync-options: Prune=false
spec:
  template:
    spec:
      restartPolicy: Never
      containers:
        - {name: migrate, image: "ghcr.io/myorg/migrate:v1.2.3"}
`,
  fix: 'write one of the options that objects have, or remove it',
  source: 'https://argo-cd.readthedocs.io/en/stable/user-guide/sync-options/',
  kinds: 'all',
  needs: inMetadata('annotations', 'argocd.argoproj.io/sync-options'),
  check(subject, report) {
    for (const { value, path } of annotationsOf(subject, 'argocd.argoproj.io/sync-options')) {
      for (const option of itemsOf(value).filter((item) => !OPTIONS.includes(item) && !DEFAULTS.includes(item))) {
        const isOfApplication = OF_APPLICATIONS.includes(option.split('=')[0]);
        const nearest = tryNearest(option, OPTIONS);
        report(path, isOfApplication
          ? `"${option}" is an option of an Application, and does nothing as an annotation`
          : `"${option}" is no sync option of an object, known are ${formatChoices(OPTIONS, OPTIONS.length)}`,
        isOfApplication ? 'put it into "spec.syncPolicy.syncOptions" of the Application' : nearest === undefined ? undefined : `write "${nearest}"`);
      }
    }
  },
};
