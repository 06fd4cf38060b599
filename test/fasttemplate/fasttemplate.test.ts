import { isGitOpsError } from '../../src/diagnostics';
import { fastTags, isFastTemplate, renderFast } from '../../src/fasttemplate';

const PARAMS = { 'name': 'x', 'path.basename': 'app', 'path[0]': 'apps', 'n': 3, 'z': null, 'e': '' };

test.each<[string, string, string]>([
  ['a parameter', '{{name}}-{{ path.basename }}', 'x-app'],
  ['a parameter with an index', '{{path[0]}}', 'apps'],
  ['an empty parameter', '[{{e}}]', '[]'],
  ['an unknown parameter, left as it is written', '{{ none }}', '{{ none }}'],
  ['a number, which is none', '{{n}}{{z}}', '{{n}}{{z}}'],
  ['no name', '{{}}{{ }}', '{{}}{{ }}'],
  ['a method of JavaScript objects', '{{constructor}}', '{{constructor}}'],
  ['no placeholder', 'a }} b', 'a }} b'],
  ['a start without an end on any line', 'a {{ b', 'a {{ b'],
  ['a placeholder over two lines alone', '{{\nname}}', '{{\nname}}'],
  ['a placeholder over two lines beside another', '{{\nname}} {{name}}', 'x x'],
  ['braces in braces', '{{{name}}}', '{{{name}}}'],
])('renders %s', (_case, text, expected) => {
  expect(renderFast(text, PARAMS)).toBe(expected);
});

test('fails where a placeholder has no end', () => {
  expect(() => renderFast('{{name}} {{x', PARAMS)).toThrow(
    'Cannot find end tag="}}" in the template="{{name}} {{x" starting from "x"',
  );
});

test('does not look for an end where no line has a placeholder', () => {
  expect(isFastTemplate('{{a\n}}')).toBe(false);
});

test('the names of the placeholders are listed in order', () => {
  expect(fastTags('{{ b }} {{a}} {{b}}')).toEqual(['b', 'a', 'b']);
});

test('many starts without an end take linear time', () => {
  const start = process.cpuUsage();
  expect(isFastTemplate('{{'.repeat(300_000))).toBe(false);
  expect(process.cpuUsage(start).user / 1e6).toBeLessThan(1);
});

test('the error is ours', () => {
  try {
    renderFast('{{a}}{{', {});
    throw new Error('not reached');
  } catch (error) {
    expect(isGitOpsError(error)).toBe(true);
  }
});
