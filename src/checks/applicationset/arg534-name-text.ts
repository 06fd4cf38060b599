import { KIND } from '../../inventory';
import { ObjectCheck, valueAt } from '../engine';
import { setWith } from './example';

/** Words that decide which of the texts between are written. */
const CONTROL = /\{\{-?\s*(?:if|else|end|range|with|define|template|block)\b/;

/** A template that is longer is a program, whose result nobody sees here. */
const LONGEST = 500;

export const nameText: ObjectCheck = {
  code: 'ARG534',
  title: 'name of a template that no Application can have',
  severity: 'error',
  rationale: 'What stands beside the placeholders gets into every name, and the API server takes lower-case letters, digits, "-" and "." only: no Application is created.',
  bad: setWith({ generators: '- clusters: {}', name: 'shop_{{ .nameNormalized }}' }),
  good: setWith({ generators: '- clusters: {}', name: 'shop-{{ .nameNormalized }}' }),
  fix: 'use lower-case letters, digits, "-" and "."',
  source: 'https://kubernetes.io/docs/concepts/overview/working-with-objects/names/#dns-subdomain-names',
  kinds: [KIND.applicationSet],
  check({ spec }, report) {
    const name = valueAt(spec, 'template', 'metadata', 'name');
    if (typeof name !== 'string' || name.length > LONGEST || !name.includes('{{') || CONTROL.test(name) || name.includes('${') || spec.templatePatch !== undefined) {
      return;
    }
    const text = name.replace(/\{\{.*?\}\}/gs, '');
    const wrong = /[^a-z0-9.-]/.exec(text) ?? /^[-.]|[-.]$/.exec(name);
    if (wrong !== null && !text.includes('{{')) {
      report(['spec', 'template', 'metadata', 'name'], `"${name}" has "${wrong[0]}" where a name cannot have it`);
    }
  },
};
