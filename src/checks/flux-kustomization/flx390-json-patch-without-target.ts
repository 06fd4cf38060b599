import { KIND } from '../../inventory';
import { parseYaml } from '../../text';
import { isSet, listAt, ObjectCheck, textAt, valueAt } from '../engine';
import { GIT_REPOSITORY, kustomization } from '../reference/examples';

function patches(target: string): string {
  return `  patches:
    - patch: |
        - {op: replace, path: /spec/replicas, value: 2}${target}`;
}

export const jsonPatchWithoutTarget: ObjectCheck = {
  code: 'FLX390',
  title: 'JSON patch without a target',
  severity: 'error',
  rationale: 'A list of operations does not say which object it is for, and the build fails.',
  bad: `${GIT_REPOSITORY}---${kustomization('shop', patches(''))}`,
  good: `${GIT_REPOSITORY}---${kustomization('shop', patches('\n      target: {kind: Deployment, name: shop}'))}`,
  fix: 'add `target` with the kind and the name of the object',
  source: 'https://fluxcd.io/flux/components/kustomize/kustomizations/#patches',
  kinds: [KIND.kustomization],
  check({ spec }, report) {
    listAt(spec, 'patches').forEach((one, index) => {
      const patch = textAt(one, 'patch');
      if (patch !== undefined && !isSet(valueAt(one, 'target')) && isListOfOperations(patch)) {
        report(['spec', 'patches', index], 'this list of operations names no object that it is for');
      }
    });
  },
};

function isListOfOperations(text: string): boolean {
  const { documents, faults } = parseYaml(text);
  return faults.length === 0 && Array.isArray(documents[0]?.value);
}
