import { FleetCheck } from '../engine';

/** What `.sops.yaml` says against the files, of one code of `checkRecipients`. */
export function driftCheck(code: string): FleetCheck['checkAll'] {
  return ({ inventory }, report) => {
    for (const { object, path, problems } of inventory.sopsFiles) {
      problems.filter((problem) => problem.code === code).forEach(({ message, fix }) => report(object, [], `"${path}" is ${message}`, fix));
    }
  };
}

const CIPHERTEXT = `ENC[AES256_GCM,data:cGxhaW4=,iv:${Buffer.alloc(32).toString('base64')},tag:${Buffer.alloc(16).toString('base64')},type:str]`;

/** An encrypted Secret. */
export function encryptedFor(recipients: readonly string[], regex = '^(data|stringData)$'): string {
  return `
apiVersion: v1
kind: Secret
metadata: {name: shop, namespace: shop}
stringData:
  password: ${CIPHERTEXT}
sops:
  age:
${recipients.map((recipient) => `    - {recipient: ${recipient}, enc: encrypted key}\n`).join('')}  lastmodified: "2026-01-01T00:00:00Z"
  mac: ${CIPHERTEXT}
  encrypted_regex: ${regex}
  version: 3.13.3
`;
}

export const ALICE = 'age1alice';
export const BOB = 'age1bob';

/** The `.sops.yaml` beside the examples. */
export const CREATION_RULES = `
creation_rules:
  - encrypted_regex: ^(data|stringData)$
    age: ${ALICE},${BOB}
`;
