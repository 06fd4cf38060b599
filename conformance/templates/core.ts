/** The language of text/template, case by case. */
import { DATA, TemplateCase } from './template-case';

const TEMPLATES: readonly string[] = [
  // Text, comments, trim markers.
  '', 'plain', '{{/* c */}}', 'a {{- /* c */ -}} b', '{{- .s -}}', 'x  {{- .s}}  y', 'x {{.s -}}\n\t y', '{{.s}}{{"\\n"}}{{.s}}', '{{`raw {{x}}`}}',
  '{{/* a', '{{/* a */ }}', '{{/* a */}', '{{- /* a */ - }}', 'a{{-/* b */}}', '{{-3}}', '{{- 3}}', '{{3 -}}', '{{3-}}', ' {{- "x" -}} ',
  // Fields.
  '{{.}}', '{{.s}}', '{{.m.b.c}}', '{{.none}}', '{{.none.deep}}', '{{.m.none}}', '{{.m.none.deep}}', '{{.z}}', '{{.z.x}}', '{{.s.x}}', '{{.n.x}}', '{{.l.x}}',
  '{{.sm.env}}', '{{.sm.none}}', '{{.sm.env.x}}', '{{.sm.none.x}}', '{{.sm}}', '{{.strs}}', '{{.i}}', '{{.l}}', '{{.m}}', '{{.me}}', '{{.le}}', '{{.ll}}',
  '{{(.m).b.c}}', '{{(.m.b).c}}', '{{(index .m "b").c}}', '{{(.none).x}}', '{{nil}}', '{{(nil).x}}', '{{nil.x}}', '{{.m .n}}', '{{.n | .s}}', '{{.m.x-y}}',
  '{{$.s}}', '{{$}}', '{{$.m.b}}', '{{$x}}', '{{$x := 1}}{{$x}}', '{{$x := .m}}{{$x.b.c}}', '{{$x := .m}}{{$x.b.c.d}}', '{{$x := .n}}{{$x.y}}', '{{.s.}}', '{{..s}}', '{{. s}}',
  '{{"x".y}}', '{{1.y}}', '{{true.x}}', '{{(1).y}}', '{{("x").y}}', '{{.true}}', '{{.if}}', '{{.1}}', '{{.é}}', '{{._}}', '{{.s1_é}}',
  // Constants.
  '{{1}}', '{{-1}}', '{{+1}}', '{{0x10}}', '{{0b101}}', '{{0o17}}', '{{017}}', '{{08}}', '{{1_000}}', '{{1__0}}', '{{1.5}}', '{{.5}}', '{{1.}}', '{{1e3}}', '{{1e400}}',
  '{{0x1p4}}', '{{0x1.8p1}}', '{{1i}}', '{{1+2i}}', '{{1-2.5i}}', '{{-1e3+0i}}', '{{1+2}}', '{{9223372036854775807}}', '{{9223372036854775808}}', '{{18446744073709551616}}',
  '{{-9223372036854775808}}', '{{1e19}}', '{{1e18}}', '{{100000.0}}', '{{1000000.0}}', '{{1e6}}', '{{123456789.0}}', '{{0.00001}}', '{{0.0001}}', '{{\'a\'}}', '{{\'é\'}}',
  '{{\'\\n\'}}', '{{\'\\x41\'}}', '{{\'ab\'}}', '{{\'\'}}', '{{\'a}}', '{{"a\\tb\\"c\\\\"}}', '{{"\\u00e9\\U0001F600\\101\\x41"}}', '{{"\\q"}}', '{{"\\400"}}', '{{"a', '{{"a\n"}}', '{{`a',
  '{{1a}}', '{{0x}}', '{{0xg}}', '{{1ee}}', '{{+}}', '{{-}}', '{{true}} {{false}}', '{{True}}', '{{"\\xff"}}', '{{"\\xe2\\x98\\x83"}}', '{{"\\ud800"}}', '{{0x1}}', '{{-0}}', '{{0.0}}', '{{-0.0}}',
  // Pipelines and arguments.
  '{{.s | printf "%s!"}}', '{{.s | len}}', '{{len .s | printf "%d"}}', '{{print 1 2 3}}', '{{print "a" 1 2 "b" "c" 3}}', '{{println 1 "a"}}', '{{print}}', '{{1 | 2}}', '{{.s | .}}', '{{.s | "x"}}',
  '{{1 2}}', '{{"a" "b"}}', '{{.s "x"}}', '{{$ "x"}}', '{{(1) 2}}', '{{(1) | print}}', '{{print (1 | print) | print}}', '{{|}}', '{{.s |}}', '{{| .s}}', '{{()}}', '{{(.s}}', '{{.s)}}', '{{((.s))}}',
  '{{nofunc}}', '{{.s | nofunc}}', '{{print nofunc}}', '{{true 1}}', '{{nil | print}}', '{{print nil}}', '{{print nil nil}}', '{{nil 1}}', '{{print .z .none}}', '{{.none | print}}', '{{.z | print}}',
  // Control.
  '{{if .t}}a{{end}}', '{{if .fl}}a{{else}}b{{end}}', '{{if .fl}}a{{else if .t}}b{{else}}c{{end}}', '{{if .fl}}a{{else if .fl}}b{{else if .zero}}c{{else}}d{{end}}', '{{if .none}}a{{else}}b{{end}}',
  '{{if .e}}a{{else}}b{{end}}', '{{if .le}}a{{else}}b{{end}}', '{{if .me}}a{{else}}b{{end}}', '{{if .i0}}a{{else}}b{{end}}', '{{if $x := .s}}{{$x}}{{end}}', '{{if $x := .e}}{{else}}[{{$x}}]{{end}}', '{{if}}a{{end}}',
  '{{if .t}}', '{{if .t}}a{{else}}b{{else}}c{{end}}', '{{end}}', '{{else}}', '{{if .t}}{{end}}{{end}}', '{{if .t}}a{{else with .s}}b{{end}}', '{{with .e}}a{{else with .s}}{{.}}{{else}}c{{end}}', '{{with .none}}a{{else}}b{{end}}',
  '{{with .m}}{{.a}} {{.b.c}}{{end}}', '{{with $x := .m.b}}{{$x.c}} {{.c}}{{end}}', '{{with .z}}a{{end}}', '{{with .e}}a{{else if .t}}b{{end}}', '{{if .t}}a{{else range .l}}b{{end}}',
  '{{range .ls}}{{.}},{{end}}', '{{range .l}}[{{.}}]{{end}}', '{{range $i, $e := .ls}}{{$i}}={{$e}} {{end}}', '{{range $e := .ls}}{{$e}}{{end}}', '{{range $k, $v := .m}}{{$k}}={{$v}} {{end}}', '{{range .m}}{{.}};{{end}}',
  '{{range .le}}a{{else}}empty{{end}}', '{{range .none}}a{{else}}none{{end}}', '{{range .z}}a{{else}}nil{{end}}', '{{range .s}}a{{end}}', '{{range .n}}a{{end}}', '{{range .t}}a{{end}}', '{{range 3}}{{.}}{{end}}', '{{range .i}}{{.}}{{end}}',
  '{{range $x := 3}}{{$x}}{{end}}', '{{range $x, $y := 3}}{{$x}}{{end}}', '{{range 0}}a{{else}}b{{end}}', '{{range -2}}a{{else}}b{{end}}', '{{range .ln}}{{if eq . 1.0}}{{break}}{{end}}{{.}}{{end}}', '{{range .ls}}{{if eq . "a"}}{{continue}}{{end}}{{.}}{{end}}',
  '{{break}}', '{{continue}}', '{{range .ls}}{{break x}}{{end}}', '{{if .t}}{{break}}{{end}}', '{{range .ls}}{{with .}}{{break}}{{end}}{{end}}!', '{{range .ll}}{{range .}}{{.}}{{break}}{{end}};{{end}}', '{{range .ls}}{{else}}{{break}}{{end}}',
  '{{$x := 1}}{{range .ls}}{{$x = .}}{{end}}{{$x}}', '{{$x := 1}}{{range .ls}}{{$x := .}}{{end}}{{$x}}', '{{$x := 1}}{{if .t}}{{$x = 2}}{{end}}{{$x}}', '{{if .t}}{{$x := 2}}{{end}}{{$x}}', '{{$x = 1}}', '{{$x := 1 | print}}{{$x}}',
  '{{$i := 0}}{{$e := 0}}{{range $i, $e = .ls}}{{end}}{{$i}}{{$e}}', '{{$e := 0}}{{range $e = .ls}}{{end}}{{$e}}', '{{range $i, $j, $k := .ls}}{{end}}', '{{$a, $b := .ls}}', '{{range $i, .ls}}{{end}}', '{{range $i,}}{{end}}', '{{range $i, $j}}{{end}}',
  '{{range .m}}{{.c}}{{end}}', '{{range .l}}{{.x}}{{end}}', '{{range $x := .l}}{{$x.y}}{{end}}', '{{range .sm}}{{.}}{{end}}', '{{range $k, $v := .sm}}{{$k}}{{$v.x}}{{end}}', '{{range .strs}}{{.x}}{{end}}', '{{range .ll}}{{len .}}{{end}}', '{{$x := range .l}}',
  '{{range}}{{end}}', '{{range .ls}}a', '{{with}}{{end}}', '{{end', '{{ end }}', '{{if .t}}x{{ end}}{{if .fl}}y{{end }}', '{{if .t}}{{.s}}{{end}}\n\n{{.none.x.y}}\n{{.s.boom}}',
  // Templates.
  '{{define "x"}}[{{.}}]{{end}}{{template "x" .s}}', '{{define "x"}}[{{.}}]{{end}}{{template "x"}}', '{{template "none"}}', '{{template "x" .s}}{{define "x"}}{{.boom}}{{end}}', '{{block "b" .s}}<{{.}}>{{end}}', '{{define "x"}}a{{end}}{{define "x"}}b{{end}}',
  '{{define "x"}} {{end}}{{define "x"}}b{{end}}{{template "x"}}', '{{define `r`}}raw{{end}}{{template `r`}}', '{{define x}}{{end}}', '{{define "x" .s}}{{end}}', '{{define "x"}}', '{{define "x"}}{{else}}{{end}}', '{{template}}', '{{template x}}', '{{template "x" 1 2}}{{define "x"}}{{end}}',
  '{{define "x"}}{{$y}}{{end}}', '{{$y := 1}}{{define "x"}}{{$}}{{end}}{{template "x" 2}}', '{{if .t}}{{define "x"}}{{end}}{{end}}', '{{block "b"}}{{end}}', '{{block "b" .s}}{{else}}{{end}}', '{{range .ls}}{{template "x" .}}{{end}}{{define "x"}}({{.}}){{end}}', '{{define "a"}}{{template "b" .}}{{end}}{{define "b"}}{{.s.t.u}}{{end}}{{template "a" .}}',
  '{{range .ls}}{{block "z" .}}{{break}}{{end}}{{end}}', '{{define "\\q"}}{{end}}', '{{template "x" $x := .s}}{{define "x"}}{{end}}{{$x}}', '{{define "main"}}X{{end}}', '{{define "main"}}X{{end}}Y', '{{define "t"}}X{{end}}Y', '{{define "t"}}X{{end}}',
  // Lexical faults.
  '{{', '}}', '{{}}', '{{ }}', '{{.s', '{{.s}', '{.s}}', '{{.s | printf "%d" }}', '{{#}}', '{{é}}', '{{\u0000}}', '{{.s\u00e9}}', '{{.s+}}', '{{.s#}}', '{{$x#}}', '{{abc#}}', '{{a.b}}', '{{print.b}}', '{{:}}', '{{:=}}', '{{=}}', '{{,}}', '{{.s,}}', '{{)}}', '{{print )}}', '{{print (}}',
  'a\nb\n{{.s\n}}\n{{.s |\n}}', 'a\n{{.s\n "x"\n}}', '{{"a\nb"}}', '{{`a\nb`}}{{.s.x}}', 'a\nb{{`\n\n`}}{{.s.x}}', '\n\n{{if\n.t}}\n{{end}}{{end}}', '{{.s}}\n{{unknown}}', '{{define "x"}}\n{{bad}}\n{{end}}', '{{☃}}', '{{"☃".x}}', '☃{{.s.x}}', 'é\né {{.s.x}}', '{{\t.s\r\n}}', '{{.s\u00a0}}',
  // Builtins.
  '{{and .t .s}}', '{{and .fl .s.x}}', '{{and .t .fl .s.x}}', '{{or .fl .s}}', '{{or .t .s.x}}', '{{or .fl .zero .e}}', '{{and}}', '{{or}}', '{{and 1}}', '{{1 | and 2}}', '{{0 | or 0}}', '{{.s | and .t}}', '{{not .t}} {{not .e}} {{not nil}}', '{{not}}', '{{not 1 2}}', '{{and .none .s}}', '{{or .none .s}}', '{{or .none .z}}', '{{and nil}}',
  '{{eq 1 1}}', '{{eq 1 2 1}}', '{{eq "a" "a"}}', '{{eq 1 1.0}}', '{{eq .n 3}}', '{{eq .n 3.0}}', '{{eq .i 7}}', '{{eq .t true}}', '{{eq .s 1}}', '{{eq 1}}', '{{eq}}', '{{eq .z nil}}', '{{eq .none nil}}', '{{eq .none "x"}}', '{{eq .z "x"}}', '{{eq .l .l}}', '{{eq .m .m}}', '{{eq .m .l}}', '{{eq .l nil}}', '{{eq nil nil}}', '{{eq .m "x"}}', '{{eq "x" .m}}', '{{eq .strs .l}}',
  '{{ne 1 2}}', '{{ne "a" "a"}}', '{{ne 1}}', '{{ne 1 2 3}}', '{{ne .none .z}}', '{{lt 1 2}}', '{{lt 1.5 2.5}}', '{{lt "a" "b"}}', '{{lt "é" "z"}}', '{{lt 1 1.0}}', '{{lt .t .fl}}', '{{lt .l .l}}', '{{lt .none 1}}', '{{lt 1 .z}}', '{{le 1 1}}', '{{le 2 1}}', '{{gt 2 1}}', '{{gt "a" "b"}}', '{{ge 1 1}}', '{{ge .n .f}}', '{{gt .n 2}}', '{{le .t .t}}', '{{eq 1i 1i}}', '{{lt 1i 2i}}', '{{eq \'a\' 97}}',
  '{{index .l 0}}', '{{index .l 5 "k"}}', '{{index .l 6}}', '{{index .l 7}}', '{{index .l -1}}', '{{index .l "x"}}', '{{index .l 1.0}}', '{{index .l nil}}', '{{index .l .none}}', '{{index .m "a"}}', '{{index .m "none"}}', '{{index .m "none" "x"}}', '{{index .m "b" "d" 1}}', '{{index .m 1}}', '{{index .m nil}}', '{{index .sm "none"}}', '{{index .s 0}}', '{{index .s 5}}', '{{index .none}}', '{{index .none 1}}', '{{index nil}}', '{{index .n 1}}', '{{index .z 1}}', '{{index}}', '{{index .m}}', '{{index .l .n}}', '{{index .l .i0}}', '{{index .m "z" 1}}', '{{(index .l 4).x}}', '{{(index .m "none").x}}',
  '{{slice .s}}', '{{slice .s 1}}', '{{slice .s 1 3}}', '{{slice .s 3 1}}', '{{slice .s 9}}', '{{slice .s 1 2 3}}', '{{slice .u 1 2}}', '{{slice .strs 1}}', '{{slice .strs 0 1 2}}', '{{slice .strs 0 2 1}}', '{{slice .strs 1 2 3 4 5}}', '{{slice .n}}', '{{slice .m}}', '{{slice nil}}', '{{slice .none}}', '{{slice .s "x"}}', '{{slice .le}}', '{{slice .le 1}}',
  '{{len .s}}', '{{len .u}}', '{{len .l}}', '{{len .m}}', '{{len .n}}', '{{len .t}}', '{{len nil}}', '{{len .none}}', '{{len .z}}', '{{len}}', '{{len 1 2}}', '{{len (index .l 4)}}',
  '{{html .q}}', '{{.q | html}}', '{{html .l}}', '{{html nil}}', '{{html .none}}', '{{html 1 "<" 2}}', '{{html "a\\x00b"}}', '{{js .q}}', '{{js "é\\u200b\\n=</script>"}}', '{{js .l}}', '{{js "\\x80"}}', '{{urlquery .q}}', '{{urlquery .u}}', '{{urlquery "a b+c/d?e=f&~-_."}}', '{{urlquery .l}}', '{{html}}', '{{js}}',
  '{{call .s}}', '{{call nil}}', '{{call .none 1}}', '{{call}}', '{{.s | call}}', '{{.n | call}}', '{{call .m.a 1}}', '{{print "x" | call}}',
  '{{print .big .n .neg .huge .tiny}}', '{{.big}} {{.huge}} {{.tiny}} {{.neg}}', '{{print .l .m .sm .strs}}', '{{println .l}}', '{{printf "%v" .z}}', '{{printf .n}}', '{{printf 1}}', '{{printf nil}}', '{{printf .none}}', '{{printf .z}}', '{{printf}}', '{{.n | printf "%v %v" 1}}',
];

