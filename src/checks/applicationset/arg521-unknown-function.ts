import { KIND } from '../../inventory';
import { tryNearest } from '../../text';
import { ObjectCheck } from '../engine';
import { RENDER_SOURCE, setWith } from './example';
import { FORBIDDEN } from './forbidden';
import { firstWord, olderTags } from './older-tag';
import { functionNames, isFunction, templateUse } from './template-use';
import { isGoTemplate, templateTexts } from './texts';

/** What Helm adds to templates and Argo CD does not. */
const OF_HELM: readonly string[] = ['include', 'tpl', 'required', 'lookup', 'toToml', 'fromJsonArray'];

export const unknownFunction: ObjectCheck = {
  code: 'ARG521',
  title: 'function that templates of an ApplicationSet do not have',
  severity: 'error',
  rationale: 'Argo CD has the functions of sprig and a few of its own, not those of Helm. It refuses the whole set, and changes none of its Applications.',
  bad: setWith({ namespace: 'shop-{{ .env | lowercase }}' }),
  good: setWith({ namespace: 'shop-{{ .env | lower }}' }),
  fix: 'use a function of sprig, or normalize, slugify, toYaml, fromYaml or fromYamlArray',
  source: RENDER_SOURCE,
  kinds: [KIND.applicationSet],
  check({ spec }, report) {
    for (const { text, path } of isGoTemplate(spec) ? templateTexts(spec) : []) {
      const older = olderTags(text).map(firstWord);
      for (const name of templateUse(text).functions.filter((one) => !isFunction(one) && !FORBIDDEN.includes(one) && !older.includes(one))) {
        const nearest = tryNearest(name, functionNames());
        const isHelm = OF_HELM.includes(name);
        report(path, `function "${name}" is not defined${isHelm ? ': it is one of Helm' : ''}`, isHelm || nearest === undefined ? undefined : `write "${nearest}"`);
      }
    }
  },
};
