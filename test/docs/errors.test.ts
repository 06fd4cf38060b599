import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { allChecks } from '../../src/checks';
import { renderChecksPage } from '../../tools/docs/checks-page';
import { codeTables, renderErrorsPage } from '../../tools/docs/errors-page';
import { readPage, ROOT } from '../../tools/docs/pages';

const CODE = /'([A-Z]{3}\d{3})'/g;

/** Codes that source files raise: every quoted code outside of the tables. */
function raisedCodes(): string[] {
  const files = readdirSync(join(ROOT, 'src'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts') && entry.name !== 'codes.ts' && !entry.name.includes('.generated.'));
  const texts = files.map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8'));
  return [...new Set(texts.flatMap((text) => [...text.matchAll(CODE)].map(([, code]) => code)))].sort();
}

test('docs/errors.md is what "npm run docs" writes', () => {
  expect(readPage('docs/errors.md')).toBe(renderErrorsPage());
});

test('docs/checks.md is what "npm run docs" writes', () => {
  expect(readPage('docs/checks.md')).toBe(renderChecksPage());
});

test('every code that is raised has a row on the page, or is a check of the catalogue', () => {
  const known = [...Object.keys(codeTables()), ...allChecks().map(({ code }) => code)];
  expect(raisedCodes().filter((code) => !known.includes(code))).toEqual([]);
});

test('every row of the page is of a code that is raised', () => {
  const raised = raisedCodes();
  expect(Object.keys(codeTables()).filter((code) => !raised.includes(code))).toEqual([]);
});

test('a title and a reason are sentences of the same form', () => {
  for (const [code, { title, why }] of Object.entries(codeTables())) {
    expect({ code, title }).toEqual({ code, title: expect.stringMatching(/[^.\s]$/) });
    expect({ code, why }).toEqual({ code, why: expect.stringMatching(/^[A-Z`"].*\.$/) });
  }
});
