import { Occurrence, Structures } from './collect';
import { compareMinors, Context, contextKey, describeContexts } from './context';
import { Crd } from './crd';
import { Definition, Facts, FieldSchema, SchemaDocument } from './document';
import { HiddenTypes } from './hidden';
import { kindFacts } from './kinds';
import { Holder, mergeFacts } from './variants';

/** All contexts of each structure in one definition: the newest storage version is the base, the rest is rows and variants. */
export function mergeDocument(product: string, crds: readonly Crd[], structures: Structures, hidden: HiddenTypes): SchemaDocument {
  const minors = [...new Set(crds.map(({ minor }) => minor))].sort(compareMinors);
  const definitions: Record<string, Definition> = hiddenDefinitions(hidden);
  for (const [name, occurrences] of structures) {
    const ofKind = crds.filter((crd) => crd.names.kind === name);
    const kind = ofKind.length > 0 ? { 'x-kind': kindFacts(ofKind, minors) } : {};
    const merged = mergeDefinition(name, [...occurrences.values()], ofKind.length > 0, hidden);
    definitions[name] = { description: '', ...kind, ...merged };
  }
  return {
    '$schema': 'https://json-schema.org/draft/2020-12/schema',
    '$comment': 'Facts come from the upstream CRDs: run "npm run schemas -- DIR --write". Only descriptions are written by hand.',
    'x-product': product,
    'x-minors': minors,
    '$defs': Object.fromEntries(Object.keys(definitions).sort().map((name) => [name, definitions[name]])),
  };
}

function hiddenDefinitions(hidden: HiddenTypes): Record<string, Definition> {
  return Object.fromEntries(Object.entries(hidden.definitions).map(([name, { required, fields }]) => {
    const properties = Object.fromEntries(Object.entries(fields).map(([field, facts]) => [field, { description: '', ...facts }]));
    return [name, { 'description': '', 'x-hidden': true, 'type': 'object', ...(required && { required }), properties }];
  }));
}

function mergeDefinition(name: string, unordered: readonly Occurrence[], isKind: boolean, hidden: HiddenTypes): Pick<Definition, 'properties'> {
  const occurrences = [...unordered].sort(baseFirst);
  const universe = occurrences.map(({ context }) => context);
  const fieldNames = [...new Set(occurrences.flatMap(({ fields }) => Object.keys(fields)))].sort();
  const properties = Object.fromEntries(fieldNames.map((field) => [field, {
    ...(isKind && GIVEN_FIELDS.includes(field) ? {} : { description: '' }),
    ...mergeField(field, occurrences, universe, hidden.typed[`${name}.${field}`]),
  }]));
  const { variants, base } = mergeFacts(withImpliedRequired(occurrences), universe);
  return { ...base, ...(variants.length > 0 && { 'x-variants': variants }), properties };
}

/** The newest minor first, in it the storage version, then by kind: the first has the facts that are written out. */
function baseFirst(a: Occurrence, b: Occurrence): number {
  return compareMinors(b.context.minor, a.context.minor)
    || Number(b.storage) - Number(a.storage)
    || (contextKey(a.context) < contextKey(b.context) ? -1 : 1);
}

function mergeField(field: string, occurrences: readonly Occurrence[], universe: readonly Context[], typed: Facts | undefined): FieldSchema {
  const holders = occurrences.filter(({ fields }) => field in fields).map(({ context, fields }) => ({ context, facts: fields[field] }));
  const present = describeContexts(holders.map(({ context }) => context), universe);
  const { variants, base } = mergeFacts(holders, universe);
  return {
    ...base,
    ...(typed && { 'x-typed': typed }),
    ...(present && { 'x-in': present }),
    ...(variants.length > 0 && { 'x-variants': variants }),
  };
}

/** What every Kubernetes object has needs no description of ours. */
const GIVEN_FIELDS: readonly string[] = ['apiVersion', 'kind', 'metadata'];

/** `required` names a field wherever the field exists, so a field that came later makes no variant. */
function withImpliedRequired(occurrences: readonly Occurrence[]): readonly Holder[] {
  const wanted = (occurrences[0].facts.required ?? []) as readonly string[];
  return occurrences.map(({ context, facts, fields }) => {
    const implied = wanted.filter((field) => field in fields);
    const same = JSON.stringify([...implied].sort()) === JSON.stringify([...(facts.required ?? []) as string[]].sort());
    return { context, facts: same ? { ...facts, required: wanted.length > 0 ? wanted : undefined } : facts };
  });
}
