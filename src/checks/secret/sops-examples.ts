/** Ciphertext of no meaning. */
export const CIPHERTEXT = 'ENC[AES256_GCM,data:cGxhaW4=,iv:aXY=,tag:dGFn,type:str]';

/** What SOPS writes below the values. */
export const SOPS = `sops:
  age: [{recipient: age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p, enc: encrypted key}]
  lastmodified: '2026-01-01T00:00:00Z'
  mac: ${CIPHERTEXT}
  encrypted_regex: ^(data|stringData)$
  version: 3.10.2
`;

/** An encrypted Secret; `more` are further lines of its data. */
export function encryptedSecret(more = '', metadata = 'name: shop, namespace: apps'): string {
  return `
apiVersion: v1
kind: Secret
metadata: {${metadata}}
stringData:
  password: ${CIPHERTEXT}
${more}${SOPS}`;
}
