import { render, renderError } from './render';
import { GoSlice, goType, int, stringMap } from '../../src/gotemplate';

const LABELS = stringMap([['env', 'prod']]);

test.each<[string, string, unknown, string]>([
  ['a field', '{{.a}}', { a: 'x' }, 'x'],
  ['a nested field', '{{.a.b.c}}', { a: { b: { c: 1.5 } } }, '1.5'],
  ['a missing field', '{{.a}}', {}, '<no value>'],
  ['a field of a missing field', '{{.a.b}}', {}, '<no value>'],
  ['a key that is a method of JavaScript objects', '{{.constructor}} {{.toString}}', {}, '<no value> <no value>'],
  ['a null', '{{.a}} {{print .a}}', { a: null }, '<no value> <nil>'],
  ['a number of JSON is a float64', '{{.a}} {{.b}}', { a: 1000000, b: 123456 }, '1e+06 123456'],
  ['an integer constant is an int', '{{1000000}}', {}, '1000000'],
  ['an int from a function', '{{len .a}}', { a: 'héllo' }, '6'],
  ['a missing label by its name', '{{.labels.none}}', { labels: LABELS }, '<no value>'],
  ['a missing label by index', '[{{index .labels "none"}}]', { labels: LABELS }, '[]'],
  ['a missing key by index', '{{index .m "none"}}', { m: {} }, '<no value>'],
  ['a list and a map', '{{.l}} {{.m}}', { l: [1, 'a', null], m: { b: 1, a: true } }, '[1 a <nil>] map[a:true b:1]'],
  ['trim markers', 'a  {{- "b" -}}  c', {}, 'abc'],
  ['a comment', 'a{{/* no */}}b{{- /* no */ -}} c', {}, 'abc'],
  ['a pipeline', '{{.a | printf "%s-%s" "x" | len}}', { a: 'yz' }, '4'],
  ['a variable', '{{$x := .a}}{{$x}}{{$x = 2}}{{$x}}', { a: 1 }, '12'],
  ['a variable outlives no block', '{{$x := 1}}{{if true}}{{$x := 2}}{{end}}{{$x}}', {}, '1'],
  ['if, else if, else', '{{if .a}}a{{else if .b}}b{{else}}c{{end}}', { b: 1 }, 'b'],
  ['with and its else', '{{with .a}}{{.b}}{{else}}none{{end}}', { a: { b: 1 } }, '1'],
  ['else with', '{{with .a}}a{{else with .b}}{{.}}{{end}}', { b: 'x' }, 'x'],
  ['range over a list', '{{range $i, $x := .l}}{{$i}}={{$x}};{{end}}', { l: ['a', 'b'] }, '0=a;1=b;'],
  ['range over a map is sorted', '{{range $k, $v := .m}}{{$k}}{{$v}}{{end}}', { m: { b: 1, a: 2 } }, 'a2b1'],
  ['range over an int', '{{range 3}}{{.}}{{end}}', {}, '012'],
  ['range over nothing', '{{range .l}}a{{else}}none{{end}}', { l: [] }, 'none'],
  ['break and continue', '{{range .l}}{{if eq . "b"}}{{continue}}{{end}}{{if eq . "d"}}{{break}}{{end}}{{.}}{{end}}', { l: ['a', 'b', 'c', 'd'] }, 'ac'],
  ['a range that assigns', '{{$x := 0}}{{range $x = .l}}{{end}}{{$x}}', { l: [1, 2] }, '2'],
  ['a template', '{{define "x"}}<{{.}}>{{end}}{{template "x" .a}}', { a: 1 }, '<1>'],
  ['a block', '{{block "x" .a}}<{{.}}>{{end}}{{template "x" 2}}', { a: 1 }, '<1><2>'],
  ['a template sees no variables of its caller', '{{$x := 1}}{{define "t2"}}{{$}}{{end}}{{template "t2" .a}}', { a: 'dot' }, 'dot'],
  ['and, or, not', '{{and .a .b}} {{or .a .b}} {{not .a}}', { a: '', b: 'x' }, ' x true'],
  ['and stops early', '{{and false .a.b.c}}', { a: 1 }, 'false'],
  ['a field of a parenthesised pipeline', '{{(index .l 0).a}}', { l: [{ a: 'x' }] }, 'x'],
  ['slice', '{{slice .a 1 3}} {{slice .l 1}}', { a: 'hello', l: [1, 2, 3] }, 'el [2 3]'],
  ['escapers', '{{html .a}} {{js .a}} {{urlquery .a}}', { a: '<a b=\'c\'>' }, '&lt;a b=&#39;c&#39;&gt; \\u003Ca b\\u003D\\\'c\\\'\\u003E %3Ca+b%3D%27c%27%3E'],
  ['typed data', '{{.i}} {{.s}}', { i: int(7), s: new GoSlice(['a'], goType('[]string')) }, '7 [a]'],
  ['a raw string', '{{`{{x}}\\n`}}', {}, '{{x}}\\n'],
  ['a character', '{{\'a\'}}', {}, '97'],
  ['data that is nothing', '{{.}} {{.a}}', null, '<no value> <no value>'],
])('renders %s', (_case, template, data, expected) => {
  expect(render(template, data)).toBe(expected);
});

