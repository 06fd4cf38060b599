import { KIND } from '../../inventory';
import { listAt, ObjectCheck, textAt } from '../engine';

export const duplicateAlias: ObjectCheck = {
  code: 'FLX360',
  title: 'two sources with one alias',
  severity: 'error',
  rationale: 'Flux does not know which source a path means, and stalls.',
  bad: `
apiVersion: source.extensions.fluxcd.io/v1beta1
kind: ArtifactGenerator
metadata: {name: shop, namespace: shop}
spec:
  sources:
  - {alias: repo, kind: OCIRepository, name: shop-chart}
  - {alias: repo, kind: GitRepository, name: shop-values}
  artifacts:
  - {name: shop, copy: [{from: '@repo/', to: '@artifact/'}]}
`,
  good: `
apiVersion: source.extensions.fluxcd.io/v1beta1
kind: ArtifactGenerator
metadata: {name: shop, namespace: shop}
spec:
  sources:
  - {alias: chart, kind: OCIRepository, name: shop-chart}
  - {alias: repo, kind: GitRepository, name: shop-values}
  artifacts:
  - {name: shop, copy: [{from: '@chart/', to: '@artifact/'}]}
`,
  fix: 'give each source an alias of its own',
  source: 'https://github.com/fluxcd/source-watcher/blob/main/internal/controller/artifactgenerator_validation.go',
  kinds: [KIND.artifactGenerator],
  check({ spec }, report) {
    const aliases = listAt(spec, 'sources').map((source) => textAt(source, 'alias'));
    aliases.forEach((alias, index) => {
      if (alias !== undefined && aliases.indexOf(alias) < index) {
        report(['spec', 'sources', index, 'alias'], `alias "${alias}" is given to another source, too`);
      }
    });
  },
};
