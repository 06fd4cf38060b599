import { Applied, appliersIn, filesOf, Inventory, InventoryObject, isSopsObject, isSopsText, KIND, tryGenerator } from '../../inventory';
import { FleetCheck, isFields, textAt, valueAt } from '../engine';
import { encryptedSecret } from './sops-examples';
import { repository } from '../flux-kustomization/examples';

export const nothingDecryptsIt: FleetCheck = {
  code: 'SEC300',
  title: 'encrypted object applied by a Kustomization without decryption',
  severity: 'error',
  rationale: 'The Kustomization refuses the Secret ("is SOPS encrypted, configuring decryption is required") and applies nothing. `decryption` is not inherited from the Kustomization above.',
  bad: repository({ 'apps/shop/secret.sops.yaml': encryptedSecret() }),
  good: repository({ 'apps/shop/secret.sops.yaml': encryptedSecret() }, '  decryption: {provider: sops, secretRef: {name: sops-age}}'),
  fix: 'add `decryption: {provider: sops, secretRef: …}` to the Kustomization',
  source: 'https://fluxcd.io/flux/components/kustomize/kustomizations/#decryption',
  checkAll({ inventory }, report) {
    for (const [object, all] of appliersIn(inventory)) {
      const applied = isEncrypted(object, inventory) ? all.find(isWithoutDecryption) : undefined;
      if (applied !== undefined) {
        const { name } = applied.kustomization;
        const path = isFields(object.manifest.sops) ? ['sops'] : [];
        report(object, path, `Kustomization "${name}" applies this encrypted ${object.kind}, and has no \`decryption\``,
          `add \`decryption: {provider: sops, secretRef: …}\` to Kustomization "${name}"`);
      }
    }
  },
};

/** The annotation says that the ciphertext itself is wanted. */
const DISABLED = 'kustomize.toolkit.fluxcd.io/decrypt';

function isEncrypted(object: InventoryObject, { layout }: Inventory): boolean {
  const isWanted = textAt(object.metadata, 'annotations', DISABLED)?.toLowerCase() === 'disabled';
  const generator = object.kindName === KIND.secret && layout !== undefined ? tryGenerator(object, layout) : undefined;
  return !isWanted && (isSopsObject(object)
    || (generator !== undefined && filesOf(generator).some(({ file }) => isSopsText(layout!.tryText(file) ?? ''))));
}

function isWithoutDecryption({ kustomization }: Applied): boolean {
  const decryption = valueAt(kustomization.manifest, 'spec', 'decryption');
  return kustomization.facts.isPartial !== true && !isFields(decryption) && typeof decryption !== 'string';
}
