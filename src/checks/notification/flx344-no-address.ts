import { KIND } from '../../inventory';
import { isSet, ObjectCheck, textAt } from '../engine';
import { WITHOUT_ADDRESS } from './provider-needs';

export const noAddress: ObjectCheck = {
  code: 'FLX344',
  title: 'Provider without an address',
  severity: 'error',
  rationale: 'There is nowhere to send to. An Alert has no status, so only the log of the controller says so.',
  bad: `
apiVersion: notification.toolkit.fluxcd.io/v1beta3
kind: Provider
metadata: {name: slack, namespace: flux-system}
spec: {type: slack, channel: deployments}
`,
  good: `
apiVersion: notification.toolkit.fluxcd.io/v1beta3
kind: Provider
metadata: {name: slack, namespace: flux-system}
spec: {type: slack, channel: deployments, secretRef: {name: slack-webhook}}
`,
  fix: 'set spec.address, or name a Secret with the key "address" in secretRef',
  source: 'https://fluxcd.io/flux/components/notification/providers/#address',
  kinds: [KIND.provider],
  check({ spec, object }, report) {
    const type = textAt(spec, 'type');
    const hasAddress = isSet(spec.address) && spec.address !== '';
    if (type !== undefined && !WITHOUT_ADDRESS.includes(type) && !hasAddress && !isSet(spec.secretRef) && object.facts.isPartial !== true) {
      report(['spec', 'type'], `type "${type}" needs an address, and there is no secretRef to take one from`);
    }
  },
};
