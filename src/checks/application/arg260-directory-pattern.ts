import { KIND } from '../../inventory';
import { inSources, ObjectCheck, textAt } from '../engine';
import { sourcesOf } from './sources';

export const directoryPattern: ObjectCheck = {
  code: 'ARG260',
  title: 'pattern of a directory that cannot be read',
  severity: 'error',
  rationale: 'Argo CD only logs a pattern that it cannot compile, and then it matches no file: `include` deploys nothing, `exclude` keeps nothing out.',
  bad: `
apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: {name: shop, namespace: argocd}
spec:
  project: default
  source:
    repoURL: https://github.com/myorg/shop
    path: deploy
    directory: {include: "{app.yaml,config.yaml"}
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
    directory: {include: "{app.yaml,config.yaml}"}
  destination: {server: https://kubernetes.default.svc, namespace: shop}
`,
  fix: 'close every brace and bracket',
  source: 'https://argo-cd.readthedocs.io/en/stable/user-guide/directory/',
  kinds: [KIND.application],
  needs: inSources('directory'),
  check(subject, report) {
    for (const { source, path } of sourcesOf(subject)) {
      for (const field of ['include', 'exclude']) {
        const pattern = textAt(source, 'directory', field);
        if (pattern !== undefined && !isClosed(pattern)) {
          report([...path, 'directory', field], `"${pattern}" has a brace or bracket that is not closed`);
        }
      }
    }
  },
};

/** Whether github.com/gobwas/glob would compile it, as far as braces and brackets go; a stray `}` or `]` is a character. */
function isClosed(pattern: string): boolean {
  const plain = pattern.replace(/\\./g, '').replace(/\[[^\]]+\]/g, '');
  const depth = [...plain].reduce((open, char) => (char === '{' ? open + 1 : char === '}' && open > 0 ? open - 1 : open), 0);
  return depth === 0 && !plain.includes('[') && !/(?:^|[^\\])\\$/.test(pattern);
}
