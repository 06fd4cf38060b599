import { KIND } from '../../inventory';
import { ObjectCheck } from '../engine';
import { setWith } from './example';
import { olderTags } from './older-tag';
import { isGoTemplate, templateTexts } from './texts';

export const olderPlaceholder: ObjectCheck = {
  code: 'ARG524',
  title: 'placeholder without a dot in a set with goTemplate',
  severity: 'error',
  rationale: 'With goTemplate, a name without a dot is a function, and that one does not exist: Argo CD refuses the whole set.',
  bad: setWith({ namespace: 'shop-{{env}}-{{nam}}' }),
  good: setWith({ namespace: 'shop-{{ .env }}' }),
  fix: 'write a dot in front: {{ .name }}, {{ .path.basename }}, {{ index .path.segments 0 }}',
  source: 'https://argo-cd.readthedocs.io/en/stable/operator-manual/applicationset/GoTemplate/',
  kinds: [KIND.applicationSet],
  check({ spec }, report) {
    for (const { text, path } of isGoTemplate(spec) ? templateTexts(spec) : []) {
      const [name] = olderTags(text);
      if (name !== undefined) {
        report(path, `"{{${name}}}" is no parameter with goTemplate, but a call of a function`, cureOf(name));
      }
    }
  },
};

function cureOf(name: string): string {
  const segment = /^(.*)\[(\d+)\]$/.exec(name);
  if (segment !== null) {
    return `write "{{ index .${segment[1]}.segments ${segment[2]} }}"`;
  }
  const odd = /^([A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*)\.(.*[^\w].*)$/.exec(name);
  return odd === null || !/[-/]/.test(name) ? `write "{{ .${name} }}"` : `write "{{ index .${name.startsWith('metadata.') ? name.split('.').slice(0, 2).join('.') : odd[1]} "${
    name.startsWith('metadata.') ? name.split('.').slice(2).join('.') : odd[2]}" }}"`;
}
