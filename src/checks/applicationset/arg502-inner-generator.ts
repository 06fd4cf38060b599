import { KIND } from '../../inventory';
import { ObjectCheck } from '../engine';
import { generatorSource, setWith } from './example';
import { allEntries } from './generators';

export const innerGenerator: ObjectCheck = {
  code: 'ARG502',
  title: 'item of a matrix or merge that holds no or several generators',
  severity: 'error',
  rationale: 'Argo CD refuses the generator, and changes no Application of the set until it is corrected.',
  bad: setWith({ generators: matrix('- list: {elements: [{env: dev}]}\n  clusters: {}') }),
  good: setWith({ generators: matrix('- list: {elements: [{env: dev}]}'), name: 'shop-{{ .env }}-{{ .nameNormalized }}' }),
  fix: 'write one generator for each item',
  source: generatorSource('matrix'),
  kinds: [KIND.applicationSet],
  check({ spec }, report) {
    for (const { entry, path, generators, parent } of allEntries(spec)) {
      const isUnknown = generators.length === 0 && Object.keys(entry).some((key) => key !== 'selector');
      if (parent !== undefined && generators.length !== 1 && !isUnknown) {
        const held = generators.map(({ kind }) => `"${kind}"`).join(' and ');
        report(path, `an item of "${parent.kind}" has to hold one generator, and this one holds ${held === '' ? 'none' : held}`);
      }
    }
  },
};

function matrix(item: string): string {
  return `- matrix:\n    generators:\n      ${item.replace(/\n/g, '\n      ')}\n      - clusters: {}`;
}
