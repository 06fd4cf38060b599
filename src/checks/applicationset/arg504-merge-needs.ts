import { KIND } from '../../inventory';
import { ObjectCheck } from '../engine';
import { generatorSource, setWith } from './example';
import { allGenerators } from './generators';

export const mergeNeeds: ObjectCheck = {
  code: 'ARG504',
  title: 'merge without enough generators or without keys',
  severity: 'error',
  rationale: 'Argo CD refuses the generator, and changes no Application of the set until it is corrected.',
  bad: setWith({ generators: '- merge: {mergeKeys: [], generators: [{list: {elements: [{env: dev}]}}, {list: {elements: [{env: dev, size: s}]}}]}' }),
  good: setWith({ generators: '- merge: {mergeKeys: [env], generators: [{list: {elements: [{env: dev}]}}, {list: {elements: [{env: dev, size: s}]}}]}' }),
  fix: 'give at least two generators, and mergeKeys with the parameters that tell which of their sets belong together',
  source: generatorSource('merge'),
  kinds: [KIND.applicationSet],
  check({ spec }, report) {
    for (const { kind, fields, path } of allGenerators(spec)) {
      if (kind !== 'merge') {
        continue;
      }
      if (Array.isArray(fields.generators) && fields.generators.length < 2) {
        report(path, `a merge is of two or more generators, and this one has ${fields.generators.length}`);
      }
      if (Array.isArray(fields.mergeKeys) && fields.mergeKeys.length === 0) {
        report([...path, 'mergeKeys'], 'the merge has no mergeKeys');
      }
    }
  },
};
