import { KIND } from '../../inventory';
import { fieldsAt, isKnown, ObjectCheck } from '../engine';

/** As Go's `encoding/base64` reads it: line ends are passed over, padding is not optional. */
function isBase64(text: string): boolean {
  const bare = text.replace(/[\r\n]/g, '');
  return bare.length % 4 === 0 && /^[A-Za-z0-9+/]*={0,2}$/.test(bare);
}

export const secretNoBase64: ObjectCheck = {
  code: 'KUB110',
  title: 'Secret data that is no Base64',
  severity: 'error',
  rationale: 'The API server refuses the Secret: data is encoded, stringData is plain.',
  bad: `
apiVersion: v1
kind: Secret
metadata: {name: registry, namespace: shop}
data: {username: "my robot!"}
`,
  good: `
apiVersion: v1
kind: Secret
metadata: {name: registry, namespace: shop}
data: {username: bXkgcm9ib3Qh}
`,
  fix: 'encode the value with Base64, or move it to stringData',
  source: 'https://kubernetes.io/docs/concepts/configuration/secret/',
  kinds: [KIND.secret],
  check({ manifest }, report) {
    if (manifest.sops !== undefined) {
      return;
    }
    const wrong = Object.entries(fieldsAt(manifest, 'data')).filter(([, value]) => typeof value === 'string' && isKnown(value) && !isBase64(value));
    wrong.forEach(([key]) => report(['data', key], `value of "${key}" is no Base64`));
  },
};
