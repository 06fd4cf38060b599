import { KIND } from '../../inventory';
import { ObjectCheck } from '../engine';
import { generatorSource, setWith } from './example';
import { allGenerators } from './generators';
import { textsIn } from './texts';

/** Of a plugin, whatever reads it may know placeholders; elements of a list are copied as they are. */
const READ: readonly string[] = ['git', 'clusters', 'scmProvider', 'pullRequest', 'clusterDecisionResource'];

export const notRendered: ObjectCheck = {
  code: 'ARG530',
  title: 'template in a generator that has no parameters yet',
  severity: 'error',
  rationale: 'Only the second generator of a matrix is rendered, with the parameters of the first. In any other generator the braces are read as they are written.',
  bad: setWith({
    generators: '- git: {repoURL: https://github.com/myorg/shop, revision: "{{ .branch }}", directories: [{path: apps/*}]}', name: 'shop-{{ .path.basename }}', path: '{{ .path.path }}',
  }),
  good: setWith({
    generators: '- git: {repoURL: https://github.com/myorg/shop, revision: main, directories: [{path: apps/*}]}', name: 'shop-{{ .path.basename }}', path: '{{ .path.path }}',
  }),
  fix: 'write the value itself, or make the generator the second of a matrix whose first one gives the parameter',
  source: generatorSource('matrix'),
  kinds: [KIND.applicationSet],
  check({ spec }, report) {
    for (const { kind, fields, path, isFed } of allGenerators(spec)) {
      const { values: _values, template: _template, ...read } = fields;
      for (const { text, path: at } of isFed || !READ.includes(kind) ? [] : textsIn(read, path)) {
        report(at, `"${text}" is not rendered, for no generator comes before this one`);
      }
    }
  },
};
