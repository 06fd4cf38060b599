import { KIND } from '../../inventory';
import { listAt, ObjectCheck, valueAt } from '../engine';
import { RENDER_SOURCE, setWith } from './example';

export const preservedAndFinalizer: ObjectCheck = {
  code: 'ARG550',
  title: 'preserved resources with a finalizer that deletes them',
  severity: 'warning',
  rationale: 'The switch preserveResourcesOnDeletion only keeps Argo CD from adding the finalizer. One that the template names stays, so deleting an Application deletes its resources.',
  bad: setWith({ metadata: 'finalizers: [resources-finalizer.argocd.argoproj.io]', tail: 'syncPolicy: {preserveResourcesOnDeletion: true}' }),
  good: setWith({ tail: 'syncPolicy: {preserveResourcesOnDeletion: true}' }),
  fix: 'remove the finalizer from the template',
  source: RENDER_SOURCE,
  kinds: [KIND.applicationSet],
  check({ spec }, report) {
    const finalizers = listAt(spec, 'template', 'metadata', 'finalizers');
    const index = finalizers.findIndex((finalizer) => typeof finalizer === 'string' && finalizer.startsWith('resources-finalizer.argocd.argoproj.io'));
    if (valueAt(spec, 'syncPolicy', 'preserveResourcesOnDeletion') === true && index >= 0) {
      report(['spec', 'template', 'metadata', 'finalizers', index], `"${String(finalizers[index])}" deletes resources although they shall be preserved`);
    }
  },
};
