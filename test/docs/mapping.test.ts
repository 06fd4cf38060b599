import { MappingRow } from './mapping-row';
import { MAPPING } from './mapping-rows';
import { Engine, renderMappingPage, runRow, valueAt } from '../../tools/docs/mapping-page';
import { readPage } from '../../tools/docs/pages';

const engines: readonly Engine[] = ['argocd', 'flux'];
const cases = MAPPING.flatMap((row) => engines.map((engine) => [`${row.section}: ${row.intent}, ${row.write} (${engine})`, row, engine] as const));

test.each(cases)('%s', (_, row, engine) => {
  const result = runRow(row, engine);
  const { has = {}, same, refuses } = row[engine];
  if (refuses !== undefined) {
    expect(result.error?.split(' ')[0]).toBe(refuses);
    expect(result.error).toContain('fix: ');
    expect(result.files.size).toBe(0);
    return;
  }
  expect(result.error).toBeUndefined();
  if (same) {
    expect(result).toEqual(runRow({ ...row, write: '' }, engine));
  }
  expect(Object.fromEntries(Object.keys(has).map((key) => [key, valueAt(result, key)]))).toEqual(has);
});

test('every row says for both engines what they get, or that they refuse', () => {
  const silent = (row: MappingRow, engine: Engine) => {
    const { has = {}, refuses, same } = row[engine];
    return Object.keys(has).length === 0 && refuses === undefined && !same;
  };
  expect(MAPPING.filter((row) => engines.some((engine) => silent(row, engine)))).toEqual([]);
});

test('docs/mapping.md is what "npm run docs" writes', () => {
  expect(readPage('docs/mapping.md')).toBe(renderMappingPage());
});
