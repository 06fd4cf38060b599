import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readPage, ROOT } from '../../tools/docs/pages';

test('every bundled package has its reason in decision 3, and no other has', () => {
  const { bundledDependencies } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { bundledDependencies: string[] };
  const rows = [...readPage('docs/decisions/0003-runtime-dependencies.md').matchAll(/^\| `([^`]+)` \|/gm)].map(([, name]) => name);
  expect(rows.sort()).toEqual([...bundledDependencies].sort());
});
