import { FleetCheck } from '../engine';
import { GIT_REPOSITORY } from './examples';
import { unresolvedIn } from './unresolved';

const PROVIDER = `
apiVersion: notification.toolkit.fluxcd.io/v1beta3
kind: Provider
metadata: {name: chat, namespace: apps}
spec: {type: slack, channel: general, address: https://hooks.example.com/services}
`;

export const watchedObjectMissing: FleetCheck = {
  code: 'REF104',
  title: 'watch of an object that does not exist',
  severity: 'error',
  rationale: 'No event will ever come from it, and an Alert or a Receiver says nothing about that; a health check waits until its timeout.',
  isWhole: true,
  bad: `${GIT_REPOSITORY}---${PROVIDER}---
apiVersion: notification.toolkit.fluxcd.io/v1beta3
kind: Alert
metadata: {name: chat, namespace: apps}
spec:
  providerRef: {name: chat}
  eventSources: [{kind: GitRepository, name: configs}]
`,
  good: `${GIT_REPOSITORY}---${PROVIDER}---
apiVersion: notification.toolkit.fluxcd.io/v1beta3
kind: Alert
metadata: {name: chat, namespace: apps}
spec:
  providerRef: {name: chat}
  eventSources: [{kind: GitRepository, name: config}]
`,
  fix: 'name an object that exists, or `*` for all of the kind',
  source: 'https://fluxcd.io/flux/components/notification/alerts/#event-sources',
  checkAll({ inventory }, report) {
    for (const { reference, wanted, elsewhere, near } of unresolvedIn(inventory)) {
      const { rule, from, path } = reference;
      if ((rule.role === 'event' || rule.role === 'health') && elsewhere.length === 0) {
        report(from, path, `there is no ${wanted} to watch`, near === undefined ? undefined : `write "${near}"`);
      }
    }
  },
};
