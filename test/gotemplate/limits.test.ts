import { RenderOptions, renderError } from './render';
import { ARGOCD_FUNCS } from '../../src/sprig';

const SPRIG: RenderOptions = { funcs: ARGOCD_FUNCS };
const nested = (count: number): string => `${'{{if true}}'.repeat(count)}x${'{{end}}'.repeat(count)}`;

test.each<[string, string]>([
  ['a template that calls itself', '{{define "x"}}{{template "x" .}}{{end}}{{template "x" .}}'],
  ['templates that call one another', '{{define "a"}}{{template "b"}}{{end}}{{define "b"}}{{range 2}}{{template "a"}}{{end}}{{end}}{{template "a"}}'],
  ['a loop without an end', '{{range 9000000000000000000}}{{end}}'],
  ['loops in loops', '{{range 100000}}{{range 100000}}x{{end}}{{end}}'],
  ['output without an end', '{{range 100000000}}0123456789012345678901234567890123456789{{end}}'],
  ['a text that doubles', '{{$x := "0123456789"}}{{range 100}}{{$x = print $x $x}}{{end}}{{len $x}}'],
  ['a list that doubles', '{{$x := list 1}}{{range 60}}{{$x = list $x $x}}{{end}}{{$x}}'],
  ['a list that doubles, as JSON', '{{$x := list 1}}{{range 60}}{{$x = list $x $x}}{{end}}{{toJson $x}}'],
  ['a list that doubles, as YAML', '{{$x := list 1}}{{range 60}}{{$x = list $x $x}}{{end}}{{toYaml $x}}'],
  ['a list that doubles, compared', '{{$x := list 1}}{{range 60}}{{$x = list $x $x}}{{end}}{{deepEqual $x (deepCopy $x)}}'],
  ['a list in a list in a list', '{{$x := list}}{{range 500000}}{{$x = list $x}}{{end}}{{$x}}'],
  ['a map that holds itself', '{{$x := dict "a" 1}}{{$_ := set $x "x" $x}}{{$x}}'],
  ['a map that holds itself, as JSON', '{{$x := dict "a" 1}}{{$_ := set $x "x" $x}}{{toJson $x}}'],
  ['a map that holds itself, merged', '{{$x := dict "a" 1}}{{$_ := set $x "x" $x}}{{$y := deepCopy $x}}'],
  ['a long repeat', '{{repeat 1000000000 "x"}}'],
  ['a long range', '{{until 1000000000}}'],
  ['a long sequence', '{{seq 1 1000000000}}'],
  ['a wide format', '{{range 1000}}{{printf "%999999d" 1}}{{end}}'],
  ['a precise format', '{{printf "%.900000f" 1.5 | len}}{{range 100000000}}{{end}}'],
  ['a replacement that grows', '{{$x := "aaaaaaaaaa"}}{{range 50}}{{$x = replace "a" "aaaa" $x}}{{end}}'],
  ['an indentation that grows', '{{indent 1000000 (repeat 100 "\\n")}}'],
  ['a split that grows', '{{$x := repeat 1000000 "a"}}{{range 1000}}{{$_ := splitList "" $x}}{{end}}'],
  ['a join that grows', '{{join (repeat 1000000 "x") (until 1000)}}'],
  ['a regular expression on a long text', '{{$x := repeat 1000000 "a"}}{{range 100}}{{$_ := regexMatch "(a*)*(a*)*b" $x}}{{end}}'],
  ['blocks nested too deeply', nested(5000)],
  ['parentheses nested too deeply', `{{${'('.repeat(20000)}1${')'.repeat(20000)}}}`],
  ['a long chain of else if', `{{if false}}${'{{else if false}}'.repeat(20000)}{{end}}`],
  ['a merge of a map that holds itself', '{{$x := dict "a" (dict)}}{{$_ := set $x.a "x" $x}}{{$y := dict "a" (dict)}}{{$_ := set $y.a "x" $y}}{{$_ := merge $x $y}}'],
])('ends on %s with an error that says where', (_case, template) => {
  const start = process.cpuUsage();
  const { code, message } = renderError(template, {}, SPRIG);
  expect({ code, isPositioned: message.startsWith('template: t:1:') }).toEqual({ code: 'TPL103', isPositioned: true });
  expect(process.cpuUsage(start).user / 1e6).toBeLessThan(5);
});

test('what real templates nest is far from the limit', () => {
  expect(renderError(nested(100)).message).toBe('x');
});

test('a limit of one execution is not charged to the next', () => {
  const template = '{{range 300000}}{{end}}';
  expect([renderError(template).code, renderError(template).code, renderError(template).code, renderError(template).code]).toEqual(['none', 'none', 'none', 'none']);
});
