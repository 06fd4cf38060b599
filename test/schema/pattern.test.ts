import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Pattern } from '../../src/schema/pattern';
import { toJsPattern } from '../../tools/generate/js-pattern';

const ROOT = join(__dirname, '..', '..');
const PATTERNS = [...new Set(['argocd', 'flux'].flatMap((product) => {
  const text = readFileSync(join(ROOT, 'schemas', `${product}.json`), 'utf8');
  return [...text.matchAll(/"pattern": ("(?:[^"\\]|\\.)*")/g)].map(([, json]) => JSON.parse(json) as string);
}))];

/** What would make a backtracking match try again and again. */
const ATTACKS = ['a', 'a.', '1', '1m', '1.1m', '[1]', '-', '@a', 'http://', '/', '\\'];

describe.each(PATTERNS)('%s', (text) => {
  const pattern = new Pattern([text, toJsPattern(text)]);

  test.each(ATTACKS)('takes no time for many "%s"', (attack) => {
    const start = performance.now();
    for (const times of [100, 900 / attack.length, 100_000]) {
      pattern.matches(`${attack.repeat(times)}\u0000`);
      pattern.matches(`@a/${attack.repeat(times)}\n`);
    }

    expect(performance.now() - start).toBeLessThan(1000);
  });

  test.each(ATTACKS)('says the same of few and of many "%s"', (attack) => {
    const long = attack.repeat(2000);
    const short = attack.repeat(2);

    expect(pattern.matches(long)).toBe(pattern.matches(short));
  });
});
