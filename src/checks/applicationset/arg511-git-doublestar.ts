import { KIND } from '../../inventory';
import { listAt, ObjectCheck, textAt } from '../engine';
import { generatorSource, setWith } from './example';
import { allGenerators } from './generators';

export const gitDoublestar: ObjectCheck = {
  code: 'ARG511',
  title: '"**" in a directory of a Git generator',
  severity: 'warning',
  rationale: 'Directories are compared with the pattern language of Go, where "**" is the same as "*" and matches one level only.',
  bad: setWith({ generators: '- git: {repoURL: https://github.com/myorg/shop, revision: main, directories: [{path: apps/**}]}', name: 'shop-{{ .path.basename }}', path: '{{ .path.path }}' }),
  good: setWith({ generators: '- git: {repoURL: https://github.com/myorg/shop, revision: main, directories: [{path: apps/*}, {path: apps/*/*}]}', name: 'shop-{{ .path.basename }}', path: '{{ .path.path }}' }),
  fix: 'write one entry for each level, as "apps/*" and "apps/*/*"',
  source: generatorSource('git'),
  kinds: [KIND.applicationSet],
  check({ spec }, report) {
    for (const { kind, fields, path } of allGenerators(spec)) {
      listAt(fields, 'directories').forEach((item, index) => {
        const pattern = textAt(item, 'path');
        if (kind === 'git' && pattern?.split('/').includes('**')) {
          report([...path, 'directories', index, 'path'], `"**" in "${pattern}" matches one level, as "*" does`);
        }
      });
    }
  },
};
