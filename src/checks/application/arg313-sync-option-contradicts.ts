import { KIND } from '../../inventory';
import { inSpec, ObjectCheck, oncePerText, textOf } from '../engine';
import { syncOptionsOf } from './sync-options';

export const syncOptionContradicts: ObjectCheck = {
  code: 'ARG313',
  title: 'sync option with two values',
  severity: 'warning',
  rationale: 'Argo CD asks for exact strings: of two values of one option the one that it asks for first counts, whatever the order in the list.',
  bad: `
apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: {name: shop, namespace: argocd}
spec:
  project: default
  source: {repoURL: https://github.com/myorg/shop, path: deploy, targetRevision: main}
  syncPolicy: {syncOptions: [PrunePropagationPolicy=orphan, PrunePropagationPolicy=background]}
  destination: {server: https://kubernetes.default.svc, namespace: shop}
`,
  good: `
apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: {name: shop, namespace: argocd}
spec:
  project: default
  source: {repoURL: https://github.com/myorg/shop, path: deploy, targetRevision: main}
  syncPolicy: {syncOptions: [PrunePropagationPolicy=orphan]}
  destination: {server: https://kubernetes.default.svc, namespace: shop}
`,
  fix: 'keep one of them',
  source: 'https://argo-cd.readthedocs.io/en/stable/user-guide/sync-options/',
  kinds: [KIND.application],
  needs: inSpec('syncPolicy', 'syncOptions'),
  check(subject, report) {
    const values = new Map<string, string>();
    syncOptionsOf(subject).forEach((value, index) => {
      const option = textOf(value) ?? '';
      const word = wordOf(option);
      const before = values.get(word);
      if (before !== undefined && before !== option) {
        report(['spec', 'syncPolicy', 'syncOptions', index], `"${option}" contradicts "${before}"`);
      }
      values.set(word, option);
    });
  },
};

const wordOf = oncePerText((option) => option.split('=')[0]);
