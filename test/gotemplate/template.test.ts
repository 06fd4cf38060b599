import { render, renderError } from './render';
import { compile, goFunc } from '../../src/gotemplate';

test('a template is compiled once and executed with other data each time', () => {
  const template = compile('t', '{{.a}}-{{$x := .b}}{{$x}}');
  expect([template.execute({ a: 1, b: 2 }), template.execute({ a: 'x' })]).toEqual(['1-2', 'x-<no value>']);
});

test.each<[string, string, unknown, string]>([
  ['missingkey=default', '{{.none}}', {}, '<no value>'],
  ['missingkey=invalid', '{{.none}}', {}, '<no value>'],
  ['missingkey=zero', '{{.none}}', {}, '<no value>'],
])('%s gives a value for a missing key', (option, template, data, expected) => {
  expect(render(template, data, { options: [option] })).toBe(expected);
});

test('missingkey=error fails on a missing field', () => {
  expect(renderError('{{.a.none}}', { a: {} }, { options: ['missingkey=error'] })).toEqual({
    code: 'TPL102', message: 'template: t:1:4: executing "t" at <.a.none>: map has no entry for key "none"',
  });
});

test('missingkey=error does not fail on index', () => {
  expect(render('{{index .a "none"}}', { a: {} }, { options: ['missingkey=error'] })).toBe('<no value>');
});

test('the last option wins', () => {
  expect(render('{{.none}}', {}, { options: ['missingkey=error', 'missingkey=default'] })).toBe('<no value>');
});

test.each(['missingkey', 'missingkey=x', 'other=1', '', 'toString'])('fails on the unknown option "%s"', (option) => {
  expect(renderError('x', {}, { options: [option] }).code).toBe('TPL105');
});

test('functions of the caller come before those of Go', () => {
  const funcs = new Map([['len', goFunc('func(any) string', () => 'mine')]]);
  expect(render('{{len .a}}', { a: 'x' }, { funcs })).toBe('mine');
});

test('a template without a name is called so in errors', () => {
  expect(() => compile('', '{{')).toThrow('template: :1: unclosed action');
});
