import { KIND } from '../../inventory';
import { formatChoices } from '../../text';
import { ObjectCheck } from '../engine';
import { generatorSource, setWith } from './example';
import { allEntries, GENERATOR_KINDS } from './generators';

export const noGenerator: ObjectCheck = {
  code: 'ARG500',
  title: 'entry without a generator',
  severity: 'error',
  rationale: 'Argo CD logs the entry and passes over it, so its Applications are never made; those that exist from an earlier version of it are deleted.',
  bad: setWith({ generators: '- list: {elements: [{env: dev}]}\n- {}' }),
  good: setWith({}),
  fix: `write one generator: ${formatChoices(GENERATOR_KINDS)}`,
  source: generatorSource('generator_spec_processor'),
  kinds: [KIND.applicationSet],
  check({ spec }, report) {
    for (const { entry, path, generators, parent } of allEntries(spec)) {
      // An unknown field is the schema's to report.
      if (parent === undefined && generators.length === 0 && Object.keys(entry).every((key) => key === 'selector')) {
        report(path, 'the entry holds no generator');
      }
    }
  },
};
