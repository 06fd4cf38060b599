import { InventoryObject, KIND } from '../../inventory';
import { formatChoices } from '../../text';
import { CheckContext, fieldsAt, isAtLeast, isSet, ObjectCheck, Subject, textAt } from '../engine';
import { SECRET_KEYS, WITHOUT_ADDRESS } from './provider-needs';

export const missingSecretKeys: ObjectCheck = {
  code: 'FLX357',
  title: 'Secret without the key that is asked for',
  severity: 'error',
  rationale: 'Flux finds the Secret but not what it needs in it: nothing is sent, or every call of the webhook is refused.',
  bad: `
apiVersion: notification.toolkit.fluxcd.io/v1
kind: Receiver
metadata: {name: shop, namespace: flux-system}
spec:
  type: github
  secretRef: {name: webhook}
  resources: [{kind: GitRepository, name: shop}]
---
apiVersion: v1
kind: Secret
metadata: {name: webhook, namespace: flux-system}
data: {password: '' }
`,
  good: `
apiVersion: notification.toolkit.fluxcd.io/v1
kind: Receiver
metadata: {name: shop, namespace: flux-system}
spec:
  type: github
  secretRef: {name: webhook}
  resources: [{kind: GitRepository, name: shop}]
---
apiVersion: v1
kind: Secret
metadata: {name: webhook, namespace: flux-system}
data: {token: ''}
`,
  fix: 'add the key to the Secret',
  source: 'https://fluxcd.io/flux/components/notification/receivers/#secret-reference',
  kinds: [KIND.provider, KIND.receiver],
  check(subject, report, context) {
    const name = textAt(subject.spec, 'secretRef', 'name');
    const secrets = name === undefined ? [] : context.inventory.find({ kindName: KIND.secret, name, namespace: subject.namespace }, subject.object);
    // Two Secrets of one name are for two clusters, or one of them is a patch.
    const keys = secrets.length === 1 ? keysOf(secrets[0]) : [];
    const wanted = keys.length === 0 ? [] : wantedOf(subject, context);
    if (wanted.length > 0 && !wanted.some((group) => group.every((key) => keys.includes(key)))) {
      report(['spec', 'secretRef', 'name'], `Secret "${name}" needs ${formatChoices(wanted.map((group) => group.join(', ')))}, and has ${formatChoices(keys)}`);
    }
  },
};

/** Empty where other keys may come yet. The names of keys stay readable in an encrypted file. */
function keysOf({ manifest, facts }: InventoryObject): string[] {
  return facts.isPartial === true ? [] : [...Object.keys(fieldsAt(manifest, 'data')), ...Object.keys(fieldsAt(manifest, 'stringData'))];
}

function wantedOf({ spec, kindName }: Subject, { target }: CheckContext): readonly (readonly string[])[] {
  const type = textAt(spec, 'type');
  if (type === undefined) {
    return [];
  }
  if (kindName === KIND.receiver) {
    return type === 'gcr' && isAtLeast(target.flux, '2.9') ? [['token', 'email', 'audience']] : [['token']];
  }
  const needsAddress = !isSet(spec.address) && !WITHOUT_ADDRESS.includes(type);
  const credentials = SECRET_KEYS.get(type) ?? (needsAddress ? [[]] : []);
  return needsAddress ? credentials.map((group) => [...group, 'address']) : credentials;
}