test.each<[string, string, unknown, string]>([
  ['a field of a nil', '{{.a.b}}', { a: null }, 'template: t:1:4: executing "t" at <.a.b>: nil pointer evaluating interface {}.b'],
  ['a field of a text', '{{.a.b}}', { a: 'x' }, 'template: t:1:4: executing "t" at <.a.b>: can\'t evaluate field b in type interface {}'],
  ['a field of a number in a variable', '{{$x := .a}}{{$x.b}}', { a: 1 }, 'template: t:1:16: executing "t" at <$x.b>: can\'t evaluate field b in type float64'],
  ['a position behind other lines and wide characters', 'a\né {{.a.b}}', { a: 'x' }, 'template: t:2:7: executing "t" at <.a.b>: can\'t evaluate field b in type interface {}'],
  ['a comparison of two types', '{{eq .a 1}}', { a: 1 }, 'template: t:1:2: executing "t" at <eq .a 1>: error calling eq: incompatible types for comparison: float64 and int'],
  ['an index out of range', '{{index .l 5}}', { l: [] }, 'template: t:1:2: executing "t" at <index .l 5>: error calling index: index out of range: 5'],
  ['range over a text', '{{range .a}}{{end}}', { a: 'x' }, 'template: t:1:8: executing "t" at <.a>: range can\'t iterate over x'],
  ['an argument of a wrong type', '{{printf .a}}', { a: 1 }, 'template: t:1:9: executing "t" at <.a>: wrong type for value; expected string; got float64'],
  ['a nil where a text is wanted', '{{printf .a}}', {}, 'template: t:1:9: executing "t" at <.a>: invalid value; expected string'],
  ['too many arguments', '{{len .a 1}}', { a: 'x' }, 'template: t:1:2: executing "t" at <len>: wrong number of args for len: want 1 got 2'],
  ['a template that is not defined', '{{template "x"}}', {}, 'template: t:1:11: executing "t" at <{{template "x"}}>: template "x" not defined'],
  ['a fault inside a called template', '{{define "x"}}{{.a.b}}{{end}}{{template "x" .}}', { a: 1 }, 'template: t:1:18: executing "x" at <.a.b>: can\'t evaluate field b in type interface {}'],
  ['an argument for what is no function', '{{.a 1}}', { a: 1 }, 'template: t:1:2: executing "t" at <.a>: a is not a method but has arguments'],
])('fails on %s with the words of Go', (_case, template, data, message) => {
  expect(renderError(template, data)).toEqual({ code: 'TPL102', message });
});
