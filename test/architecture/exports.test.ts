import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readSource, sourceFiles, SRC } from './imports';

const EXPORT = /^export (?:declare |abstract |async )*(?:function\*?|const|class|interface|type|enum) (\w+)/gm;
/** Tables that `npm run docs` and the checks of codes gather from every folder. */
const TABLE = /_CODES$/;
/** Made for tests, and said so where they stand. */
const FOR_TESTS = ['countLibraryDocuments', 'KEY_ENDS'];

test('what a file exports is used by another one, or in its own, or is public', () => {
  const words = new Map(sourceFiles().map((file) => [file, wordsOf(readSource(file))]));
  const published = new Set(wordsOf(readFileSync(join(SRC, '../API.md'), 'utf8')));
  const uses = new Map<string, number>();
  [...words.values()].forEach((all) => all.forEach((word) => uses.set(word, (uses.get(word) ?? 0) + 1)));

  const unused = sourceFiles().filter((file) => !file.includes('.generated.'))
    .flatMap((file) => [...readSource(file).matchAll(EXPORT)].map(([, name]) => name).filter((name) => uses.get(name) === 1 && !published.has(name)));

  expect(unused.filter((name) => !TABLE.test(name)).sort()).toEqual(FOR_TESTS.sort());
});

/** Each use of a name in code, without comments. */
function wordsOf(text: string): string[] {
  return text.replace(/\/\*[^]*?\*\/|\/\/.*/g, '').match(/\b[A-Za-z_]\w*/g) ?? [];
}
