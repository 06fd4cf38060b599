import { KIND } from '../../inventory';
import { VOLATILE_NAMES } from '../../sprig';
import { ObjectCheck } from '../engine';
import { RENDER_SOURCE, setWith } from './example';
import { templateUse } from './template-use';
import { isGoTemplate, templateTexts } from './texts';

export const volatileFunction: ObjectCheck = {
  code: 'ARG523',
  title: 'function whose result is another one on each run',
  severity: 'warning',
  rationale: 'The controller renders the set again and again, so the Application changes each time and is never in sync for long.',
  bad: setWith({ namespace: 'shop-{{ randAlpha 5 | lower }}' }),
  good: setWith({ namespace: 'shop-{{ .env }}' }),
  fix: 'compute the value elsewhere, and give it as a parameter',
  source: RENDER_SOURCE,
  kinds: [KIND.applicationSet],
  check({ spec }, report) {
    for (const { text, path } of isGoTemplate(spec) ? templateTexts(spec) : []) {
      for (const name of templateUse(text).functions.filter((one) => VOLATILE_NAMES.includes(one))) {
        report(path, `function "${name}" gives another result on each run`);
      }
    }
  },
};
