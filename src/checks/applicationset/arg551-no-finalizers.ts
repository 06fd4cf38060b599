import { KIND } from '../../inventory';
import { ObjectCheck, valueAt } from '../engine';
import { RENDER_SOURCE, setWith } from './example';

export const noFinalizers: ObjectCheck = {
  code: 'ARG551',
  title: 'empty list of finalizers',
  severity: 'warning',
  rationale: 'Argo CD adds its finalizer whenever the template has none, so an empty list does not keep resources from being deleted with their Application.',
  bad: setWith({ metadata: 'finalizers: []' }),
  good: setWith({ tail: 'syncPolicy: {preserveResourcesOnDeletion: true}' }),
  fix: 'set syncPolicy.preserveResourcesOnDeletion: true to keep resources, or remove the empty list',
  source: RENDER_SOURCE,
  kinds: [KIND.applicationSet],
  check({ spec }, report) {
    const finalizers = valueAt(spec, 'template', 'metadata', 'finalizers');
    if (Array.isArray(finalizers) && finalizers.length === 0 && valueAt(spec, 'syncPolicy', 'preserveResourcesOnDeletion') !== true) {
      report(['spec', 'template', 'metadata', 'finalizers'], 'an empty list gets the finalizer that deletes resources');
    }
  },
};
