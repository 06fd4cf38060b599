import { KIND } from '../../inventory';
import { fieldsAt, ObjectCheck } from '../engine';
import { GIT_REPOSITORY, kustomization } from '../reference/examples';

export const newlineInVariable: ObjectCheck = {
  code: 'FLX285',
  title: 'variable of several lines',
  severity: 'warning',
  rationale: 'Flux removes the newlines, so the lines of the value run into each other.',
  bad: `${GIT_REPOSITORY}---${kustomization('shop', '  postBuild:\n    substitute:\n      HOSTS: |\n        one.example.com\n        two.example.com')}`,
  good: `${GIT_REPOSITORY}---${kustomization('shop', '  postBuild:\n    substitute:\n      HOSTS: one.example.com two.example.com')}`,
  fix: 'write it in one line',
  source: 'https://github.com/fluxcd/pkg/blob/main/kustomize/kustomize_varsub.go',
  kinds: [KIND.kustomization],
  check({ spec }, report) {
    for (const [name, value] of Object.entries(fieldsAt(spec, 'postBuild', 'substitute'))) {
      // Lists and mappings in brackets lose nothing with their newlines.
      if (typeof value === 'string' && /\S\n\S/.test(value) && !/^\s*[[{]/.test(value)) {
        report(['spec', 'postBuild', 'substitute', name], `variable "${name}" has several lines`);
      }
    }
  },
};
