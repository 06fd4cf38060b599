import { KIND } from '../../inventory';
import { listAt, ObjectCheck } from '../engine';
import { generatorSource, setWith } from './example';
import { allGenerators } from './generators';

export const gitBoth: ObjectCheck = {
  code: 'ARG509',
  title: 'Git generator with directories and files',
  severity: 'error',
  rationale: 'Argo CD reads the directories and ignores the files without a word.',
  bad: setWith({ generators: '- git: {repoURL: https://github.com/myorg/shop, revision: main, directories: [{path: apps/*}], files: [{path: apps/*/config.json}]}', name: 'shop-{{ .path.basename }}', path: '{{ .path.path }}' }),
  good: setWith({ generators: '- git: {repoURL: https://github.com/myorg/shop, revision: main, directories: [{path: apps/*}]}', name: 'shop-{{ .path.basename }}', path: '{{ .path.path }}' }),
  fix: 'keep one of them; or use two generators, or two in a matrix',
  source: generatorSource('git'),
  kinds: [KIND.applicationSet],
  check({ spec }, report) {
    for (const { kind, fields, path } of allGenerators(spec)) {
      if (kind === 'git' && listAt(fields, 'directories').length > 0 && listAt(fields, 'files').length > 0) {
        report([...path, 'files'], 'files are ignored, for directories are given');
      }
    }
  },
};
