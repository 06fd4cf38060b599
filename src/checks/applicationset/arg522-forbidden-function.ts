import { KIND } from '../../inventory';
import { ObjectCheck } from '../engine';
import { RENDER_SOURCE, setWith } from './example';
import { FORBIDDEN } from './forbidden';
import { firstWord, olderTags } from './older-tag';
import { templateUse } from './template-use';
import { isGoTemplate, templateTexts } from './texts';

export const forbiddenFunction: ObjectCheck = {
  code: 'ARG522',
  title: 'function that Argo CD takes away from sprig',
  severity: 'error',
  rationale: 'Templates shall learn nothing of the controller, so env, expandenv and getHostByName do not exist. Argo CD refuses the whole set.',
  bad: setWith({ namespace: 'shop-{{ env "STAGE" }}' }),
  good: setWith({ namespace: 'shop-{{ .env }}' }),
  fix: 'give the value as a parameter of a generator',
  source: RENDER_SOURCE,
  kinds: [KIND.applicationSet],
  check({ spec }, report) {
    for (const { text, path } of isGoTemplate(spec) ? templateTexts(spec) : []) {
      for (const name of templateUse(text).functions.filter((one) => FORBIDDEN.includes(one) && !olderTags(text).map(firstWord).includes(one))) {
        report(path, `function "${name}" does not exist in Argo CD`);
      }
    }
  },
};
