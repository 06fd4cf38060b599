import { KIND } from '../../inventory';
import { inSources, ObjectCheck, textOf } from '../engine';
import { joined, leavesRoot } from './repository-path';
import { isRemote, valuePathsOf } from './value-paths';

export const valueFileOutside: ObjectCheck = {
  code: 'ARG248',
  title: 'values file outside the repository',
  severity: 'error',
  rationale: 'Argo CD refuses a values file that is not inside the repository of its source, or for a chart inside the chart: "resolved to outside repository root".',
  bad: `
apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: {name: shop, namespace: argocd}
spec:
  project: default
  source:
    repoURL: https://github.com/myorg/shop
    path: charts/shop
    helm:
      valueFiles: [../../../config/prod.yaml]
  destination: {server: https://kubernetes.default.svc, namespace: shop}
`,
  good: `
apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: {name: shop, namespace: argocd}
spec:
  project: default
  source:
    repoURL: https://github.com/myorg/shop
    path: charts/shop
    helm:
      valueFiles: [../../config/prod.yaml]
  destination: {server: https://kubernetes.default.svc, namespace: shop}
`,
  fix: 'keep the file inside the repository, or read it from another source by "$ref/…"',
  source: 'https://github.com/argoproj/argo-cd/blob/master/util/io/path/resolved.go',
  kinds: [KIND.application],
  needs: [...inSources('helm', 'valueFiles'), ...inSources('helm', 'fileParameters')],
  check(subject, report) {
    for (const { text, path, of } of valuePathsOf(subject)) {
      if (text.includes('$') || isRemote(text)) {
        continue;
      }
      const folder = of.hasChart ? '' : textOf(of.source.path);
      if (folder !== undefined && leavesRoot(text.startsWith('/') ? joined(text) : joined(folder, text))) {
        report(path, `"${text}" is outside ${of.hasChart ? 'the chart' : 'the repository'}`);
      }
    }
  },
};
