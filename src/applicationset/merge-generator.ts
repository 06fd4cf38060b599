/** generators/merge.go. The controller gives the sets in any order; here they keep that of the first generator. */
import { fail } from '../diagnostics';
import { GoValue, toData } from '../gotemplate';
import { asList, asText } from './fields';
import { Scope } from './generated';
import { mergeParams } from './mergo';
import { ParamSet } from './param-set';
import { addCombining, Combining, generateChild } from './transform';

export const mergeGenerator: Combining = (fields, scope, depth) => {
  const { where, renderer } = scope;
  const children = asList(fields.generators);
  if (children.length < 2) {
    return fail('EXP101', where, `it has ${children.length} generators, and a merge is of two or more`, 'give at least two');
  }
  const all = children.map((child, index) => generateChild(child, { ...scope, where: `${where}.generators[${index}]` }, depth + 1));
  const unknown = all.flatMap((one) => one.unknown);
  if (unknown.length > 0) {
    // What is unknown may override any set, so nothing is certain.
    return { params: [], unknown };
  }
  const keys = [...new Set(asList(fields.mergeKeys).map((key) => asText(key, `${where}.mergeKeys`)))];
  const [base, ...others] = all.map(({ params }, index) => byKey(params, keys, { ...scope, where: `${where}.generators[${index}]` }));
  for (const other of others) {
    for (const [key, set] of base) {
      const override = other.get(key);
      if (override !== undefined && renderer.goTemplate) {
        mergeParams(set, override, where);
      } else if (override !== undefined) {
        copyInto(set, override, where);
      }
    }
  }
  return { params: [...base.values()], unknown };
};

addCombining('merge', mergeGenerator);

function copyInto(set: ParamSet, override: ParamSet, where: string): void {
  if (set.isNil && override.entries.size > 0) {
    fail('EXP104', where, 'a set without any parameter is overridden, and there the controller panics', 'give the element at least one key');
  }
  override.entries.forEach((value, name) => set.entries.set(name, value));
}

/** Keys are looked up at the top level only, so a dotted one is the same nothing for every set with goTemplate. */
function byKey(sets: readonly ParamSet[], keys: readonly string[], { where, renderer }: Scope): Map<string, ParamSet> {
  if (keys.length === 0) {
    return fail('EXP101', where, 'the merge has no mergeKeys', 'name the parameters that tell which sets belong together');
  }
  const found = new Map<string, ParamSet>();
  for (const set of sets) {
    const key = JSON.stringify(keys.map((name) => comparable(set.entries.get(name))));
    if (found.has(key)) {
      const dotted = renderer.goTemplate && keys.some((name) => name.includes('.'));
      fail('EXP104', where, `two of its sets have the same ${keys.map((name) => `"${name}"`).join(', ')}: ${key}`,
        dotted ? 'with goTemplate only parameters at the top level are keys: give each set one that is its own' : 'choose keys that are different for each set');
    }
    found.set(key, set);
  }
  return found;
}

/** As encoding/json writes it: the keys of maps in order. */
function comparable(value: GoValue): unknown {
  const sorted = (data: unknown): unknown => (Array.isArray(data) ? data.map(sorted)
    : typeof data === 'object' && data !== null ? Object.entries(data).sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, item]) => [key, sorted(item)]) : data);
  return sorted(toData(value));
}
