import { KIND } from '../../inventory';
import { listAt, ObjectCheck, textAt, valueAt } from '../engine';
import { setWith } from './example';
import { entriesOf } from './generators';
import { isGoTemplate } from './texts';

export const pathInName: ObjectCheck = {
  code: 'ARG535',
  title: 'path of a directory in a name',
  severity: 'error',
  rationale: 'A path has slashes, which no name can have: the API server refuses every such Application.',
  bad: setWith({ generators: git(), name: 'shop-{{ .path.path }}', path: '{{ .path.path }}' }),
  good: setWith({ generators: git(), name: 'shop-{{ .path.basenameNormalized }}', path: '{{ .path.path }}' }),
  fix: 'use path.basename or path.basenameNormalized; with goTemplate also {{ normalize .path.path }}',
  source: 'https://argo-cd.readthedocs.io/en/stable/operator-manual/applicationset/Generators-Git/',
  kinds: [KIND.applicationSet],
  check({ spec }, report) {
    const name = valueAt(spec, 'template', 'metadata', 'name');
    const tag = isGoTemplate(spec) ? /\{\{-?\s*\.path\.path\s*-?\}\}/ : /\{\{\s*path\s*\}\}/;
    const directories = entriesOf(spec).flatMap(({ generators }) => generators).filter(({ kind, fields }) => kind === 'git' && fields.pathParamPrefix === undefined)
      .flatMap(({ fields }) => listAt(fields, 'directories')).flatMap((item) => textAt(item, 'path') ?? []);
    if (typeof name === 'string' && tag.test(name) && spec.templatePatch === undefined && directories.length > 0 && directories.every((path) => path.includes('/'))) {
      report(['spec', 'template', 'metadata', 'name'], `"${name}" has the slashes of a path such as "${directories[0]}"`);
    }
  },
};

function git(): string {
  return '- git: {repoURL: https://github.com/myorg/shop, revision: main, directories: [{path: apps/*}]}';
}
