/**
 * Keeps schemas/ equal to the upstream CRDs: `npm run schemas -- DIR [--write]`.
 * DIR is laid out as `argo-cd/vX.Y/*.yaml` and `flux/vX.Y/*.yaml`. Without --write it only reports, and exits 1 on a change.
 */
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { listChanges } from './schemas/changes';
import { collectStructures } from './schemas/collect';
import { Product, PRODUCTS, readCrds } from './schemas/crd';
import { keepDescriptions, missingDescriptions } from './schemas/descriptions';
import { readSchemaDocument, renderJson, SchemaDocument } from './schemas/document';
import { HIDDEN } from './schemas/hidden';
import { mergeDocument } from './schemas/merge';
import { NAMES } from './schemas/names';

const SCHEMAS = join(__dirname, '..', 'schemas');

function freshDocument(folder: string, product: Product): SchemaDocument {
  const crds = readCrds(join(folder, product));
  return mergeDocument(product, crds, collectStructures(crds, NAMES[product]), HIDDEN[product]);
}

/** Reports one product; true where schemas/ is behind the CRDs. */
function maintain(folder: string, product: Product, file: string, write: boolean): boolean {
  const path = join(SCHEMAS, file);
  const old = existsSync(path) ? readSchemaDocument(path) : undefined;
  const fresh = keepDescriptions(freshDocument(folder, product), old);
  const changes = listChanges(old, fresh);
  const missing = missingDescriptions(fresh);
  console.log(`${file}: ${Object.keys(fresh.$defs).length} definitions, ${changes.length} changes, ${missing.length} descriptions missing`);
  changes.forEach((change) => console.log(`  ${change}`));
  missing.forEach((name) => console.log(`  no description: ${name}`));
  if (write) {
    writeFileSync(path, `${renderJson(fresh)}\n`);
  }
  return changes.length > 0 && !write;
}

function main(args: readonly string[]): number {
  const [folder] = args.filter((argument) => !argument.startsWith('--'));
  if (folder === undefined || !existsSync(folder)) {
    console.error(`usage: npm run schemas -- DIR [--write]: no folder of CRDs at "${folder ?? ''}"`);
    return 2;
  }
  const behind = PRODUCTS.filter(({ product, file }) => maintain(folder, product, file, args.includes('--write')));
  return behind.length > 0 ? 1 : 0;
}

process.exitCode = main(process.argv.slice(2));
