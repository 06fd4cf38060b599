import { Fields, KIND } from '../../inventory';
import { inSources, isSet, ObjectCheck, textAt, valueAt } from '../engine';
import { sourcesOf } from './sources';

export const directoryPatternOfNoFile: ObjectCheck = {
  code: 'ARG261',
  title: 'pattern of a directory that no file matches',
  severity: 'error',
  rationale: 'Patterns are held against paths from the folder of the source, such as `app.yaml`: none starts with `/` or `./`, and without `recurse` none has a `/`.',
  bad: `
apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: {name: shop, namespace: argocd}
spec:
  project: default
  source:
    repoURL: https://github.com/myorg/shop
    path: deploy
    directory: {include: ./app.yaml}
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
    path: deploy
    directory: {include: app.yaml}
  destination: {server: https://kubernetes.default.svc, namespace: shop}
`,
  fix: 'write the path from the folder of the source',
  source: 'https://argo-cd.readthedocs.io/en/stable/user-guide/directory/',
  kinds: [KIND.application],
  needs: inSources('directory'),
  check(subject, report) {
    for (const { source, path } of sourcesOf(subject)) {
      for (const field of ['include', 'exclude']) {
        const pattern = textAt(source, 'directory', field);
        if (pattern !== undefined && /^\.?\//.test(pattern)) {
          report([...path, 'directory', field], `"${pattern}" matches no file, because no path starts so`, `write "${pattern.replace(/^\.?\/+/, '')}"`);
        } else if (field === 'include' && pattern !== undefined && /^[^{[]*\//.test(pattern) && isFlat(source)) {
          report([...path, 'directory', field], `"${pattern}" matches no file, because folders are read with "recurse" only`, 'set "recurse" to true');
        }
      }
    }
  },
};

function isFlat(source: Fields): boolean {
  const recurse = valueAt(source, 'directory', 'recurse');
  return !isSet(recurse) || recurse === false;
}
