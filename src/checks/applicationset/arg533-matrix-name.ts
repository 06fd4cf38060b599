import { KIND } from '../../inventory';
import { isSet, listAt, ObjectCheck } from '../engine';
import { generatorSource, setWith } from './example';
import { entriesOf, GeneratorAt } from './generators';
import { Shape, shapeOf } from './shape';
import { templateUse } from './template-use';
import { isGoTemplate, isOverriding, textsIn } from './texts';

export const matrixName: ObjectCheck = {
  code: 'ARG533',
  title: 'name that uses one generator of a matrix only',
  severity: 'warning',
  rationale: 'A matrix makes an Application for each pair. When the name depends on one generator only, pairs that differ in the other have the same name, and Argo CD leaves them out.',
  bad: setWith({ generators: pairs(), name: 'shop-{{ .path.basename }}' }),
  good: setWith({ generators: pairs(), name: 'shop-{{ .nameNormalized }}-{{ .path.basename }}' }),
  fix: 'put a parameter of the other generator into the name as well',
  source: generatorSource('matrix'),
  kinds: [KIND.applicationSet],
  check({ spec }, report) {
    const template = spec.template as { readonly metadata?: { readonly name?: unknown } } | null | undefined;
    const name = template?.metadata?.name;
    if (!isGoTemplate(spec) || typeof name !== 'string' || !name.includes('{{') || spec.templatePatch !== undefined) {
      return;
    }
    const { params, fault } = templateUse(name);
    for (const matrix of entriesOf(spec).flatMap(({ generators }) => generators).filter(({ kind, fields }) => kind === 'matrix' && !isOverriding(fields.template))) {
      const unused = fault !== undefined || params.length === 0 ? undefined : tryUnused(matrix, params.map(({ names }) => names[0]));
      if (unused !== undefined) {
        report(['spec', 'template', 'metadata', 'name'], `the name uses no parameter of "${unused.kind}", so its Applications have the same names`);
      }
    }
  },
};

/** The generator none of whose parameters is used, where both are known and neither depends on the other. */
function tryUnused(matrix: GeneratorAt, used: readonly string[]): GeneratorAt | undefined {
  const children = matrix.children.flatMap(({ generators }) => generators);
  if (children.length !== 2 || children.some(hasUnknown) || textsIn(children[1].fields, []).length > 0 || children.every(({ kind }) => kind === 'list')) {
    return undefined;
  }
  return children.find((child) => {
    const shape = shapeOf(child) as Exclude<Shape, string>;
    return !isSingle(child) && ![...shape.keys()].some((key) => used.includes(key));
  });
}

function hasUnknown(child: GeneratorAt): boolean {
  return child.children.length > 0 || child.selector !== undefined || typeof shapeOf(child) === 'string';
}

/** A selector of clusters often picks the one. */
function isSingle({ kind, fields }: GeneratorAt): boolean {
  return (kind === 'list' && listAt(fields, 'elements').length < 2) || fields.flatList === true || (kind === 'clusters' && isSet(fields.selector));
}

function pairs(): string {
  return '- matrix: {generators: [{clusters: {}}, {git: {repoURL: https://github.com/myorg/shop, revision: main, directories: [{path: apps/*}]}}]}';
}
