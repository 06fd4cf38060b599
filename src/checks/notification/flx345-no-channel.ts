import { Fields, KIND } from '../../inventory';
import { isKnown, isSet, ObjectCheck, textAt } from '../engine';
import { CHANNEL_MEANING } from './provider-needs';

export const noChannel: ObjectCheck = {
  code: 'FLX345',
  title: 'Provider without its channel',
  severity: 'error',
  rationale: 'The service does not know whom a message is for, and nothing arrives. An Alert has no status, so only the log of the controller says so.',
  bad: `
apiVersion: notification.toolkit.fluxcd.io/v1beta3
kind: Provider
metadata: {name: telegram, namespace: flux-system}
spec: {type: telegram, secretRef: {name: telegram}}
`,
  good: `
apiVersion: notification.toolkit.fluxcd.io/v1beta3
kind: Provider
metadata: {name: telegram, namespace: flux-system}
spec: {type: telegram, channel: '@deployments', secretRef: {name: telegram}}
`,
  fix: 'set spec.channel',
  source: 'https://fluxcd.io/flux/components/notification/providers/#channel',
  kinds: [KIND.provider],
  check({ spec, object }, report) {
    const type = textAt(spec, 'type');
    const meaning = type === undefined ? undefined : meaningOf(type, spec);
    if (meaning === undefined || object.facts.isPartial === true) {
      return;
    }
    if (!isSet(spec.channel) || spec.channel === '') {
      report(['spec', 'type'], `type "${type}" needs a channel: ${meaning}`);
    } else if (type === 'zulip' && isKnown(spec.channel) && !/^[^/]+\/./.test(String(spec.channel))) {
      report(['spec', 'channel'], `channel "${String(spec.channel)}" is no channel and topic of Zulip`, 'write "channel/topic"');
    }
  },
};

/** A webhook of Slack knows its channel; the API for bots does not. */
function meaningOf(type: string, spec: Fields): string | undefined {
  const isBot = type === 'slack' && textAt(spec, 'address')?.startsWith('https://slack.com/api/') === true;
  return isBot ? 'the API for bots has none by itself' : CHANNEL_MEANING.get(type);
}
