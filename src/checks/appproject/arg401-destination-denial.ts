import { KIND } from '../../inventory';
import { ObjectCheck } from '../engine';
import { DestinationAt, destinationsOf } from './entries';
import { PROJECT_SOURCE, projectWith } from './example';
import { isDenial } from './permission';

export const destinationDenial: ObjectCheck = {
  code: 'ARG401',
  title: 'denied destination that permits every other',
  severity: 'warning',
  rationale: 'Argo CD takes a destination with `!` that does not match for a match, so `namespace: "!x"` permits every other namespace of that cluster, '
    + 'whatever the entries beside it say.',
  bad: projectWith(`
destinations:
  - {server: https://kubernetes.default.svc, namespace: shop-*}
  - {server: https://kubernetes.default.svc, namespace: "!shop-db"}
`),
  good: projectWith(`
destinations:
  - {server: https://kubernetes.default.svc, namespace: "*"}
  - {server: https://kubernetes.default.svc, namespace: "!shop-db"}
`),
  fix: 'remove the denial and list what is permitted; or permit everything with "*" beside it to say so',
  source: PROJECT_SOURCE,
  kinds: [KIND.appProject],
  check(subject, report) {
    const destinations = destinationsOf(subject);
    const positive = destinations.filter((one) => !isDenying(one));
    for (const denying of destinations.filter(isDenying)) {
      const narrow = positive.filter((one) => isSameCluster(one, denying));
      if (narrow.length > 0 && !narrow.some(isWide) && !positive.some((one) => isWide(one) && isEveryCluster(one)) && !saysAll(denying)) {
        report(denying.path, `${shown(denying)} permits everything that it does not deny, so ${shown(narrow[0])} restricts nothing there`);
      }
    }
  },
};

function isDenying({ server, name, namespace }: DestinationAt): boolean {
  return [server, name, namespace].some(isDenial);
}

/** `!*` permits nothing: ARG403 says so. */
function saysAll({ server, name, namespace }: DestinationAt): boolean {
  return [server, name, namespace].includes('!*');
}

function isSameCluster(one: DestinationAt, denying: DestinationAt): boolean {
  return isDenial(denying.namespace)
    ? isEveryCluster(denying) || (one.server === denying.server && one.name === denying.name)
    : one.namespace === denying.namespace || denying.namespace === '*';
}

function isEveryCluster({ server, name }: DestinationAt): boolean {
  return server === '*' || name === '*';
}

function isWide({ namespace }: DestinationAt): boolean {
  return namespace === '*';
}

function shown({ server, name, namespace }: DestinationAt): string {
  return `"${server === '' ? name : server}" with namespace "${namespace}"`;
}
