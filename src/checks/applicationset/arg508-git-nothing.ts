import { KIND } from '../../inventory';
import { isSet, listAt, ObjectCheck } from '../engine';
import { generatorSource, setWith } from './example';
import { allGenerators } from './generators';

export const gitNothing: ObjectCheck = {
  code: 'ARG508',
  title: 'Git generator without directories and files',
  severity: 'error',
  rationale: 'Argo CD refuses the generator, and changes no Application of the set until it is corrected.',
  bad: setWith({ generators: '- git: {repoURL: https://github.com/myorg/shop, revision: main, directories: []}', name: 'shop-{{ .path.basename }}', path: '{{ .path.path }}' }),
  good: setWith({ generators: '- git: {repoURL: https://github.com/myorg/shop, revision: main, directories: [{path: apps/*}]}', name: 'shop-{{ .path.basename }}', path: '{{ .path.path }}' }),
  fix: 'give directories or files',
  source: generatorSource('git'),
  kinds: [KIND.applicationSet],
  check({ spec, object }, report) {
    for (const { kind, fields, path } of allGenerators(spec)) {
      const isEmpty = listAt(fields, 'directories').length === 0 && listAt(fields, 'files').length === 0;
      if (kind === 'git' && isEmpty && object.facts.isPartial !== true && [fields.directories, fields.files].every((list) => !isSet(list) || Array.isArray(list))) {
        report(path, 'the Git generator has neither directories nor files');
      }
    }
  },
};
