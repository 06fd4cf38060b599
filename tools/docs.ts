/**
 * Writes what the documentation takes from the code: the pages of errors and of the engine mapping, the layer
 * table, and every block of output in README.md and docs/. `npm run docs`.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { renderChecksPage } from './docs/checks-page';
import { renderErrorsPage } from './docs/errors-page';
import { withLayerTable } from './docs/layer-table';
import { renderMappingPage } from './docs/mapping-page';
import { withOutput } from './docs/output-blocks';
import { pages, readPage, ROOT } from './docs/pages';

function write(page: string, text: string): void {
  writeFileSync(join(ROOT, page), text);
}

write('docs/checks.md', renderChecksPage());
write('docs/errors.md', renderErrorsPage());
write('docs/mapping.md', renderMappingPage());
write('ARCHITECTURE.md', withLayerTable(readPage('ARCHITECTURE.md')));
pages().forEach((page) => write(page, withOutput(page, readPage(page))));
