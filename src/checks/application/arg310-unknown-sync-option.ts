import { KIND } from '../../inventory';
import { formatChoices, tryNearest } from '../../text';
import { inSpec, ObjectCheck, textOf } from '../engine';
import { syncOptionsOf } from './sync-options';

/** Options that do something, with the values that do (`controller/sync.go`, `controller/appcontroller.go`, `controller/state.go` of Argo CD). */
const OPTIONS: readonly string[] = [
  'Validate=false', 'CreateNamespace=true', 'PruneLast=true', 'PrunePropagationPolicy=foreground', 'PrunePropagationPolicy=background',
  'PrunePropagationPolicy=orphan', 'Replace=true', 'ServerSideApply=true', 'ApplyOutOfSyncOnly=true', 'FailOnSharedResource=true',
  'RespectIgnoreDifferences=true', 'SkipDryRunOnMissingResource=true', 'ClientSideApplyMigration=false', 'Prune=false', 'Prune=confirm',
  'Delete=false', 'Delete=confirm',
];

/** What is written out though it is the default does no harm. */
const DEFAULTS: readonly string[] = [
  'Validate=true', 'CreateNamespace=false', 'PruneLast=false', 'Replace=false', 'ServerSideApply=false', 'ApplyOutOfSyncOnly=false',
  'FailOnSharedResource=false', 'RespectIgnoreDifferences=false', 'SkipDryRunOnMissingResource=false', 'ClientSideApplyMigration=true', 'Prune=true',
  'Delete=true',
];

const KNOWN: ReadonlySet<unknown> = new Set([...OPTIONS, ...DEFAULTS]);

export const unknownSyncOption: ObjectCheck = {
  code: 'ARG310',
  title: 'unknown sync option',
  severity: 'error',
  rationale: 'Argo CD compares sync options with exact strings and silently ignores every other, so what the option should do does not happen.',
  bad: `
apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: {name: shop, namespace: argocd}
spec:
  project: default
  source: {repoURL: https://github.com/myorg/shop, path: deploy, targetRevision: main}
  destination: {server: https://kubernetes.default.svc, namespace: shop}
  syncPolicy: {syncOptions: [CreateNamespaces=true]}
`,
  good: `
apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: {name: shop, namespace: argocd}
spec:
  project: default
  source: {repoURL: https://github.com/myorg/shop, path: deploy, targetRevision: main}
  destination: {server: https://kubernetes.default.svc, namespace: shop}
  syncPolicy: {syncOptions: [CreateNamespace=true]}
`,
  fix: 'write one of the options that Argo CD knows, or remove it',
  source: 'https://argo-cd.readthedocs.io/en/stable/user-guide/sync-options/',
  kinds: [KIND.application],
  needs: inSpec('syncPolicy', 'syncOptions'),
  check(subject, report) {
    syncOptionsOf(subject).forEach((value, index) => {
      const option = KNOWN.has(value) ? undefined : textOf(value);
      if (option === undefined) {
        return;
      }
      const nearest = tryNearest(option, OPTIONS);
      report(['spec', 'syncPolicy', 'syncOptions', index], `"${option}" is no sync option of an Application, known are ${formatChoices(OPTIONS, OPTIONS.length)}`,
        nearest === undefined ? undefined : `write "${nearest}"`);
    });
  },
};
