import { KIND } from '../../inventory';
import { listAt, ObjectCheck } from '../engine';
import { generatorSource, setWith } from './example';
import { allGenerators } from './generators';
import { namesOf, shapeOf } from './shape';
import { isGoTemplate } from './texts';

export const mergeKeyPath: ObjectCheck = {
  code: 'ARG506',
  title: 'key of a merge that is no parameter at the top',
  severity: 'error',
  rationale: 'With goTemplate, Argo CD looks for the key at the top level only, so a key with a dot is missing in every set: they all count as one, or are refused as the same.',
  bad: setWith({ generators: merge('values.tier') }),
  good: setWith({ generators: merge('name') }),
  fix: 'merge by a parameter at the top level, for example name or server',
  source: generatorSource('merge'),
  kinds: [KIND.applicationSet],
  check({ spec }, report) {
    if (!isGoTemplate(spec)) {
      return;
    }
    for (const { kind, fields, path, children } of allGenerators(spec)) {
      const known = children.flatMap(({ generators }) => generators.flatMap((generator) => namesOf(shapeOf(generator))));
      listAt(fields, 'mergeKeys').forEach((key, index) => {
        if (kind === 'merge' && typeof key === 'string' && key.includes('.') && !known.includes(key)) {
          report([...path, 'mergeKeys', index], `"${key}" is no parameter at the top level`);
        }
      });
    }
  },
};

function merge(key: string): string {
  return `- merge:\n    mergeKeys: [${key}]\n    generators: [{clusters: {values: {tier: a, env: dev}}}, {list: {elements: [{name: prod, env: prod}]}}]`;
}
