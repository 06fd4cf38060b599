import { isGoPattern } from '../../src/text';

test.each(['', '*', 'apps/*', '[a-c]?', '[^a]', '[\\]]', '\\[', 'a]'])('%j is a pattern of Go', (pattern) => {
  expect(isGoPattern(pattern)).toBe(true);
});

test.each(['[', '[]', '[]a]', '[-]', '[a-]', '[x-]', '[^]', 'a\\', '[a'])('%j is none', (pattern) => {
  expect(isGoPattern(pattern)).toBe(false);
});
