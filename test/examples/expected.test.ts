import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { environmentOf, Example, findExamples, readTree } from '../../tools/examples';

const environment = { ...process.env };

afterEach(() => {
  process.env = { ...environment };
});

/** The program as it stands, in modules of its own: the engine is chosen when it is loaded. */
function synthesize(example: Example): Readonly<Record<string, string>> {
  const outdir = mkdtempSync(join(tmpdir(), 'example-'));
  try {
    Object.assign(process.env, environmentOf(example, outdir));
    jest.isolateModules(() => jest.requireActual(example.main));
    return readTree(outdir);
  } finally {
    rmSync(outdir, { recursive: true });
  }
}

test('there are examples for both engines', () => {
  const engines = new Set(findExamples().map(({ engine }) => engine));
  expect(engines).toEqual(new Set(['argocd', 'flux', undefined]));
});

test.each(findExamples().map((example) => [example.title, example] as const))('%s writes exactly what is expected', (_, example) => {
  expect(synthesize(example)).toEqual(readTree(example.expected));
});
