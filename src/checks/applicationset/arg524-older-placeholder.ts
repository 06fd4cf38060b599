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
  const segment = /^([\w.]+)\[(\d+)\]$/.exec(name);
  if (segment !== null) {
    return `write "{{ index .${segment[1]}.segments ${segment[2]} }}"`;
  }
  const parts = name.split('.');
  const odd = parts.findIndex((part) => !/^[A-Za-z_]\w*$/.test(part));
  // Labels and annotations have dots of their own.
  const from = parts[0] === 'metadata' && odd > 1 ? 2 : odd;
  return from < 1 ? `write "{{ .${name} }}"` : `write "{{ index .${parts.slice(0, from).join('.')} "${parts.slice(from).join('.')}" }}"`;
}
