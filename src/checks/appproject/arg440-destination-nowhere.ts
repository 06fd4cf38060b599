import { KIND } from '../../inventory';
import { ObjectCheck } from '../engine';
import { destinationsOf } from './entries';
import { PROJECT_SOURCE, projectWith } from './example';
import { tryGlob } from './glob';

export const destinationNowhere: ObjectCheck = {
  code: 'ARG440',
  title: 'destination that nothing matches',
  severity: 'error',
  rationale: 'Cluster and namespace of an Application have to match patterns that are there: without server and name, or with a malformed pattern, '
    + 'the entry permits and denies nothing.',
  bad: projectWith('destinations: [{namespace: shop}, {server: https://kubernetes.default.svc, namespace: shop-db}]'),
  good: projectWith('destinations: [{server: "*", namespace: shop}, {server: https://kubernetes.default.svc, namespace: shop-db}]'),
  fix: 'give server or name; "*" stands for every cluster',
  source: PROJECT_SOURCE,
  kinds: [KIND.appProject],
  check(subject, report) {
    for (const { path, ...destination } of destinationsOf(subject)) {
      if (destination.server === '' && destination.name === '' && subject.object.facts.isPartial !== true) {
        report(path, 'the destination has neither server nor name');
      }
      for (const key of ['server', 'name', 'namespace'] as const) {
        if (tryGlob(destination[key].replace(/^!/, '')) === undefined) {
          report([...path, key], `"${destination[key]}" is a malformed pattern, which matches nothing`, 'close its brackets');
        }
      }
    }
  },
};
