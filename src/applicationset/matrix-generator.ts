/** generators/matrix.go */
import { fail } from '../diagnostics';
import { asList } from './fields';
import { Scope, Unknown, unknownFor } from './generated';
import { checkCount } from './limits';
import { mergeParams } from './mergo';
import { describeParams, ParamSet, paramSet, printed } from './param-set';
import { addCombining, Combining, generateChild } from './transform';

export const matrixGenerator: Combining = (fields, scope, depth) => {
  const children = asList(fields.generators);
  if (children.length !== 2) {
    return fail('EXP101', scope.where, `it has ${children.length} generators, and a matrix is of two`, 'give two; a third goes into a matrix inside the matrix');
  }
  const scopeOf = (index: number): Scope => ({ ...scope, where: `${scope.where}.generators[${index}]` });
  const first = generateChild(children[0], scopeOf(0), depth + 1);
  const params: ParamSet[] = [];
  const unknown: Unknown[] = [...first.unknown];
  for (const outer of first.params) {
    const second = generateChild(children[1], scopeOf(1), depth + 1, outer);
    params.push(...second.params.map((inner) => combine(outer, inner, scope)));
    unknown.push(...unknownFor(second.unknown, outer));
    checkCount(params.length, scope.where);
  }
  return { params, unknown };
};

addCombining('matrix', matrixGenerator);

/** With goTemplate the first generator wins; without, the two must not say different things. */
function combine(outer: ParamSet, inner: ParamSet, { renderer, where }: Scope): ParamSet {
  if (renderer.goTemplate) {
    const combined = paramSet();
    mergeParams(combined, inner, where);
    mergeParams(combined, outer, where);
    return combined;
  }
  const combined = paramSet(Object.fromEntries([...outer.entries].map(([key, value]) => [key, printed(value)])));
  for (const [key, value] of inner.entries) {
    const text = printed(value);
    if (combined.entries.has(key) && combined.entries.get(key) !== text) {
      fail('EXP104', where, `both generators give "${key}", once "${printed(combined.entries.get(key))}" and once "${text}", for ${describeParams(outer)}`,
        'rename one, for example with pathParamPrefix; or set goTemplate: true, where the first one wins');
    }
    combined.entries.set(key, text);
  }
  return combined;
}
