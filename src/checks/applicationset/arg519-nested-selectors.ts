import { KIND } from '../../inventory';
import { isSet, ObjectCheck } from '../engine';
import { setWith } from './example';
import { allEntries } from './generators';

const MATRIX = '- matrix: {generators: [{list: {elements: [{env: dev}]}, selector: {matchLabels: {env: dev}}}, {list: {elements: [{zone: a}]}}]}';

export const nestedSelectors: ObjectCheck = {
  code: 'ARG519',
  title: 'applyNestedSelectors: false',
  severity: 'warning',
  rationale: 'Argo CD 3.0 removed the switch: selectors of generators inside a matrix or merge are always applied.',
  bad: setWith({ generators: MATRIX, name: 'shop-{{ .env }}-{{ .zone }}', tail: 'applyNestedSelectors: false' }),
  good: setWith({ generators: MATRIX, name: 'shop-{{ .env }}-{{ .zone }}' }),
  fix: 'remove the field, and the nested selectors if they shall not apply',
  source: 'https://argo-cd.readthedocs.io/en/stable/operator-manual/upgrading/2.14-3.0/',
  kinds: [KIND.applicationSet],
  check({ spec }, report) {
    if (spec.applyNestedSelectors === false && allEntries(spec).some(({ parent, entry }) => parent !== undefined && isSet(entry.selector))) {
      report(['spec', 'applyNestedSelectors'], 'nested selectors are applied all the same');
    }
  },
};
