import { KIND } from '../../inventory';
import { fieldsAt, isSet, listAt, ObjectCheck } from '../engine';
import { generatorSource, setWith } from './example';
import { allGenerators } from './generators';

export const decisionResource: ObjectCheck = {
  code: 'ARG559',
  title: 'clusterDecisionResource that names nothing or twice',
  severity: 'error',
  rationale: 'Argo CD looks for the resources by name or by labels, refuses the set when both are given, and finds nothing when none is.',
  bad: setWith({ generators: decision('name: quakes, labelSelector: {matchLabels: {duck: spotted}}'), name: 'shop-{{ .name }}' }),
  good: setWith({ generators: decision('name: quakes'), name: 'shop-{{ .name }}' }),
  fix: 'give name or labelSelector',
  source: generatorSource('duck_type'),
  kinds: [KIND.applicationSet],
  check({ spec, object }, report) {
    for (const { kind, fields, path, isFed } of allGenerators(spec)) {
      const selector = fieldsAt(fields, 'labelSelector');
      const isSelecting = Object.keys(fieldsAt(selector, 'matchLabels')).length > 0 || listAt(selector, 'matchExpressions').length > 0;
      const isNamed = isSet(fields.name) && fields.name !== '';
      if (kind === 'clusterDecisionResource' && isNamed === isSelecting && !isFed && object.facts.isPartial !== true) {
        report(path, isNamed ? 'both name and labelSelector are given' : 'neither name nor labelSelector is given');
      }
    }
  },
};

function decision(resource: string): string {
  return `- clusterDecisionResource: {configMapRef: my-config, ${resource}}`;
}
