import { App } from 'cdk8s';
import { OutputPlan, PlannedFile } from '../constructs';
import { Fields, InventoryObject } from '../inventory';
import { parseYaml } from '../text';

/** Files beside the manifests, for checks that look at everything that is written. Ciphertext is kept as bytes, and is nobody's. */
export function plannedObjects(app: App): InventoryObject[] {
  const files = OutputPlan.tryOf(app)?.files ?? [];
  // Many releases may have one and the same values file.
  const known = new Map<string, unknown[]>();
  return files.flatMap((file) => valuesOf(file, known).filter(isCollection).map((value) =>
    new InventoryObject(value, { subject: `${file.subject} ${file.path}`, construct: file.subject, file: file.path })));
}

function valuesOf({ path, content, data }: PlannedFile, known: Map<string, unknown[]>): unknown[] {
  if (data !== undefined) {
    return [data];
  }
  if (typeof content !== 'string' || !/\.(?:ya?ml|json)$/.test(path)) {
    return [];
  }
  const values = known.get(content) ?? parseYaml(content, { lastKeyWins: true }).documents.map(({ value }) => value);
  known.set(content, values);
  return values;
}

/** A list may hold a secret, too. */
function isCollection(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null;
}
