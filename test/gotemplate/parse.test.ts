import { renderError } from './render';

test.each<[string, string, string]>([
  ['an unclosed action', '{{.a', 't:1: unclosed action'],
  ['an unclosed action over lines', '{{.a\n\n', 't:3: unclosed action started at t:1'],
  ['an unknown function', '\n{{nofunc}}', 't:2: function "nofunc" not defined'],
  ['an unknown variable', '{{$x}}', 't:1: undefined variable "$x"'],
  ['an end too many', '{{end}}', 't:1: unexpected {{end}}'],
  ['an end too few', '{{if .a}}', 't:1: unexpected EOF'],
  ['an else too many', '{{if .a}}{{else}}{{else}}{{end}}', 't:1: expected end; found {{else}}'],
  ['a constant in the middle of a pipeline', '{{.a | "x"}}', 't:1: non executable command in pipeline stage 2'],
  ['an empty action', '{{}}', 't:1: missing value for command'],
  ['break outside range', '{{break}}', 't:1: {{break}} outside {{range}}'],
  ['a template that is defined twice', '{{define "a"}}x{{end}}{{define "a"}}y{{end}}', 't:1: template: multiple definition of template "a"'],
  ['a bad number', '{{1a}}', 't:1: bad number syntax: "1a"'],
  ['a bad character', '{{.a#}}', 't:1: bad character U+0023 \'#\''],
  ['an unclosed comment', '{{/* a', 't:1: unclosed comment'],
  ['too many variables', '{{range $a, $b, $c := .l}}{{end}}', 't:1: too many declarations in range'],
  ['a field of a constant', '{{1.a}}', 't:1: bad number syntax: "1.a"'],
])('fails on %s', (_case, template, message) => {
  expect(renderError(template)).toEqual({ code: 'TPL101', message: `template: ${message}` });
});
