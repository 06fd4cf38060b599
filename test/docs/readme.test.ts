import { allChecks } from '../../src/checks';
import { outputBlocks } from '../../tools/docs/output-blocks';
import { fencesOf, pages, readPage } from '../../tools/docs/pages';

const cases = pages().map((page) => [page] as const);

test.each(cases)('every block of output in %s is what the program above it writes', (page) => {
  for (const { fence, expected } of outputBlocks(page, readPage(page))) {
    expect(`${page}:${fence.line}\n${fence.code}`).toBe(`${page}:${fence.line}\n${expected}`);
  }
});

test('the README shows the output of its first program, for both engines', () => {
  const text = readPage('README.md');
  const paths = outputBlocks('README.md', text).map(({ fence }) => fence.code.split('\n')[0]);
  expect(paths).toEqual(expect.arrayContaining(['# dist/apps/shop.yaml', '# dist/apps/in-cluster/shop.yaml']));
});

test('the first program of the README has 20 lines at most', () => {
  const [first] = fencesOf('README.md', readPage('README.md')).filter(({ language }) => language === 'ts');
  expect(first.code.split('\n').filter((line) => line.trim() !== '').length).toBeLessThanOrEqual(20);
});

test('the second program of the README is the first with another engine', () => {
  const [first, second] = fencesOf('README.md', readPage('README.md')).filter(({ language }) => language === 'ts');
  const words = (code: string) => code.split(/[\s,{}]+/).sort().join(' ');
  expect(words(second.code)).toBe(words(first.code.split('ArgoCd').join('FluxCd')));
});

test('there are as many checks as the README says', () => {
  expect(readPage('README.md')).toContain('more than three hundred such checks');
  expect(allChecks().length).toBeGreaterThan(300);
});
