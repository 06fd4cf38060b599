import { KIND } from '../../inventory';
import { isKnown, ObjectCheck, valueAt } from '../engine';
import { setWith } from './example';

export const templateNamespace: ObjectCheck = {
  code: 'ARG552',
  title: 'namespace of the template that is ignored',
  severity: 'warning',
  rationale: 'Argo CD puts every Application into the namespace of its ApplicationSet, whatever the template says.',
  bad: setWith({ metadata: 'namespace: shop' }),
  good: setWith({ metadata: 'namespace: argocd' }),
  fix: 'remove the namespace, or put the ApplicationSet into it',
  source: 'https://github.com/argoproj/argo-cd/blob/v3.5.1/applicationset/controllers/template/template.go',
  kinds: [KIND.applicationSet],
  check({ spec, namespace, object }, report) {
    const own = valueAt(spec, 'template', 'metadata', 'namespace');
    if (typeof own === 'string' && own !== '' && namespace !== undefined && isKnown(namespace) && own !== namespace && object.facts.isPartial !== true) {
      report(['spec', 'template', 'metadata', 'namespace'], `"${own}" is ignored: Applications get into "${namespace}"`);
    }
  },
};
