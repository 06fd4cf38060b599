import { KIND } from '../../inventory';
import { listAt, ObjectCheck, textAt } from '../engine';

export const extractNoArchive: ObjectCheck = {
  code: 'FLX364',
  title: 'extraction of what is no archive',
  severity: 'error',
  rationale: 'The strategy "Extract" unpacks files that end with ".tar.gz" or ".tgz"; a directory or any other file fails the artifact.',
  bad: `
apiVersion: source.extensions.fluxcd.io/v1beta1
kind: ArtifactGenerator
metadata: {name: shop, namespace: shop}
spec:
  sources:
  - {alias: chart, kind: HelmChart, name: shop}
  artifacts:
  - {name: shop, copy: [{from: '@chart/', to: '@artifact/', strategy: Extract}]}
`,
  good: `
apiVersion: source.extensions.fluxcd.io/v1beta1
kind: ArtifactGenerator
metadata: {name: shop, namespace: shop}
spec:
  sources:
  - {alias: chart, kind: HelmChart, name: shop}
  artifacts:
  - {name: shop, copy: [{from: '@chart/*.tgz', to: '@artifact/', strategy: Extract}]}
`,
  fix: 'name the archive, or a pattern of archives such as "@chart/*.tgz"',
  source: 'https://github.com/fluxcd/source-watcher/blob/main/internal/builder/builder.go',
  kinds: [KIND.artifactGenerator],
  check({ spec }, report) {
    listAt(spec, 'artifacts').forEach((artifact, index) => listAt(artifact, 'copy').forEach((operation, at) => {
      const from = textAt(operation, 'from');
      const isPattern = from !== undefined && /[*?[\]{}]/.test(from);
      if (from !== undefined && !isPattern && textAt(operation, 'strategy') === 'Extract' && !/\.(?:tar\.gz|tgz)$/i.test(from)) {
        report(['spec', 'artifacts', index, 'copy', at, 'from'], `"${from}" is no archive`);
      }
    }));
  },
};
