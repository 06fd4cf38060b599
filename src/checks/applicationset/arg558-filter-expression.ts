import { RE2JS } from 're2js';
import { KIND } from '../../inventory';
import { listAt, ObjectCheck, textAt } from '../engine';
import { setWith } from './example';
import { allGenerators } from './generators';

const EXPRESSIONS: readonly string[] = ['repositoryMatch', 'branchMatch', 'labelMatch', 'targetBranchMatch', 'titleMatch'];

export const filterExpression: ObjectCheck = {
  code: 'ARG558',
  title: 'regular expression of a filter that cannot be read',
  severity: 'error',
  rationale: 'Filters are regular expressions of Go, without look-around and back references. Argo CD refuses the set.',
  bad: setWith({ generators: pulls('(?!wip).*'), name: 'shop-{{ .number }}' }),
  good: setWith({ generators: pulls('^feature/'), name: 'shop-{{ .number }}' }),
  fix: 'write it in the syntax RE2; what is not wanted goes into a selector',
  source: 'https://argo-cd.readthedocs.io/en/stable/operator-manual/applicationset/Generators-Pull-Request/#filters',
  kinds: [KIND.applicationSet],
  check({ spec }, report) {
    for (const { kind, fields, path } of allGenerators(spec)) {
      listAt(['scmProvider', 'pullRequest'].includes(kind) ? fields.filters : undefined).forEach((filter, index) => {
        for (const key of EXPRESSIONS) {
          const expression = textAt(filter, key);
          if (expression !== undefined && !isExpression(expression)) {
            report([...path, 'filters', index, key], `"${expression}" is no regular expression of Go`);
          }
        }
      });
    }
  },
};

function isExpression(text: string): boolean {
  try {
    RE2JS.compile(text);
    return true;
  } catch {
    return false;
  }
}

function pulls(match: string): string {
  return `- pullRequest: {github: {owner: myorg, repo: shop}, filters: [{branchMatch: "${match}"}]}`;
}