const OPTIONS: readonly (readonly string[])[] = [[], ['missingkey=zero'], ['missingkey=error']];

const NAMES: readonly string[] = ['', 'apps/shop.yaml'];

export const CORE_CASES: readonly TemplateCase[] = [
  ...TEMPLATES.flatMap((template) => OPTIONS.map((options): TemplateCase => ({ mode: 'plain', name: 't', template, data: DATA, options }))),
  ...NAMES.flatMap((name) => TEMPLATES.map((template): TemplateCase => ({ mode: 'plain', name, template, data: DATA }))),
  ...[['missingkey=default'], ['missingkey=invalid'], ['missingkey=error', 'missingkey=default'], ['missingkey'], ['missingkey='], [''], ['missingkey=x'], ['x=y']].map(
    (options): TemplateCase => ({ mode: 'plain', template: '{{.none}}', data: DATA, options }),
  ),
  ...[null, 'text', 3, true, [1, 2], { $int: 3 }, { $stringMap: { a: 'b' } }, { $strings: ['a'] }].flatMap((data) =>
    ['{{.}}', '{{.a}}', '{{.none}}', '{{$}}', '{{range .}}{{.}}{{end}}', '{{with .}}x{{else}}y{{end}}', '{{.a.b}}', '{{range $i, $x := .}}{{$i}}{{$x}}{{end}}', '{{print .}}', '{{eq . .}}', '{{index . 0}}', '{{len .}}'].map(
      (template): TemplateCase => ({ mode: 'plain', name: 'd', template, data }),
    )),
];
