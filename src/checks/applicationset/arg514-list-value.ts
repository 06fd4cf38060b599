import { KIND } from '../../inventory';
import { isFields, listAt, ObjectCheck } from '../engine';
import { fastSetWith, generatorSource } from './example';
import { allGenerators } from './generators';
import { isGoTemplate } from './texts';

export const listValue: ObjectCheck = {
  code: 'ARG514',
  title: 'value of a list that is no string',
  severity: 'error',
  rationale: 'Without goTemplate, every value of an element has to be a string, and "values" a mapping of strings; Argo CD refuses the whole set otherwise.',
  bad: fastSetWith({ generators: '- list: {elements: [{env: dev, replicas: 2}]}' }),
  good: fastSetWith({ generators: '- list: {elements: [{env: dev, replicas: "2"}]}' }),
  fix: 'put the value into quotes, or set goTemplate: true',
  source: generatorSource('list'),
  kinds: [KIND.applicationSet],
  check({ spec }, report) {
    for (const { kind, fields, path } of isGoTemplate(spec) ? [] : allGenerators(spec)) {
      listAt(kind === 'list' ? fields.elements : undefined).forEach((element, index) => {
        for (const wrong of faultsOf(element)) {
          report([...path, 'elements', index, ...wrong], `"${wrong.join('.')}" is no string`);
        }
      });
    }
  },
};

function faultsOf(element: unknown): string[][] {
  return Object.entries(isFields(element) ? element : {}).flatMap(([key, value]) => {
    if (key === 'values' && isFields(value)) {
      return Object.entries(value).filter(([, inner]) => typeof inner !== 'string').map(([name]) => [key, name]);
    }
    return typeof value === 'string' ? [] : [[key]];
  });
}
