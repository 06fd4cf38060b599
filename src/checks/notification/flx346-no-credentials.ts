import { KIND } from '../../inventory';
import { formatChoices } from '../../text';
import { isSet, ObjectCheck, textAt } from '../engine';
import { SECRET_KEYS } from './provider-needs';

export const noCredentials: ObjectCheck = {
  code: 'FLX346',
  title: 'Provider without credentials',
  severity: 'error',
  rationale: 'The service takes nothing from strangers, so Flux does not even try. An Alert has no status: only the log of the controller says so.',
  bad: `
apiVersion: notification.toolkit.fluxcd.io/v1beta3
kind: Provider
metadata: {name: github, namespace: flux-system}
spec: {type: github, address: 'https://github.com/myorg/shop'}
`,
  good: `
apiVersion: notification.toolkit.fluxcd.io/v1beta3
kind: Provider
metadata: {name: github, namespace: flux-system}
spec: {type: github, address: 'https://github.com/myorg/shop', secretRef: {name: github-token}}
`,
  fix: 'name a Secret with the credentials in secretRef',
  source: 'https://fluxcd.io/flux/components/notification/providers/#secret-reference',
  kinds: [KIND.provider],
  check({ spec, object }, report) {
    const type = textAt(spec, 'type');
    const keys = type === undefined ? undefined : SECRET_KEYS.get(type);
    // Without an address there is FLX344, whose cure is a Secret, too.
    if (keys === undefined || isSet(spec.secretRef) || object.facts.isPartial === true || (!isSet(spec.address) && type !== 'telegram')) {
      return;
    }
    report(['spec', 'type'], `type "${type}" needs a secretRef with ${formatChoices(keys.map((group) => group.join(', ')))}`);
  },
};
