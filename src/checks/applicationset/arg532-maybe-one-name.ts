import { KIND } from '../../inventory';
import { isSet, ObjectCheck } from '../engine';
import { fixedName } from './arg531-one-name';
import { setWith } from './example';
import { entriesOf } from './generators';
import { isOverriding } from './texts';

const MANY: readonly string[] = ['clusters', 'git', 'scmProvider', 'pullRequest', 'clusterDecisionResource', 'matrix', 'merge'];

export const maybeOneName: ObjectCheck = {
  code: 'ARG532',
  title: 'name without a parameter for what a generator finds',
  severity: 'warning',
  rationale: 'As soon as the generator finds a second cluster, directory or pull request, both Applications have one name, and Argo CD leaves out both.',
  bad: setWith({ generators: '- clusters: {}', name: 'shop', namespace: 'shop-{{ .name }}' }),
  good: setWith({ generators: '- clusters: {}', name: 'shop-{{ .nameNormalized }}', namespace: 'shop-{{ .name }}' }),
  fix: 'put a parameter that tells the Applications apart into the name',
  source: 'https://github.com/argoproj/argo-cd/blob/v3.5.1/applicationset/controllers/applicationset_controller.go',
  kinds: [KIND.applicationSet],
  check({ spec }, report) {
    const name = fixedName(spec);
    const found = entriesOf(spec).flatMap(({ generators }) => generators).find(({ kind, fields }) =>
      MANY.includes(kind) && !isOverriding(fields.template)
      && fields.flatList !== true && !isSet(fields.selector) && !isSingleDirectory(kind, fields));
    if (name !== undefined && found !== undefined) {
      report(['spec', 'template', 'metadata', 'name'], `every Application of "${found.kind}" would be named "${name}"`);
    }
  },
};

/** One directory or file without a wildcard is one Application. */
function isSingleDirectory(kind: string, { directories, files }: Readonly<Record<string, unknown>>): boolean {
  const items = Array.isArray(directories) && directories.length > 0 ? directories : Array.isArray(files) ? files : [];
  return kind === 'git' && items.length === 1 && typeof items[0]?.path === 'string' && !/[*?[]/.test(items[0].path);
}
