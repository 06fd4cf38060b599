import { call } from './call';

test.each<[string, string, unknown?]>([
  ['{{ merge (dict "a" 1 "b" 0) (dict "a" 2 "b" 3 "c" 4) }}', 'map[a:1 b:3 c:4]'],
  ['{{ mergeOverwrite (dict "a" 1 "b" 2) (dict "a" 0 "b" "") }}', 'map[a:0 b:]'],
  ['{{ merge (dict "a" (dict "x" 1)) (dict "a" (dict "x" 2 "y" 3)) }}', 'map[a:map[x:1 y:3]]'],
  ['{{ mergeOverwrite (dict "l" (list 1 2)) (dict "l" (list 3)) }}', 'map[l:[3]]'],
  ['{{ mergeOverwrite (dict "a" "s") (dict "a" (dict "b" 1)) }}', 'map[a:map[b:1]]'],
  ['{{ merge (dict "a" "s") (dict "a" (dict "b" 1)) }}', 'map[a:s]'],
  ['{{ mergeOverwrite (dict "a" 1) (dict "a" nil) }}', 'map[a:<nil>]'],
])('merges: %s', (template, expected, ...[data]) => {
  expect(call(template, data)).toBe(expected);
});
