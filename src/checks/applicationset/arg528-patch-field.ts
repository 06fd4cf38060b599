import { tryApplicationFields } from '../../applicationset';
import { Fields, KIND } from '../../inventory';
import { formatPath, Path, tryNearest } from '../../text';
import { isFields, ObjectCheck } from '../engine';
import { setWith } from './example';
import { tryPatchTree } from './patch-tree';

export const patchField: ObjectCheck = {
  code: 'ARG528',
  title: 'field of a templatePatch that an Application does not have',
  severity: 'error',
  rationale: 'Argo CD reads the rendered patch as an Application and drops every field that it does not know, without a word.',
  bad: setWith({ tail: 'templatePatch: |\n  spec:\n    syncPolicy:\n      automatic: {prune: {{ eq .env "dev" }}}' }),
  good: setWith({ tail: 'templatePatch: |\n  spec:\n    syncPolicy:\n      automated: {prune: {{ eq .env "dev" }}}' }),
  fix: 'write a field that Applications have',
  source: 'https://github.com/argoproj/argo-cd/blob/v3.5.1/applicationset/controllers/template/patch.go',
  kinds: [KIND.applicationSet],
  check({ spec }, report) {
    const tree = typeof spec.templatePatch === 'string' ? tryPatchTree(spec.templatePatch) : undefined;
    for (const { path, known } of tree === undefined ? [] : unknownFields(tree, 'Application', [])) {
      const name = String(path.at(-1));
      const nearest = tryNearest(name, known);
      report(['spec', 'templatePatch'], `"${formatPath(path)}" is no field of an Application`, nearest === undefined ? undefined : `write "${nearest}"`);
    }
  },
};

interface Unknown {
  readonly path: Path;
  readonly known: readonly string[];
}

/** Directives such as `$patch` are read by the merge itself; the status is nobody's to write, but it is a field. */
const OTHER: readonly string[] = ['status', 'operation', 'creationTimestamp'];

function unknownFields(value: unknown, type: string, path: Path): Unknown[] {
  if (Array.isArray(value) && type.startsWith('[]')) {
    return value.flatMap((item, index) => unknownFields(item, type.slice(2), [...path, index]));
  }
  const fields = tryApplicationFields(type);
  if (fields === undefined || !isFields(value) || type === 'Metadata') {
    return [];
  }
  return Object.entries(value as Fields).flatMap(([key, item]) => {
    const field = fields.get(key);
    if (field === undefined) {
      return key.startsWith('$') || key === 'x' || OTHER.includes(key) ? [] : [{ path: [...path, key], known: [...fields.keys()] }];
    }
    return unknownFields(item, field.type, [...path, key]);
  });
}
