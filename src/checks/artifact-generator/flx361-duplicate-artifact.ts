import { KIND } from '../../inventory';
import { listAt, ObjectCheck, valueAt } from '../engine';

export const duplicateArtifact: ObjectCheck = {
  code: 'FLX361',
  title: 'two artifacts with one name',
  severity: 'error',
  rationale: 'Both would become one ExternalArtifact: Flux stalls, and makes neither.',
  bad: `
apiVersion: source.extensions.fluxcd.io/v1beta1
kind: ArtifactGenerator
metadata: {name: shop, namespace: shop}
spec:
  sources:
  - {alias: repo, kind: GitRepository, name: shop}
  artifacts:
  - {name: shop, copy: [{from: '@repo/frontend/', to: '@artifact/'}]}
  - {name: shop, copy: [{from: '@repo/backend/', to: '@artifact/'}]}
`,
  good: `
apiVersion: source.extensions.fluxcd.io/v1beta1
kind: ArtifactGenerator
metadata: {name: shop, namespace: shop}
spec:
  sources:
  - {alias: repo, kind: GitRepository, name: shop}
  artifacts:
  - {name: shop-frontend, copy: [{from: '@repo/frontend/', to: '@artifact/'}]}
  - {name: shop-backend, copy: [{from: '@repo/backend/', to: '@artifact/'}]}
`,
  fix: 'give each artifact a name of its own',
  source: 'https://github.com/fluxcd/source-watcher/blob/main/internal/controller/artifactgenerator_validation.go',
  kinds: [KIND.artifactGenerator],
  check({ spec }, report) {
    // Equal names of a path pattern, "{app}", are as wrong as any.
    const names = listAt(spec, 'artifacts').map((artifact) => valueAt(artifact, 'name'));
    names.forEach((name, index) => {
      if (typeof name === 'string' && names.indexOf(name) < index) {
        report(['spec', 'artifacts', index, 'name'], `name "${name}" is given to another artifact, too`);
      }
    });
  },
};
