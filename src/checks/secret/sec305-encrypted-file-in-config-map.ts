import { appliersIn, filesOf, isSopsText, KIND, tryGenerator } from '../../inventory';
import { FleetCheck } from '../engine';
import { CIPHERTEXT, SOPS } from './sops-examples';
import { repository } from '../flux-kustomization/examples';

function generator(field: string): string {
  return `
apiVersion: kustomize.config.k8s.io/v1beta1
kind: Kustomization
${field}:
  - name: shop
    files: [values.yaml=shop.enc.yaml]
`;
}

const VALUES = `password: ${CIPHERTEXT}\n${SOPS}`;
const DECRYPTION = '  decryption: {provider: sops, secretRef: {name: sops-age}}';

export const encryptedFileInConfigMap: FleetCheck = {
  code: 'SEC305',
  title: 'encrypted file in a generated ConfigMap',
  severity: 'error',
  rationale: 'Flux decrypts files of `secretGenerator` only: the ConfigMap holds the ciphertext, and whoever reads it fails or takes it for the value.',
  bad: repository({ 'apps/shop/kustomization.yaml': generator('configMapGenerator'), 'apps/shop/shop.enc.yaml': VALUES }, DECRYPTION),
  good: repository({ 'apps/shop/kustomization.yaml': generator('secretGenerator'), 'apps/shop/shop.enc.yaml': VALUES }, DECRYPTION),
  fix: 'use `secretGenerator`',
  source: 'https://fluxcd.io/flux/components/kustomize/kustomizations/#decryption',
  checkAll({ inventory }, report) {
    const { layout } = inventory;
    for (const object of layout === undefined ? [] : appliersIn(inventory).keys()) {
      const generated = object.kindName === KIND.configMap ? tryGenerator(object, layout!) : undefined;
      const file = generated === undefined ? undefined : filesOf(generated).find((one) => isSopsText(layout!.tryText(one.file) ?? ''));
      if (file !== undefined) {
        report(object, [], `"${file.file}" is encrypted, and nothing decrypts it for a ConfigMap`);
      }
    }
  },
};
