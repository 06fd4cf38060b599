import { KIND } from '../../inventory';
import { ObjectCheck } from '../engine';
import { destinationsOf } from './entries';
import { PROJECT_SOURCE, projectWith } from './example';
import { isDenial } from './permission';

export const destinationAnyCluster: ObjectCheck = {
  code: 'ARG441',
  title: 'destination that permits more clusters than it names',
  severity: 'warning',
  rationale: 'Server or name has to match, not both: a "*" in one of them permits every cluster, whatever the other one says.',
  bad: projectWith('destinations: [{server: "*", name: prod-eu, namespace: shop}]'),
  good: projectWith('destinations: [{name: prod-eu, namespace: shop}]'),
  fix: 'remove the "*", so that only the named cluster is permitted',
  source: PROJECT_SOURCE,
  kinds: [KIND.appProject],
  check(subject, report) {
    for (const { server, name, path } of destinationsOf(subject)) {
      const [open, other] = server === '*' ? ['server', name] : ['name', server];
      if ((server === '*' || name === '*') && other !== '' && other !== '*' && !isDenial(other)) {
        report([...path, open], `${open} "*" permits every cluster, not only "${other}"`);
      }
    }
  },
};
