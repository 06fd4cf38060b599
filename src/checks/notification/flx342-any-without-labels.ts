import { KIND } from '../../inventory';
import { isSet, listAt, ObjectCheck, valueAt } from '../engine';

export const anyWithoutLabels: ObjectCheck = {
  code: 'FLX342',
  title: 'Receiver of all objects without labels',
  severity: 'error',
  rationale: 'Unlike an Alert, a Receiver takes "*" only together with matchLabels: every call of the webhook fails for this entry.',
  bad: `
apiVersion: notification.toolkit.fluxcd.io/v1
kind: Receiver
metadata: {name: shop, namespace: flux-system}
spec:
  type: github
  secretRef: {name: webhook}
  resources: [{kind: GitRepository, name: '*'}]
`,
  good: `
apiVersion: notification.toolkit.fluxcd.io/v1
kind: Receiver
metadata: {name: shop, namespace: flux-system}
spec:
  type: github
  secretRef: {name: webhook}
  resources: [{kind: GitRepository, name: '*', matchLabels: {team: shop}}]
`,
  fix: 'add matchLabels, or name each object',
  source: 'https://github.com/fluxcd/notification-controller/blob/main/internal/server/receiver_handlers.go',
  kinds: [KIND.receiver],
  check({ spec, object }, report) {
    listAt(spec, 'resources').forEach((entry, index) => {
      if (valueAt(entry, 'name') === '*' && !isSet(valueAt(entry, 'matchLabels')) && object.facts.isPartial !== true) {
        report(['spec', 'resources', index, 'name'], 'name "*" needs matchLabels here');
      }
    });
  },
};
