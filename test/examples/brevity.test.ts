import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What a user writes: every line that is not blank, imports included. */
function linesOf(example: string): number {
  const text = readFileSync(join(__dirname, '../../examples', example, 'main.ts'), 'utf8');
  return text.split('\n').filter((line) => line.trim() !== '').length;
}

test('one Helm app in three environments with Argo CD takes at most 15 lines', () => {
  expect(linesOf('20-lines-argocd')).toBeLessThanOrEqual(15);
});

test('one Helm app in three environments with Flux and SOPS values takes at most 20 lines', () => {
  expect(linesOf('20-lines-flux')).toBeLessThanOrEqual(20);
});
