import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ahead, atMost, faster, renderPage, Row } from '../../bench/report';

const page = readFileSync(join(__dirname, '../../docs/performance.md'), 'utf8');

function rowsOf(text: string): Row[] {
  const cells = text.split('\n').filter((line) => line.startsWith('| ')).slice(1).map((line) => line.slice(2, -2).split(' | '));
  return cells.map(([what, goal, found]) => ({ what, goal, found }));
}

test('the page is what the benchmark writes, but for the figures', () => {
  const machine = /--write` \(([^)]+)\)/.exec(page)![1];
  expect(renderPage(rowsOf(page), machine)).toBe(page);
});

test('a goal that is missed says so itself', () => {
  expect([faster('a', 30, 10, 3), faster('a', 29, 10, 3), ahead('a', 9, 10), atMost('a', 2.1, String, 2), atMost('a', 2, String)].map(({ goal, found }) => `${goal}: ${found}`))
    .toEqual(['3 ×: 3.0 × faster', '3 ×: 2.9 × faster (missed)', 'ahead: 0.90 × faster (missed)', '≤ 2: 2.1 (missed)', '–: 2']);
});
