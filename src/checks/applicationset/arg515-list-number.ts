import { KIND } from '../../inventory';
import { isFields, listAt, ObjectCheck } from '../engine';
import { generatorSource, setWith } from './example';
import { allGenerators } from './generators';
import { templateUse } from './template-use';
import { isGoTemplate, templateTexts } from './texts';

const FIRST_EXPONENT = 1_000_000;
/** Functions that print what they get, or take it as text. */
const PRINTING: readonly string[] = ['print', 'println', 'quote', 'squote', 'toString'];

export const listNumber: ObjectCheck = {
  code: 'ARG515',
  title: 'number of a list that is printed with an exponent',
  severity: 'error',
  rationale: 'Argo CD reads numbers of a list as floating point, and Go prints those from a million on as 1e+06, so the Application gets another text than the one that was written.',
  bad: setWith({ generators: '- list: {elements: [{env: dev, account: 123456789012}]}', path: 'deploy/{{ .account }}' }),
  good: setWith({ generators: '- list: {elements: [{env: dev, account: "123456789012"}]}', path: 'deploy/{{ .account }}' }),
  fix: 'put the number into quotes',
  source: generatorSource('list'),
  kinds: [KIND.applicationSet],
  check({ spec }, report) {
    if (!isGoTemplate(spec)) {
      return;
    }
    const printed = new Set(templateTexts(spec).flatMap(({ text }) => templateUse(text).params)
      .filter(({ names, functions }) => names.length === 1 && functions.every((name) => PRINTING.includes(name))).map(({ names }) => names[0]));
    for (const { kind, fields, path } of allGenerators(spec)) {
      listAt(kind === 'list' ? fields.elements : undefined).forEach((element, index) => {
        for (const [key, value] of Object.entries(isFields(element) ? element : {})) {
          if ((typeof value === 'number' || typeof value === 'bigint') && Math.abs(Number(value)) >= FIRST_EXPONENT && printed.has(key)) {
            report([...path, 'elements', index, key], `${String(value)} is printed with an exponent wherever a template writes "${key}"`);
          }
        }
      });
    }
  },
};
