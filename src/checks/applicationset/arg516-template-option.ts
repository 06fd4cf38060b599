import { KIND } from '../../inventory';
import { formatChoices } from '../../text';
import { listAt, ObjectCheck } from '../engine';
import { setWith } from './example';
import { isGoTemplate } from './texts';

const OPTIONS: readonly string[] = ['missingkey=default', 'missingkey=invalid', 'missingkey=zero', 'missingkey=error'];

export const templateOption: ObjectCheck = {
  code: 'ARG516',
  title: 'option of templates that does not exist',
  severity: 'error',
  rationale: 'Go panics on an option that it does not know, and the set makes no Application.',
  bad: setWith({ head: 'goTemplate: true\ngoTemplateOptions: [missingkey=fail]' }),
  good: setWith({}),
  fix: `use one of ${formatChoices(OPTIONS)}`,
  source: 'https://argo-cd.readthedocs.io/en/stable/operator-manual/applicationset/GoTemplate/',
  kinds: [KIND.applicationSet],
  check({ spec }, report) {
    listAt(spec, 'goTemplateOptions').forEach((option, index) => {
      if (isGoTemplate(spec) && typeof option === 'string' && !OPTIONS.includes(option)) {
        report(['spec', 'goTemplateOptions', index], `"${option}" is no option of Go templates, known are ${formatChoices(OPTIONS)}`);
      }
    });
  },
};
