import { rootFields } from '../../src/gotemplate';

const fieldsOf = (text: string) => rootFields('t', text, (name) => name === 'upper').fields.map((names) => names.join('.'));

test.each([
  ['plain text', []],
  ['{{ .a.b }} {{ .c | upper }}', ['a.b', 'c']],
  ['{{ if .a }}{{ .b }}{{ else }}{{ .c }}{{ end }}', ['a', 'b', 'c']],
  ['{{ range .a }}{{ .b }}{{ $.c }}{{ else }}{{ .d }}{{ end }}', ['a', 'c', 'd']],
  ['{{ with .a }}{{ .b }}{{ end }}', ['a']],
  ['{{ range $key, $value := .a.b }}{{ $value.x }}{{ end }}', ['a.b']],
  ['{{ (index .a 0).b }}', ['a']],
  ['{{ . }} {{ $ }}', []],
])('the fields of the data in %j', (text, fields) => {
  expect(fieldsOf(text)).toEqual(fields);
});

test('says why Go refuses a template', () => {
  expect(rootFields('t', '{{ .a', () => false).fault).toMatch(/^template: t:1: /);
  expect(rootFields('t', '{{ lower .a }}', () => false).fault).toBe('template: t:1: function "lower" not defined');
});

test('a template nested too deeply to follow has no fault', () => {
  expect(rootFields('t', `${'{{if .a}}'.repeat(5000)}${'{{end}}'.repeat(5000)}`, () => false)).toEqual({ fields: [] });
});
