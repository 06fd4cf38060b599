import { KIND } from '../../inventory';
import { ObjectCheck, textAt } from '../engine';
import { WEB_TYPES } from './provider-needs';

export const addressWithoutScheme: ObjectCheck = {
  code: 'FLX349',
  title: 'address without a scheme',
  severity: 'error',
  rationale: 'The address of a web service is a full URL; Flux refuses another, and nothing is sent.',
  bad: `
apiVersion: notification.toolkit.fluxcd.io/v1beta3
kind: Provider
metadata: {name: alertmanager, namespace: flux-system}
spec: {type: alertmanager, address: alertmanager.monitoring/api/v2/alerts/}
`,
  good: `
apiVersion: notification.toolkit.fluxcd.io/v1beta3
kind: Provider
metadata: {name: alertmanager, namespace: flux-system}
spec: {type: alertmanager, address: 'http://alertmanager.monitoring/api/v2/alerts/'}
`,
  fix: 'begin the address with "https://" or "http://"',
  source: 'https://fluxcd.io/flux/components/notification/providers/#address',
  kinds: [KIND.provider],
  check({ spec }, report) {
    const type = textAt(spec, 'type');
    const address = textAt(spec, 'address');
    if (type !== undefined && WEB_TYPES.includes(type) && address !== undefined && address !== '' && !/^https?:\/\//i.test(address)) {
      // The path of a webhook may be its secret.
      report(['spec', 'address'], `the address of host "${address.split('/')[0]}" has no scheme`);
    }
  },
};
