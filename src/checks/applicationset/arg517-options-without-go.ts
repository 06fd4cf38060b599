import { KIND } from '../../inventory';
import { listAt, ObjectCheck } from '../engine';
import { fastSetWith, RENDER_SOURCE, setWith } from './example';
import { isGoTemplate } from './texts';

export const optionsWithoutGo: ObjectCheck = {
  code: 'ARG517',
  title: 'goTemplateOptions without goTemplate',
  severity: 'warning',
  rationale: 'The options are for Go templates only. Without goTemplate: true a missing parameter is no error: its placeholder is written as it is.',
  bad: fastSetWith({ head: 'goTemplateOptions: [missingkey=error]' }),
  good: setWith({}),
  fix: 'set goTemplate: true, and write parameters as {{ .name }}',
  source: RENDER_SOURCE,
  kinds: [KIND.applicationSet],
  check({ spec, object }, report) {
    if (!isGoTemplate(spec) && listAt(spec, 'goTemplateOptions').length > 0 && object.facts.isPartial !== true) {
      report(['spec', 'goTemplateOptions'], 'the options have no effect without goTemplate: true');
    }
  },
};
