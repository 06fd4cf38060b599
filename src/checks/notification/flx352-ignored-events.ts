import { KIND } from '../../inventory';
import { listAt, ObjectCheck, textAt } from '../engine';

/** Types that look at the events (notification-controller internal/server/receiver_handlers.go). */
const WITH_EVENTS = ['github', 'gitlab', 'bitbucket', 'cdevents'];

export const ignoredEvents: ObjectCheck = {
  code: 'FLX352',
  title: 'events that a Receiver does not look at',
  severity: 'warning',
  rationale: 'Only Receivers of GitHub, GitLab, Bitbucket and CDEvents filter by event; any call of this one starts a reconciliation.',
  bad: `
apiVersion: notification.toolkit.fluxcd.io/v1
kind: Receiver
metadata: {name: shop, namespace: flux-system}
spec:
  type: harbor
  events: [PUSH_ARTIFACT]
  secretRef: {name: webhook}
  resources: [{kind: ImageRepository, name: shop}]
`,
  good: `
apiVersion: notification.toolkit.fluxcd.io/v1
kind: Receiver
metadata: {name: shop, namespace: flux-system}
spec:
  type: harbor
  secretRef: {name: webhook}
  resources: [{kind: ImageRepository, name: shop}]
`,
  fix: 'drop events, or filter with resourceFilter',
  source: 'https://fluxcd.io/flux/components/notification/receivers/#events',
  kinds: [KIND.receiver],
  check({ spec }, report) {
    const type = textAt(spec, 'type');
    if (type !== undefined && !WITH_EVENTS.includes(type) && listAt(spec, 'events').length > 0) {
      report(['spec', 'events'], `events are ignored by a Receiver of type "${type}"`);
    }
  },
};
