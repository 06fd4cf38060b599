import { KIND } from '../../inventory';
import { listAt, ObjectCheck, re2Fault, textAt } from '../engine';

export const invalidMessagePattern: ObjectCheck = {
  code: 'FLX340',
  title: 'filter of messages that is no regular expression',
  severity: 'error',
  rationale: 'RE2 does not take the expression. Flux passes it over: what it should exclude is sent, what it should include is not.',
  bad: `
apiVersion: notification.toolkit.fluxcd.io/v1beta3
kind: Alert
metadata: {name: shop, namespace: flux-system}
spec:
  providerRef: {name: slack}
  eventSources: [{kind: HelmRelease, name: '*'}]
  exclusionList: ['*waiting*']
`,
  good: `
apiVersion: notification.toolkit.fluxcd.io/v1beta3
kind: Alert
metadata: {name: shop, namespace: flux-system}
spec:
  providerRef: {name: slack}
  eventSources: [{kind: HelmRelease, name: '*'}]
  exclusionList: ['.*waiting.*']
`,
  fix: 'write an expression that RE2 takes, such as ".*waiting.*"',
  source: 'https://fluxcd.io/flux/components/notification/alerts/#event-exclusion',
  kinds: [KIND.alert],
  check({ spec }, report) {
    for (const field of ['inclusionList', 'exclusionList']) {
      listAt(spec, field).forEach((value, index) => {
        const pattern = textAt(value);
        const fault = pattern === undefined ? undefined : re2Fault(pattern);
        if (fault !== undefined) {
          report(['spec', field, index], `"${pattern}" is no regular expression that RE2 takes: ${fault}`);
        }
      });
    }
  },
};
