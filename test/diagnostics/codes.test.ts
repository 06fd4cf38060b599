import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { codeTables } from '../../tools/docs/errors-page';

const TESTS = resolve(__dirname, '..');

/** The text of every test but this one. */
function testTexts(): string {
  const files = readdirSync(TESTS, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile() && entry.name.endsWith('.ts'));
  return files.map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8')).join('\n');
}

test('every code is asserted by a test', () => {
  const texts = testTexts();

  expect(Object.keys(codeTables()).filter((code) => !new RegExp(`\\b${code}\\b`).test(texts))).toEqual([]);
});

test('a code stands in one table only', () => {
  const tables = readdirSync(join(TESTS, '../src'), { recursive: true, withFileTypes: true }).filter((entry) => entry.name === 'codes.ts');
  const codes = tables.flatMap((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8').match(/^ {2}[A-Z]{3}\d{3}(?=:)/gm) ?? []);

  expect(codes.length).toBeGreaterThan(100);
  expect(codes.filter((code, index) => codes.indexOf(code) !== index)).toEqual([]);
});
