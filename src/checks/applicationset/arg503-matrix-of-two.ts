import { KIND } from '../../inventory';
import { listAt, ObjectCheck } from '../engine';
import { generatorSource, setWith } from './example';
import { allGenerators } from './generators';

export const matrixOfTwo: ObjectCheck = {
  code: 'ARG503',
  title: 'matrix that is not of two generators',
  severity: 'error',
  rationale: 'Argo CD refuses the generator, and changes no Application of the set until it is corrected.',
  bad: setWith({ generators: '- matrix: {generators: [{list: {elements: [{env: dev}]}}]}' }),
  good: setWith({ generators: '- matrix: {generators: [{list: {elements: [{env: dev}]}}, {list: {elements: [{zone: a}]}}]}', name: 'shop-{{ .env }}-{{ .zone }}' }),
  fix: 'give two generators; a third one goes into a matrix inside the matrix',
  source: generatorSource('matrix'),
  kinds: [KIND.applicationSet],
  check({ spec }, report) {
    for (const { kind, fields, path } of allGenerators(spec)) {
      const { length } = listAt(fields, 'generators');
      if (kind === 'matrix' && length !== 2 && isReadable(fields.generators)) {
        report(path, `a matrix is of two generators, and this one has ${length}`);
      }
    }
  },
};

function isReadable(generators: unknown): boolean {
  return Array.isArray(generators);
}
