import { App } from 'cdk8s';
import { OutputPlan } from '../constructs';
import { Fields, InventoryObject } from '../inventory';
import { parseYaml } from '../text';

/** Files beside the manifests, for checks that look at everything that is written. Ciphertext is kept as bytes, and is nobody's. */
export function plannedObjects(app: App): InventoryObject[] {
  const files = OutputPlan.tryOf(app)?.files ?? [];
  return files.filter(({ path, content }) => typeof content === 'string' && /\.(?:ya?ml|json)$/.test(path)).flatMap(({ path, content, subject }) =>
    parseYaml(String(content), { lastKeyWins: true }).documents.flatMap(({ value }) => (typeof value === 'object' && value !== null
      ? [new InventoryObject(value as Fields, { subject: `${subject} ${path}`, construct: subject, file: path })] : [])));
}
