import { KIND } from '../../inventory';
import { inSources, ObjectCheck, textAt } from '../engine';
import { sourcesOf } from './sources';

export const sourceNameTwice: ObjectCheck = {
  code: 'ARG215',
  title: 'two sources with one name',
  severity: 'warning',
  rationale: 'The API server of Argo CD refuses such an Application; where it was applied past it, `--source-name` of the command line finds the first only.',
  bad: `
apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: {name: shop, namespace: argocd}
spec:
  project: default
  sources:
    - {name: main, repoURL: https://github.com/myorg/shop, path: base}
    - {name: main, repoURL: https://github.com/myorg/shop, path: extra}
  destination: {server: https://kubernetes.default.svc, namespace: shop}
`,
  good: `
apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: {name: shop, namespace: argocd}
spec:
  project: default
  sources:
    - {name: base, repoURL: https://github.com/myorg/shop, path: base}
    - {name: extra, repoURL: https://github.com/myorg/shop, path: extra}
  destination: {server: https://kubernetes.default.svc, namespace: shop}
`,
  fix: 'give each source a name of its own',
  source: 'https://github.com/argoproj/argo-cd/blob/master/server/application/application.go',
  kinds: [KIND.application],
  needs: inSources('name'),
  check(subject, report) {
    const seen = new Set<string>();
    for (const { source, path } of sourcesOf(subject)) {
      const name = textAt(source, 'name');
      if (name !== undefined && name !== '' && seen.has(name)) {
        report([...path, 'name'], `source name "${name}" is given twice`);
      }
      seen.add(name ?? '');
    }
  },
};
