import { KIND } from '../../inventory';
import { isSet, ObjectCheck } from '../engine';
import { entriesAt } from './entries';
import { PROJECT_SOURCE, projectWith } from './example';

export const destinationNamespace: ObjectCheck = {
  code: 'ARG442',
  title: 'destination without a namespace',
  severity: 'warning',
  rationale: 'A namespace that is not given is no "*": the entry permits only Applications without a namespace, and none of their resources that have one.',
  bad: projectWith('destinations: [{server: https://kubernetes.default.svc}]'),
  good: projectWith('destinations: [{server: https://kubernetes.default.svc, namespace: "*"}]'),
  fix: 'give the namespace; "*" stands for every namespace',
  source: PROJECT_SOURCE,
  kinds: [KIND.appProject],
  check(subject, report) {
    for (const { entry, path } of entriesAt(subject, 'spec', 'destinations')) {
      const isEmpty = !isSet(entry.namespace) || entry.namespace === '';
      if (isEmpty && (isSet(entry.server) || isSet(entry.name)) && subject.object.facts.isPartial !== true) {
        report(path, 'the destination has no namespace, and permits none');
      }
    }
  },
};
