/**
 * templatePatch (applicationset/controllers/template/patch.go): a strategic merge with the types of an Application.
 * None of Argo CD's own lists has a merge key, so lists are replaced; finalizers are the one list that is united.
 */
import { fail } from '../diagnostics';
import { parseYamlValue } from '../text';
import { tryFieldsOf } from './application-type';
import { decode } from './decode';
import { Fields, isMap } from './fields';

type Draft = Record<string, unknown>;

const DELETE_FROM = '$deleteFromPrimitiveList/';

/** The Application with the rendered patch. The project stays what it was, whatever the patch says. */
export function applyPatch(application: Fields, text: string, where: string): Fields {
  const patch = parse(text, where);
  const fault = { code: 'EXP107', where: `${where} templatePatch` };
  decode('Application', patch, fault);
  const merged = mergeMap(structuredClone(application) as Draft, patch, 'Application', fault.where);
  const patched = decode('Application', merged, fault) as Fields;
  return { ...patched, spec: { ...patched.spec as Fields, project: (application.spec as Fields).project } };
}

function parse(text: string, where: string): Fields {
  let value: unknown;
  try {
    value = parseYamlValue(text, { lastKeyWins: true });
  } catch (error) {
    return fail('EXP107', `${where} templatePatch`, `it renders to no YAML: ${(error as Error).message}`, 'correct the patch; texts that may hold special characters need toJson or quote');
  }
  return value === null ? {} : isMap(value) ? value
    : fail('EXP107', `${where} templatePatch`, 'it renders to something that is no mapping', 'write the fields of an Application');
}

/** `mergeMap` of strategicpatch/patch.go. */
function mergeMap(original: Draft, patch: Fields, type: string, where: string): Draft {
  if (Object.hasOwn(patch, '$patch')) {
    return directive(patch, where);
  }
  const retained = patch.$retainKeys;
  const kept = Array.isArray(retained) ? Object.fromEntries(Object.entries(original).filter(([key]) => retained.includes(key))) : original;
  for (const [key, value] of Object.entries(patch)) {
    if (key.startsWith(DELETE_FROM)) {
      const list = key.slice(DELETE_FROM.length);
      kept[list] = (kept[list] as readonly unknown[] ?? []).filter((item) => !(value as readonly unknown[]).includes(item));
    } else if (!key.startsWith('$')) {
      mergeKey(kept, key, value, type, where);
    }
  }
  return kept;
}

function directive(patch: Fields, where: string): Draft {
  const { $patch, ...rest } = patch;
  switch ($patch) {
    case 'replace': return rest;
    case 'delete': return {};
    default: return fail('EXP107', where, `"$patch: ${String($patch)}" does not exist for a mapping`, 'use "replace" or "delete"');
  }
}

function mergeKey(original: Draft, key: string, value: unknown, type: string, where: string): void {
  if (value === null) {
    delete original[key];
    return;
  }
  const known = original[key];
  if (isMap(known) && isMap(value)) {
    original[key] = mergeMap(known as Draft, value, typeBelow(type, key, where), where);
  } else if (Array.isArray(known) && Array.isArray(value)) {
    typeBelow(type, key, where);
    original[key] = type === 'Metadata' && key === 'finalizers' ? unite(known, value) : value;
  } else {
    original[key] = withoutNulls(value);
  }
}

/** The patch's items keep their order; what only the template has goes before the first that it preceded there, else to the end. */
function unite(known: readonly unknown[], patch: readonly unknown[]): unknown[] {
  const united: unknown[] = [];
  const rest = [...new Set(known)].filter((item) => !patch.includes(item));
  for (const item of new Set(patch)) {
    const at = known.indexOf(item);
    while (at >= 0 && rest.length > 0 && known.indexOf(rest[0]) < at) {
      united.push(rest.shift());
    }
    united.push(item);
  }
  return [...united, ...rest];
}

/** Kubernetes looks for the merge strategy of each field in the Go type, and raw JSON has no fields. */
function typeBelow(type: string, key: string, where: string): string {
  const field = tryFieldsOf(type)?.get(key);
  return field?.type ?? fail('EXP107', where, `"${key}" cannot be merged into a value of the template: Argo CD finds no field "${key}" in raw JSON such as valuesObject`,
    'set the whole map in the template or in the patch, not in both; or use "values" with a text');
}

/** A null has nothing to delete in what is new. */
function withoutNulls(value: unknown): unknown {
  return isMap(value)
    ? Object.fromEntries(Object.entries(value).filter(([key, item]) => item !== null && !key.startsWith('$')).map(([key, item]) => [key, withoutNulls(item)]))
    : value;
}
