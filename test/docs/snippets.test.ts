import { compile } from './compile';
import { MAPPING } from './mapping-rows';
import { rowProgram } from '../../tools/docs/mapping-page';
import { Fence, fencesOf, pages, programOf, readPage } from '../../tools/docs/pages';
import { runProgram } from '../../tools/docs/run-program';

const blocks = pages().flatMap((page) => fencesOf(page, readPage(page))).filter(({ language }) => language === 'ts' || language === 'typescript');
const nameOf = ({ page, line }: Fence) => `${page}:${line}`;

test('every TypeScript block of README and docs, and every row of the engine mapping compiles', () => {
  const rows = MAPPING.flatMap((row) => (['argocd', 'flux'] as const).map((engine) => ({ name: `${row.section}: ${row.intent}`, code: rowProgram(row, engine) })));
  expect(compile([...blocks.map((block) => ({ name: nameOf(block), code: programOf(block) })), ...rows])).toEqual([]);
});

test('fails a block that names what does not exist', () => {
  const code = "import { HelmApp } from 'cdk8s-gitops';\nHelmApp.fromNowhere();\n";
  expect(compile([{ name: 'planted', code }])).toEqual([expect.stringContaining('planted, line 2 of the block: Property \'fromNowhere\' does not exist')]);
});

test.each(blocks.filter(({ marks }) => marks.includes('run')).map((block) => [nameOf(block), block] as const))('%s runs as it says', (_, block) => {
  const { error, files } = runProgram(programOf(block));
  expect({ error, fails: error !== undefined }).toEqual({ error: block.marks.includes('fails') ? expect.any(String) : undefined, fails: block.marks.includes('fails') });
  expect(files.size > 0).toBe(!block.marks.includes('fails'));
});

test('there is a block for each question of the guides', () => {
  expect(new Set(blocks.map(({ page }) => page)).size).toBeGreaterThan(8);
});
