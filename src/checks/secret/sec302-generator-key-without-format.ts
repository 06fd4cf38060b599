import { appliersIn, filesOf, GeneratorFile, isSopsJson, isSopsText, KIND, RepositoryLayout, tryGenerator } from '../../inventory';
import { sopsFormatOfKey } from '../../sops';
import { FleetCheck } from '../engine';
import { CIPHERTEXT, SOPS } from './sops-examples';
import { repository } from '../flux-kustomization/examples';

function generator(files: string): string {
  return `
apiVersion: kustomize.config.k8s.io/v1beta1
kind: Kustomization
secretGenerator:
  - name: shop
    files: [${files}]
`;
}

const VALUES = `password: ${CIPHERTEXT}\n${SOPS}`;
const DECRYPTION = '  decryption: {provider: sops, secretRef: {name: sops-age}}';

export const generatorKeyWithoutFormat: FleetCheck = {
  code: 'SEC302',
  title: 'encrypted file under a key without an extension',
  severity: 'error',
  rationale: 'Flux takes the format from the key, not from the file: without an extension it decrypts YAML as if it were a binary file, and the build fails.',
  bad: repository({ 'apps/shop/kustomization.yaml': generator('values=shop.enc.yaml'), 'apps/shop/shop.enc.yaml': VALUES }, DECRYPTION),
  good: repository({ 'apps/shop/kustomization.yaml': generator('values.yaml=shop.enc.yaml'), 'apps/shop/shop.enc.yaml': VALUES }, DECRYPTION),
  fix: 'give the key the extension of the file, such as ".yaml"',
  source: 'https://github.com/fluxcd/kustomize-controller/issues/399',
  checkAll({ inventory }, report) {
    const { layout } = inventory;
    for (const object of layout === undefined ? [] : appliersIn(inventory).keys()) {
      const generated = object.kindName === KIND.secret ? tryGenerator(object, layout!) : undefined;
      const wrong = generated === undefined ? undefined : filesOf(generated).find((one) => isMisread(one, layout!));
      if (wrong !== undefined) {
        report(object, [], `key "${wrong.key}" says nothing of the format of "${wrong.file}", which is encrypted`);
      }
    }
  },
};

/** What Flux does not know by its key is binary for it, as JSON of SOPS. */
function isMisread({ key, file }: GeneratorFile, layout: RepositoryLayout): boolean {
  const text = sopsFormatOfKey(key) === 'binary' ? layout.tryText(file) : undefined;
  return text !== undefined && isSopsText(text) && !isSopsJson(text);
}
