import { KIND, Reference, Referents, tryKeysMeant } from '../../inventory';
import { formatChoices } from '../../text';
import { FleetCheck, textAt } from '../engine';
import { shortKind } from './unresolved';

const ENCRYPTED = 'ENC[AES256_GCM,data:cGxhaW4=,iv:aXY=,tag:dGFn,type:str]';

function credentials(key: string): string {
  return `
apiVersion: source.toolkit.fluxcd.io/v1
kind: GitRepository
metadata: {name: config, namespace: apps}
spec: {interval: 10m, url: ssh://git@github.com/myorg/config, ref: {branch: main}, secretRef: {name: deploy-key}}
---
apiVersion: v1
kind: Secret
metadata: {name: deploy-key, namespace: apps}
stringData: {${key}: '${ENCRYPTED}', known_hosts: '${ENCRYPTED}'}
sops:
  age: [{recipient: age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p, enc: 'encrypted key'}]
  lastmodified: '2026-01-01T00:00:00Z'
  mac: '${ENCRYPTED}'
  encrypted_regex: ^(data|stringData)$
  version: 3.10.2
`;
}

const SSH: readonly (readonly string[])[] = [['identity'], ['known_hosts']];
const HTTPS: readonly (readonly string[])[] = [['username', 'bearerToken', 'githubAppID', 'ca.crt', 'caFile', 'tls.crt']];

const NOTIFICATION: readonly string[] = [KIND.provider, KIND.receiver];

export const secretLacksKey: FleetCheck = {
  code: 'REF115',
  title: 'Secret without the key that Flux reads',
  severity: 'error',
  rationale: 'Flux looks for keys of fixed names and passes over every other, so the credentials are not found.',
  bad: credentials('ssh-privatekey').trim(),
  good: credentials('identity').trim(),
  fix: 'rename the key',
  source: 'https://fluxcd.io/flux/components/source/gitrepositories/#secret-reference',
  checkAll({ inventory }, report) {
    const referents = Referents.of(inventory);
    for (const reference of referents.references) {
      const needs = reference.key ? [[reference.key]] : needsOf(reference);
      const keys = needs.length === 0 || reference.rule.role === 'values' ? undefined : tryKeysMeant(reference, referents);
      const missing = keys === undefined ? undefined : needs.find((group) => !group.some((key) => keys.includes(key)));
      if (keys !== undefined && missing !== undefined && !isEmptyShell(keys)) {
        const { from, path, kindName, name } = reference;
        report(from, path, `${shortKind(kindName)} "${name}" has no key ${formatChoices(missing)}, only ${formatChoices(keys, 5)}`,
          `give it the key ${formatChoices(missing)}`);
      }
    }
  },
};

/** A Secret without any key is one that something else fills. */
function isEmptyShell(keys: readonly string[]): boolean {
  return keys.length === 0;
}

function needsOf({ rule, from }: Reference): readonly (readonly string[])[] {
  if (rule.from === KIND.gitRepository && rule.path === 'spec.secretRef') {
    const url = textAt(from.manifest, 'spec', 'url') ?? '';
    return url.startsWith('ssh://') ? SSH : url.startsWith('http') ? HTTPS : [];
  }
  // What Providers and Receivers need depends on their type, and is asked for by a check of their own.
  return NOTIFICATION.includes(rule.from) && rule.path === 'spec.secretRef' ? [] : rule.needs ?? [];
}
