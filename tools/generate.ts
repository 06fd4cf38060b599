/** Writes what is made from schemas/: `npm run generate`. Nothing of it is committed. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { internSchema, renderInterned } from './generate/interned';
import { TARGETS } from './generate/product-target';
import { renderResources } from './generate/resources';
import { renderSignatures } from './generate/signatures';
import { readSchemaDocument } from './schemas/document';

const ROOT = join(__dirname, '..');

/** Leaves a file alone whose text is the same, so that watchers and incremental builds stay quiet. */
function writeText(path: string, text: string): void {
  if (existsSync(path) && readFileSync(path, 'utf8') === text) {
    return;
  }
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}

for (const target of TARGETS) {
  const document = readSchemaDocument(join(ROOT, 'schemas', target.schema));
  for (const [file, text] of Object.entries(renderResources(document, target))) {
    writeText(join(ROOT, 'src', target.folder, 'l1', file), text);
  }
  writeText(join(ROOT, 'src', 'schema', `${target.folder}.generated.ts`), renderInterned(internSchema(document, target), target));
}
writeText(join(ROOT, 'src', 'calls', 'signatures.generated.ts'), renderSignatures(join(ROOT, 'src')));
