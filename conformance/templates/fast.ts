/** Placeholders of ApplicationSets without goTemplate. */
import { TemplateCase } from './template-case';

const PARAMS = { 'a': '1', 'a.b': 'dotted', 'values.x': 'vx', 'n': 3, 't': true, 'o': { a: 'b' }, 'z': null, 'e': '', 'path[0]': 'seg', '{{a': 'brace', ' sp': 'space', 'ä': 'umlaut' };

const TEMPLATES: readonly string[] = [
  '', 'plain', '{{a}}', '{{ a }}', '{{\ta\n}}', '{{a.b}}/{{values.x}}', '{{none}}', '{{ none }}', '{{n}}{{t}}{{o}}{{z}}', '[{{e}}]', '{{}}', '{{ }}', '{{path[0]}}', '{{a}}{{a}}', '{{{a}}}', '{{{{a}}}}', '{{a}} {{', '{{a', 'a}}', '}}{{a}}', '{{a}}}}', '{{a}}{{b', '{{\na\n}}', '{{a\n}} {{a}}',
  'x{{ä}}y', '{ {a}}', '{{a}\n}', 'line\n{{a}}\nline', '{{a}} {{none}} {{a}}', '{{"a"}}', '{{.a}}', '{{{{a}}', '{{ sp}}', '{{\u00a0a\u00a0}}', '{{a|upper}}',
];

export const FAST_CASES: readonly TemplateCase[] = TEMPLATES.map((template): TemplateCase => ({ mode: 'fast', template, data: PARAMS }));
