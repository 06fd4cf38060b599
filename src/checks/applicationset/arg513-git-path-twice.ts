import { KIND } from '../../inventory';
import { ObjectCheck } from '../engine';
import { fastSetWith, generatorSource } from './example';
import { allGenerators } from './generators';
import { isGoTemplate } from './texts';

export const gitPathTwice: ObjectCheck = {
  code: 'ARG513',
  title: 'two Git generators of a matrix that give the same parameters',
  severity: 'error',
  rationale: 'Without goTemplate, the two generators of a matrix must not give one parameter different values, and both give "path": Argo CD refuses the set.',
  bad: fastSetWith({ generators: matrix(''), name: 'shop-{{path.basename}}' }),
  good: fastSetWith({ generators: matrix('pathParamPrefix: app, '), name: 'shop-{{path.basename}}-{{app.path.basename}}' }),
  fix: 'give one of them a pathParamPrefix',
  source: generatorSource('matrix'),
  kinds: [KIND.applicationSet],
  check({ spec }, report) {
    for (const { kind, path, children } of isGoTemplate(spec) ? [] : allGenerators(spec)) {
      const prefixes = children.flatMap(({ generators }) => generators.filter((child) => child.kind === 'git').map(({ fields }) => fields.pathParamPrefix ?? ''));
      if (kind === 'matrix' && prefixes.length === 2 && prefixes[0] === prefixes[1]) {
        report(path, 'both Git generators give "path"');
      }
    }
  },
};

function matrix(prefix: string): string {
  const git = (path: string, more = ''): string => `{git: {repoURL: https://github.com/myorg/shop, revision: main, ${more}directories: [{path: ${path}}]}}`;
  return `- matrix: {generators: [${git('clusters/*')}, ${git('apps/*', prefix)}]}`;
}
