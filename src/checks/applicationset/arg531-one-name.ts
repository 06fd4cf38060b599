import { Fields, KIND } from '../../inventory';
import { listAt, ObjectCheck, textAt } from '../engine';
import { setWith } from './example';
import { entriesOf } from './generators';
import { isOverriding } from './texts';

export const oneName: ObjectCheck = {
  code: 'ARG531',
  title: 'one name for several Applications',
  severity: 'error',
  rationale: 'Argo CD leaves out every Application whose name comes twice in a set; those that exist already are no longer updated.',
  bad: setWith({ generators: '- list: {elements: [{env: dev}, {env: prod}]}', name: 'shop', namespace: 'shop-{{ .env }}' }),
  good: setWith({ generators: '- list: {elements: [{env: dev}, {env: prod}]}', namespace: 'shop-{{ .env }}' }),
  fix: 'put a parameter that tells the Applications apart into the name',
  source: 'https://github.com/argoproj/argo-cd/blob/v3.5.1/applicationset/controllers/applicationset_controller.go',
  kinds: [KIND.applicationSet],
  check({ spec }, report) {
    const name = fixedName(spec);
    const most = Math.max(0, ...entriesOf(spec).flatMap(({ entry, generators }) =>
      generators.map(({ kind, fields }) => (kind === 'list' && entry.selector === undefined && !isOverriding(fields.template) ? listAt(fields, 'elements').length : 0))));
    if (name !== undefined && most > 1) {
      report(['spec', 'template', 'metadata', 'name'], `${most} Applications would be named "${name}"`);
    }
  },
};

/** The name, where no parameter and no patch can make another one of it. */
export function fixedName(spec: Fields): string | undefined {
  const name = textAt(spec, 'template', 'metadata', 'name');
  const isPatched = typeof spec.templatePatch === 'string' && /\bname\s*:|\{\{/.test(spec.templatePatch);
  return name === undefined || name === '' || isPatched ? undefined : name;
}
