import { KIND } from '../../inventory';
import { ObjectCheck } from '../engine';
import { RENDER_SOURCE, setWith } from './example';
import { olderTags } from './older-tag';
import { templateUse } from './template-use';
import { isGoTemplate, templateTexts } from './texts';

export const templateSyntax: ObjectCheck = {
  code: 'ARG520',
  title: 'Go template that cannot be parsed',
  severity: 'error',
  rationale: 'Argo CD refuses the whole set as long as one of its templates has a syntax error, and changes none of its Applications.',
  bad: setWith({ namespace: 'shop-{{ if .env }}dev' }),
  good: setWith({ namespace: 'shop-{{ if .env }}dev{{ end }}' }),
  fix: 'correct the template; to write braces that are no template, use {{ "{{" }}',
  source: RENDER_SOURCE,
  kinds: [KIND.applicationSet],
  check({ spec }, report) {
    for (const { text, path } of isGoTemplate(spec) ? templateTexts(spec) : []) {
      const { fault } = templateUse(text);
      if (fault !== undefined && olderTags(text).length === 0) {
        report(path, `the template cannot be parsed: ${fault}`);
      }
    }
  },
};
