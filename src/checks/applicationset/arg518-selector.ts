import { KIND } from '../../inventory';
import { formatChoices, isLabelKey, isLabelValue, Path } from '../../text';
import { fieldsAt, listAt, ObjectCheck, textAt } from '../engine';
import { setWith } from './example';
import { allEntries } from './generators';

export const paramSelector: ObjectCheck = {
  code: 'ARG518',
  title: 'selector of a generator that is not valid',
  severity: 'error',
  rationale: 'Argo CD refuses the generator, and changes no Application of the set until it is corrected.',
  bad: setWith({ generators: '- list: {elements: [{env: dev}]}\n  selector: {matchExpressions: [{key: env, operator: Equals, values: [dev]}]}' }),
  good: setWith({ generators: '- list: {elements: [{env: dev}]}\n  selector: {matchExpressions: [{key: env, operator: In, values: [dev]}]}' }),
  fix: 'write keys as dotted names of parameters, and the operators In and NotIn with values, Exists and DoesNotExist without',
  source: 'https://github.com/argoproj/argo-cd/blob/v3.5.1/applicationset/utils/selector.go',
  kinds: [KIND.applicationSet],
  check({ spec }, report) {
    for (const { path, entry, generators } of allEntries(spec)) {
      const selectors = [
        { selector: entry.selector, at: [...path, 'selector'], isOfLabels: false },
        ...generators.flatMap(({ kind, fields, path: at }) => (kind === 'clusters' ? [{ selector: fields.selector, at: [...at, 'selector'], isOfLabels: true }] : [])),
      ];
      for (const { selector, at, isOfLabels } of selectors) {
        for (const fault of [...labelFaults(selector, isOfLabels), ...expressionFaults(selector, isOfLabels)]) {
          report([...at, ...fault.path], fault.message);
        }
      }
    }
  },
};

interface Fault {
  readonly path: Path;
  readonly message: string;
}

const OPERATORS: readonly string[] = ['In', 'NotIn', 'Exists', 'DoesNotExist'];

function labelFaults(selector: unknown, isOfLabels: boolean): Fault[] {
  return Object.entries(fieldsAt(selector, 'matchLabels')).flatMap(([key, value]) => {
    const path = ['matchLabels', key];
    const isWrong = isOfLabels && typeof value === 'string' && !value.includes('{{') && !value.includes('${') && !isLabelValue(value);
    return [...keyFaults(key, path), ...isWrong ? [{ path, message: `"${value}" is no value of a label` }] : []];
  });
}

function expressionFaults(selector: unknown, isOfLabels: boolean): Fault[] {
  return listAt(selector, 'matchExpressions').flatMap((expression, index) => {
    const path = ['matchExpressions', index];
    const [key, operator] = [textAt(expression, 'key'), textAt(expression, 'operator')];
    const values = listAt(expression, 'values');
    const needsValues = operator === 'In' || operator === 'NotIn';
    const wrong = isOfLabels ? values.find((value) => typeof value === 'string' && !value.includes('{{') && !value.includes('${') && !isLabelValue(value)) : undefined;
    return [
      ...key === undefined ? [] : keyFaults(key, [...path, 'key']),
      ...operator === undefined ? [] : OPERATORS.includes(operator)
        ? needsValues !== values.length > 0 ? [{ path, message: `operator "${operator}" ${needsValues ? 'needs values' : 'takes no values'}` }] : []
        : [{ path: [...path, 'operator'], message: `"${operator}" is no operator of a selector, known are ${formatChoices(OPERATORS)}` }],
      ...wrong === undefined ? [] : [{ path: [...path, 'values', values.indexOf(wrong)], message: `"${String(wrong)}" is no value of a label` }],
    ];
  });
}

function keyFaults(key: string, path: Path): Fault[] {
  return key.includes('{{') || key.includes('${') || isLabelKey(key) ? [] : [{ path, message: `"${key}" is no key of a selector` }];
}
