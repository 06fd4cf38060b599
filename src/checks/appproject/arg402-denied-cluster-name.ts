import { KIND } from '../../inventory';
import { ObjectCheck } from '../engine';
import { destinationsOf } from './entries';
import { PROJECT_SOURCE, projectWith } from './example';
import { isDenial } from './permission';

export const deniedClusterName: ObjectCheck = {
  code: 'ARG402',
  title: 'denied cluster name with one namespace',
  severity: 'warning',
  rationale: 'A denied `name` of a destination denies the whole cluster: Argo CD does not look at the namespace beside it, while it does for a denied `server`.',
  bad: projectWith(`
destinations:
  - {name: "*", namespace: "*"}
  - {name: "!prod", namespace: kube-system}
`),
  good: projectWith(`
destinations:
  - {name: "*", namespace: "*"}
  - {name: "!prod", namespace: "*"}
`),
  fix: 'deny the namespace by "server", or write namespace "*" to say that the whole cluster is denied',
  source: PROJECT_SOURCE,
  kinds: [KIND.appProject],
  check(subject, report) {
    for (const { name, namespace, path } of destinationsOf(subject)) {
      if (isDenial(name) && name !== '!*' && namespace !== '*' && namespace !== '' && !isDenial(namespace)) {
        report([...path, 'namespace'], `name "${name}" denies every namespace of that cluster, not only "${namespace}"`);
      }
    }
  },
};
