import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './pages';
import { Layer, LAYERS } from '../../projenrc/layers';

const START = '<!-- layers -->\n';
const END = '<!-- /layers -->';

/** ARCHITECTURE.md with the table of the layers that exist, between its two marks. */
export function withLayerTable(page: string): string {
  const start = page.indexOf(START) + START.length;
  const end = page.indexOf(END);
  return `${page.slice(0, start)}${renderTable()}${page.slice(end)}`;
}

function renderTable(): string {
  const layers = LAYERS.filter(({ folder }) => existsSync(join(ROOT, 'src', folder)));
  return ['| folder | holds | may import |', '|---|---|---|', ...layers.map(row), ''].join('\n');
}

function row({ folder, holds, mayImport, mayUse = [] }: Layer): string {
  const existing = mayImport.filter((other) => existsSync(join(ROOT, 'src', other)));
  const modules = mayUse.map((name) => `\`${name}\``);
  return `| ${folder} | ${holds} | ${[...existing, ...modules].join(', ') || 'nothing'} |`;
}
