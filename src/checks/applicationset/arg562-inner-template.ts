import { KIND } from '../../inventory';
import { ObjectCheck } from '../engine';
import { setWith, SPEC_SOURCE } from './example';
import { allGenerators } from './generators';
import { isOverriding } from './texts';

export const innerTemplate: ObjectCheck = {
  code: 'ARG562',
  title: 'template of a generator inside a matrix or merge',
  severity: 'error',
  rationale: 'Only the template of a generator at the top overrides that of the set; inside a matrix or merge it is ignored without a word.',
  bad: setWith({ generators: matrix(', template: {metadata: {}, spec: {project: other, destination: {}}}'), name: 'shop-{{ .env }}-{{ .zone }}' }),
  good: setWith({ generators: matrix(''), name: 'shop-{{ .env }}-{{ .zone }}' }),
  fix: 'move the template to the matrix or merge itself, or to that of the set',
  source: SPEC_SOURCE,
  kinds: [KIND.applicationSet],
  check({ spec }, report) {
    for (const { fields, path, depth } of allGenerators(spec)) {
      if (depth > 0 && isOverriding(fields.template)) {
        report([...path, 'template'], 'the template is ignored, for the generator is inside another one');
      }
    }
  },
};

function matrix(template: string): string {
  return `- matrix: {generators: [{list: {elements: [{env: dev}]${template}}}, {list: {elements: [{zone: a}]}}]}`;
}
