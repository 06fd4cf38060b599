import { call } from './call';
import { stringMap } from '../../src/gotemplate';

test.each<[string, string, unknown?]>([
  ['{{ normalize "My_App.Name/1." }} {{ normalize "ÄÖ" }}|', 'my-app.name-1 |'],
  ['{{ slugify "feat/A_b.c--d" }} {{ slugify 10 "hello-big-world" }} {{ slugify 10 false "hello-big-world" }} {{ slugify 3 "hello" }}', 'feat-a-b-c-d hello-big hello-big hel'],
  ['{{ slugify 1.5 "x" }}', 'TPL102 error calling slugify: interface conversion: interface {} is float64, not int'],
  ['{{ toYaml .m }}', 'a: 1\nb:\n- x\n- "y": "true"\nbig: 1000000\ne: ""\nt: |\n  one\n  two', { m: { b: ['x', { y: 'true' }], a: 1, t: 'one\ntwo\n', e: '', big: 1000000 } }],
  ['{{ toYaml .m }}', 'a1: \'- x\'\na9: 1\na10: {}\nlist: []', { m: { a10: {}, a9: 1, a1: '- x', list: [] } }],
  ['{{ (fromYaml "a: {b: [1, 2]}").a.b }} {{ fromYamlArray "- 1\\n- a: b" }} {{ fromYaml "" }} {{ (fromYaml "a: 1\\na: 2").a }}', '[1 2] [1 map[a:b]] map[] 2'],
  ['{{ fromYaml "[1]" }}', 'TPL102 error calling fromYaml: error unmarshaling JSON: while decoding JSON: json: cannot unmarshal array into Go value of type map[string]interface {}'],
  ['{{ .sm | toYaml }}', 'a: b', { sm: stringMap([['a', 'b']]) }],
])('functions of Argo CD: %s', (template, expected, ...[data]) => {
  expect(call(template, data)).toBe(expected);
});
