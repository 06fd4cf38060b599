/** Label selectors over flattened parameters (applicationset/utils/selector.go) and over labels of clusters. */
import { fail } from '../diagnostics';
import { formatChoices, isLabelKey, isLabelValue } from '../text';
import { asList, asMap, asText } from './fields';
import { Strings } from './param-set';

interface Requirement {
  readonly key: string;
  readonly operator: string;
  readonly values: readonly string[];
}

export type Selector = (labels: Strings) => boolean;

const OPERATORS = ['In', 'NotIn', 'Exists', 'DoesNotExist'];

/** The selector of a generator: Argo CD's own copy of the rules sets no limits to values. */
export function paramSelector(selector: unknown, where: string): Selector | undefined {
  return selector === undefined || selector === null ? undefined : compile(requirements(selector, where), where, false);
}

/** The selector of the clusters generator is one of Kubernetes: its values have to be values of labels. */
export function labelSelector(selector: unknown, where: string): Selector {
  return compile(requirements(selector, where), where, true);
}

/** Whether it selects anything at all: then the local cluster, which has no labels, is left out. */
export function isSelecting(selector: unknown): boolean {
  const fields = asMap(selector);
  return Object.keys(asMap(fields.matchLabels)).length > 0 || asList(fields.matchExpressions).length > 0;
}

function requirements(selector: unknown, where: string): Requirement[] {
  const { matchLabels, matchExpressions } = asMap(selector);
  return [
    ...Object.entries(asMap(matchLabels)).map(([key, value]) => ({ key, operator: 'In', values: [asText(value, `${where}.matchLabels`)] })),
    ...asList(matchExpressions).map((expression) => {
      const { key, operator, values } = asMap(expression);
      return { key: asText(key, `${where}.matchExpressions`), operator: asText(operator, `${where}.matchExpressions`), values: asList(values).map((value) => asText(value, where)) };
    }),
  ];
}

function compile(all: readonly Requirement[], where: string, checksValues: boolean): Selector {
  all.forEach((requirement) => check(requirement, where, checksValues));
  return (labels) => all.every(({ key, operator, values }) => {
    const has = Object.hasOwn(labels, key);
    switch (operator) {
      case 'In': return has && values.includes(labels[key]);
      case 'NotIn': return !has || !values.includes(labels[key]);
      case 'Exists': return has;
      default: return !has;
    }
  });
}

function check({ key, operator, values }: Requirement, where: string, checksValues: boolean): void {
  if (!OPERATORS.includes(operator)) {
    fail('EXP102', where, `operator "${operator}" does not exist`, `use ${formatChoices(OPERATORS)}`);
  }
  if (!isLabelKey(key)) {
    fail('EXP102', where, `"${key}" is no key of a label`, 'write name or prefix.example/name; parameters are selected by their dotted names');
  }
  const needsValues = operator === 'In' || operator === 'NotIn';
  if (needsValues !== values.length > 0) {
    fail('EXP102', where, `operator "${operator}" for "${key}" ${needsValues ? 'has no values' : 'has values'}`, needsValues ? 'give at least one' : 'remove them');
  }
  const wrong = checksValues ? values.find((value) => !isLabelValue(value)) : undefined;
  if (wrong !== undefined) {
    fail('EXP102', where, `"${wrong}" is no value of a label`, 'use at most 63 letters, digits, "-", "_" and "."');
  }
}
