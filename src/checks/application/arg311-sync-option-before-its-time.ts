import { KIND } from '../../inventory';
import { inSpec, isAtLeast, ObjectCheck } from '../engine';
import { syncOptionsOf } from './sync-options';

/** The first minor whose controller/sync.go asks for it; for single objects most are older. */
const SINCE: ReadonlyMap<unknown, string> = new Map([
  ['SkipDryRunOnMissingResource=true', '3.1'], ['ClientSideApplyMigration=false', '3.1'],
  ['Prune=false', '3.4'], ['Prune=confirm', '3.4'], ['Delete=false', '3.4'], ['Delete=confirm', '3.4'],
]);

/** All are known since then. */
const NEWEST = [...SINCE.values()].reduce((one, other) => (isAtLeast(one, other) ? one : other));

export const syncOptionBeforeItsTime: ObjectCheck = {
  code: 'ARG311',
  title: 'sync option that the target version does not know',
  severity: 'error',
  rationale: 'An older Argo CD ignores the option without a word, so what it should do does not happen.',
  bad: `
apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: {name: shop, namespace: argocd}
spec:
  project: default
  source: {repoURL: https://github.com/myorg/shop, path: deploy, targetRevision: main}
  syncPolicy: {syncOptions: [Prune=confirm]}
  destination: {server: https://kubernetes.default.svc, namespace: shop}
`,
  good: `
apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: {name: shop, namespace: argocd}
spec:
  project: default
  source: {repoURL: https://github.com/myorg/shop, path: deploy, targetRevision: main}
  syncPolicy: {syncOptions: [PruneLast=true]}
  destination: {server: https://kubernetes.default.svc, namespace: shop}
`,
  fix: 'put the annotation "argocd.argoproj.io/sync-options" on the objects instead, or remove the option',
  source: 'https://argo-cd.readthedocs.io/en/stable/user-guide/sync-options/',
  target: { argocd: '3.3' },
  kinds: [KIND.application],
  needs: inSpec('syncPolicy', 'syncOptions'),
  check(subject, report, { target }) {
    if (isAtLeast(target.argocd, NEWEST)) {
      return;
    }
    syncOptionsOf(subject).forEach((option, index) => {
      const since = SINCE.get(option);
      if (since !== undefined && !isAtLeast(target.argocd, since)) {
        report(['spec', 'syncPolicy', 'syncOptions', index], `"${option}" is an option of Applications since Argo CD ${since}, and the target is ${target.argocd}`);
      }
    });
  },
};
