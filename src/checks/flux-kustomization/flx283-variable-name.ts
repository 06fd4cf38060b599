import { KIND } from '../../inventory';
import { fieldsAt, ObjectCheck } from '../engine';
import { VARIABLE_NAME } from './variables';
import { GIT_REPOSITORY, kustomization } from '../reference/examples';

export const variableName: ObjectCheck = {
  code: 'FLX283',
  title: 'name of a variable that Flux refuses',
  severity: 'error',
  rationale: 'One name that is no word of letters, digits and underscores fails the whole build, and nothing of the Kustomization is applied.',
  bad: `${GIT_REPOSITORY}---${kustomization('shop', '  postBuild: {substitute: {cluster-name: prod}}')}`,
  good: `${GIT_REPOSITORY}---${kustomization('shop', '  postBuild: {substitute: {cluster_name: prod}}')}`,
  fix: 'use letters, digits and underscores',
  source: 'https://fluxcd.io/flux/components/kustomize/kustomizations/#post-build-variable-substitution',
  kinds: [KIND.kustomization],
  check({ spec }, report) {
    for (const name of Object.keys(fieldsAt(spec, 'postBuild', 'substitute'))) {
      if (!VARIABLE_NAME.test(name) && !name.includes('${')) {
        report(['spec', 'postBuild', 'substitute', name], `"${name}" is no name of a variable`, `write "${name.replace(/[^_A-Za-z0-9]/g, '_').replace(/^(?=\d)/, '_')}"`);
      }
    }
  },
};
