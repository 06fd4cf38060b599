import { KIND } from '../../inventory';
import { listAt, ObjectCheck, textAt } from '../engine';

export const pathOutside: ObjectCheck = {
  code: 'FLX363',
  title: 'copy from or to a place outside',
  severity: 'error',
  rationale: 'Flux opens sources and artifact as roots that nothing leaves: an absolute path, or one with too many "..", fails the artifact.',
  bad: `
apiVersion: source.extensions.fluxcd.io/v1beta1
kind: ArtifactGenerator
metadata: {name: shop, namespace: shop}
spec:
  sources:
  - {alias: repo, kind: GitRepository, name: shop}
  artifacts:
  - {name: shop, copy: [{from: '@repo/../deploy/', to: '@artifact/'}]}
`,
  good: `
apiVersion: source.extensions.fluxcd.io/v1beta1
kind: ArtifactGenerator
metadata: {name: shop, namespace: shop}
spec:
  sources:
  - {alias: repo, kind: GitRepository, name: shop}
  artifacts:
  - {name: shop, copy: [{from: '@repo/deploy/', to: '@artifact/'}]}
`,
  fix: 'write the path from the root of the source or artifact',
  source: 'https://github.com/fluxcd/source-watcher/blob/main/internal/builder/builder.go',
  kinds: [KIND.artifactGenerator],
  check({ spec }, report) {
    listAt(spec, 'artifacts').forEach((artifact, index) => listAt(artifact, 'copy').forEach((operation, at) => ['from', 'to'].forEach((field) => {
      const text = textAt(operation, field);
      const place = text === undefined ? undefined : /^@[^/]*\/(.*)$/s.exec(text)?.[1];
      if (place !== undefined && leavesRoot(place)) {
        report(['spec', 'artifacts', index, 'copy', at, field], `"${text}" leads outside`);
      }
    })));
  },
};

function leavesRoot(place: string): boolean {
  let depth = 0;
  for (const part of place.split('/')) {
    depth += part === '..' ? -1 : part === '' || part === '.' ? 0 : 1;
    if (depth < 0) {
      return true;
    }
  }
  return place.startsWith('/');
}
