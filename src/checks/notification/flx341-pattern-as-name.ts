import { KIND } from '../../inventory';
import { listAt, ObjectCheck, textAt } from '../engine';

export const patternAsName: ObjectCheck = {
  code: 'FLX341',
  title: 'pattern as the name of an object',
  severity: 'error',
  rationale: 'Only a lone "*" stands for any name. Everything else is the name of one object, and none is called so.',
  bad: `
apiVersion: notification.toolkit.fluxcd.io/v1beta3
kind: Alert
metadata: {name: shop, namespace: flux-system}
spec:
  providerRef: {name: slack}
  eventSources: [{kind: HelmRelease, name: 'shop-*'}]
`,
  good: `
apiVersion: notification.toolkit.fluxcd.io/v1beta3
kind: Alert
metadata: {name: shop, namespace: flux-system}
spec:
  providerRef: {name: slack}
  eventSources: [{kind: HelmRelease, name: '*', matchLabels: {team: shop}}]
`,
  fix: 'write "*" and choose with matchLabels, or name each object',
  source: 'https://fluxcd.io/flux/components/notification/alerts/#event-sources',
  kinds: [KIND.alert, KIND.receiver],
  check({ spec, kindName }, report) {
    const field = kindName === KIND.alert ? 'eventSources' : 'resources';
    listAt(spec, field).forEach((entry, index) => {
      const name = textAt(entry, 'name');
      if (name !== undefined && name !== '*' && /[*?^$()|[\]]/.test(name)) {
        report(['spec', field, index, 'name'], `"${name}" is no name, and only a lone "*" is a pattern`);
      }
    });
  },
};
