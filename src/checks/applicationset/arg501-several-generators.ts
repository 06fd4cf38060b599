import { KIND } from '../../inventory';
import { ObjectCheck } from '../engine';
import { generatorSource, setWith } from './example';
import { allEntries } from './generators';

export const severalGenerators: ObjectCheck = {
  code: 'ARG501',
  title: 'several generators in one entry',
  severity: 'warning',
  rationale: 'Each of them runs on its own and is never combined with its neighbour, as in a matrix; the selector of the entry holds for all of them.',
  bad: setWith({ generators: '- list: {elements: [{env: dev}]}\n  git: {repoURL: https://github.com/myorg/shop, revision: main, directories: [{path: apps/*}], values: {env: git}}', name: '{{ normalize (toJson .) }}' }),
  good: setWith({ generators: '- list: {elements: [{env: dev}]}\n- list: {elements: [{env: prod}]}' }),
  fix: 'write each generator as an item of its own, or combine the two in a matrix',
  source: generatorSource('generator_spec_processor'),
  kinds: [KIND.applicationSet],
  check({ spec }, report) {
    for (const { path, generators, parent } of allEntries(spec)) {
      if (parent === undefined && generators.length > 1) {
        report(path, `the entry holds ${generators.map(({ kind }) => `"${kind}"`).join(' and ')}, and they are not combined`);
      }
    }
  },
};
