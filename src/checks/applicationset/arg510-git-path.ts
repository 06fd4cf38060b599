import { KIND } from '../../inventory';
import { isGoPattern } from '../../text';
import { listAt, ObjectCheck, textAt } from '../engine';
import { generatorSource, setWith } from './example';
import { allGenerators } from './generators';

export const gitPath: ObjectCheck = {
  code: 'ARG510',
  title: 'path of a Git generator that nothing matches',
  severity: 'error',
  rationale: 'Directories are compared as they stand in the repository, without a slash or "./" in front and without one behind; Git refuses files outside the repository.',
  bad: setWith({ generators: '- git: {repoURL: https://github.com/myorg/shop, revision: main, directories: [{path: /apps/*}]}', name: 'shop-{{ .path.basename }}', path: '{{ .path.path }}' }),
  good: setWith({ generators: '- git: {repoURL: https://github.com/myorg/shop, revision: main, directories: [{path: apps/*}]}', name: 'shop-{{ .path.basename }}', path: '{{ .path.path }}' }),
  fix: 'write the path from the root of the repository, as "apps/*"',
  source: generatorSource('git'),
  kinds: [KIND.applicationSet],
  check({ spec }, report) {
    for (const { fields, path } of allGenerators(spec).filter((generator) => generator.kind === 'git')) {
      for (const list of ['directories', 'files']) {
        listAt(fields, list).forEach((item, index) => {
          const pattern = textAt(item, 'path');
          const fault = pattern === undefined ? undefined : faultOf(pattern, list === 'directories');
          if (fault !== undefined) {
            report([...path, list, index, 'path'], `"${pattern}" ${fault.what}`, fault.fix);
          }
        });
      }
    }
  },
};

function faultOf(pattern: string, isDirectory: boolean): { readonly what: string; readonly fix?: string } | undefined {
  if (pattern.startsWith('/')) {
    return { what: 'starts with "/", and paths of a repository do not', fix: `write "${pattern.replace(/^\/+/, '')}"` };
  }
  if (!isDirectory) {
    return undefined;
  }
  if (pattern.startsWith('./') || pattern.startsWith('../')) {
    return { what: 'starts with a dot, and no directory is compared with one', fix: `write "${pattern.replace(/^(?:\.{1,2}\/)+/, '')}"` };
  }
  if (pattern.endsWith('/')) {
    return { what: 'ends with "/", and no directory does', fix: `write "${pattern.replace(/\/+$/, '')}"` };
  }
  return isGoPattern(pattern) ? undefined : { what: 'is a malformed pattern, which matches nothing', fix: 'close its brackets' };
}
