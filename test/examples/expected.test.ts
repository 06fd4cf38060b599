import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { environmentOf, Example, findExamples, readTree } from '../../tools/examples';

const environment = { ...process.env };

afterEach(() => {
  process.env = { ...environment };
});

interface Output {
  readonly files: Readonly<Record<string, string>>;
  /** Documents that the YAML library had to write, and apps that only cdk8s could order. */
  readonly fallBacks: number;
}

/** The program as it stands, in modules of its own: the engine is chosen when it is loaded. */
function synthesize(example: Example): Output {
  const outdir = mkdtempSync(join(tmpdir(), 'example-'));
  try {
    Object.assign(process.env, environmentOf(example, outdir));
    let fallBacks = 0;
    jest.isolateModules(() => {
      const { AppOrder } = jest.requireActual<typeof import('../../src/layout/order')>('../../src/layout/order');
      const orders = jest.spyOn(AppOrder, 'tryOf');
      jest.requireActual(example.main);
      const unordered = orders.mock.results.filter(({ value }) => value === undefined).length;
      fallBacks = unordered + jest.requireActual<typeof import('../../src/text')>('../../src/text').countLibraryDocuments();
      expect(orders).toHaveBeenCalled();
    });
    return { files: readTree(outdir), fallBacks };
  } finally {
    rmSync(outdir, { recursive: true });
  }
}

test('there are examples for both engines', () => {
  const engines = new Set(findExamples().map(({ engine }) => engine));
  expect(engines).toEqual(new Set(['argocd', 'flux', undefined]));
});

test.each(findExamples().map((example) => [example.title, example] as const))('%s writes exactly what is expected, and nothing of it the slow way', (_, example) => {
  const { files, fallBacks } = synthesize(example);
  expect(files).toEqual(readTree(example.expected));
  expect(fallBacks).toBe(0);
});
