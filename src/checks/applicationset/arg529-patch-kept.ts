import { KIND } from '../../inventory';
import { isSet, ObjectCheck, valueAt } from '../engine';
import { setWith } from './example';
import { tryPatchTree } from './patch-tree';

const KEPT: readonly (readonly string[])[] = [['spec', 'project'], ['metadata', 'namespace']];

export const patchKept: ObjectCheck = {
  code: 'ARG529',
  title: 'templatePatch of a field that keeps its value',
  severity: 'error',
  rationale: 'Argo CD restores the project after the patch, and puts every Application into the namespace of its ApplicationSet.',
  bad: setWith({ tail: 'templatePatch: |\n  spec:\n    project: {{ .env }}' }),
  good: setWith({ tail: 'templatePatch: |\n  metadata:\n    labels: {env: {{ .env }}}' }),
  fix: 'set the project in the template; an Application in another namespace needs an ApplicationSet there',
  source: 'https://github.com/argoproj/argo-cd/blob/v3.5.1/applicationset/controllers/template/patch.go',
  kinds: [KIND.applicationSet],
  check({ spec, namespace }, report) {
    const tree = typeof spec.templatePatch === 'string' ? tryPatchTree(spec.templatePatch) : undefined;
    for (const path of KEPT) {
      const value = valueAt(tree, ...path);
      if (isSet(value) && value !== valueAt(spec, 'template', ...path) && value !== namespace) {
        report(['spec', 'templatePatch'], `"${path.join('.')}" of the patch has no effect`);
      }
    }
  },
};
