import { KIND } from '../../inventory';
import { listAt, ObjectCheck, valueAt } from '../engine';
import { generatorSource, setWith } from './example';
import { allGenerators } from './generators';

export const gitOnlyExclusions: ObjectCheck = {
  code: 'ARG512',
  title: 'Git generator that only excludes',
  severity: 'error',
  rationale: 'Nothing is included unless an entry says so, so the generator finds nothing and makes no Application.',
  bad: setWith({ generators: '- git: {repoURL: https://github.com/myorg/shop, revision: main, directories: [{path: apps/test, exclude: true}]}', name: 'shop-{{ .path.basename }}', path: '{{ .path.path }}' }),
  good: setWith({ generators: '- git: {repoURL: https://github.com/myorg/shop, revision: main, directories: [{path: apps/*}, {path: apps/test, exclude: true}]}', name: 'shop-{{ .path.basename }}', path: '{{ .path.path }}' }),
  fix: 'add an entry that includes, for example path "*"',
  source: generatorSource('git'),
  kinds: [KIND.applicationSet],
  check({ spec, object }, report) {
    for (const { kind, fields, path } of allGenerators(spec)) {
      const list = listAt(fields, 'directories').length > 0 ? 'directories' : 'files';
      const items = listAt(fields, list);
      if (kind === 'git' && items.length > 0 && object.facts.isPartial !== true && items.every((item) => valueAt(item, 'exclude') === true)) {
        report([...path, list], `all ${list} are exclusions`);
      }
    }
  },
};
