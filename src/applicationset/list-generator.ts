/** generators/list.go */
import { fail } from '../diagnostics';
import { parseYamlValue } from '../text';
import { asList, asText, Fields, isMap } from './fields';
import { Generator, known, Scope } from './generated';
import { nilParamSet, ParamSet, paramSet, tryParamSet } from './param-set';

export const listGenerator: Generator = (fields, scope) => known([
  ...asList(fields.elements).map((element, index) => fromElement(element, { ...scope, where: `${scope.where}.elements[${index}]` })),
  ...fromYaml(asText(fields.elementsYaml, scope.where), scope),
]);

function fromElement(element: unknown, { renderer, where }: Scope): ParamSet {
  if (element !== null && !isMap(element)) {
    return fail('EXP103', where, 'the element is no mapping', 'write key and value pairs');
  }
  return renderer.goTemplate ? tryParamSet(element)! : flatElement(element ?? {}, where);
}

/** Without goTemplate there are only strings, and one map: `values`. */
function flatElement(element: Fields, where: string): ParamSet {
  const entries = Object.entries(element).flatMap(([key, value]) => {
    if (key !== 'values') {
      return [[key, onlyText(value, key, where)] as const];
    }
    return isMap(value)
      ? Object.entries(value).map(([name, item]) => [`values.${name}`, onlyText(item, `values.${name}`, where)] as const)
      : fail('EXP103', where, '"values" is no mapping', 'write key and value pairs');
  });
  return entries.length === 0 ? nilParamSet() : paramSet(Object.fromEntries(entries));
}

function onlyText(value: unknown, key: string, where: string): string {
  return typeof value === 'string' ? value
    : fail('EXP103', where, `"${key}" is no string, and without goTemplate it has to be one`, 'put it into quotes, or set goTemplate: true');
}

/** Taken as it is, also without goTemplate, where what is no string is then never put in. */
function fromYaml(text: string, { where }: Scope): readonly ParamSet[] {
  if (text === '') {
    return [];
  }
  let value: unknown;
  try {
    value = parseYamlValue(text, { lastKeyWins: true });
  } catch (error) {
    return fail('EXP103', where, `elementsYaml is no YAML: ${(error as Error).message}`, 'make it a list of mappings, for example with toJson');
  }
  const sets = value === null ? [] : Array.isArray(value) ? value.map(tryParamSet) : [undefined];
  return sets.map((set) => set ?? fail('EXP103', where, 'elementsYaml is no list of mappings', 'make it one, for example with toJson'));
}
