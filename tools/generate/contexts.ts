import { Context, isIn } from '../schemas/context';
import { Definition, Facts, FieldSchema, KindFacts, REF_PREFIX, SchemaDocument } from '../schemas/document';

/** Every context of a kind: each apiVersion in each minor that serves it. */
export function contextsOfKind(kind: KindFacts, minors: readonly string[]): readonly Context[] {
  return kind.versions.filter(({ served }) => served !== false).flatMap(({ apiVersion, since, removed }) => minors
    .filter((minor) => isIn([{ since, removed }], { kind: '', apiVersion, minor }))
    .map((minor) => ({ kind: kind.names.kind as string, apiVersion, minor })));
}

/** The contexts in which each definition exists: those from which a kind leads to it. Typing-only fields count. */
export function contextsOfDefinitions(document: SchemaDocument): ReadonlyMap<string, readonly Context[]> {
  const found = new Map<string, Context[]>(Object.keys(document.$defs).map((name) => [name, []]));
  for (const [name, { 'x-kind': kind }] of Object.entries(document.$defs)) {
    for (const context of kind === undefined ? [] : contextsOfKind(kind, document['x-minors'])) {
      reached(document, name, context).forEach((definition) => found.get(definition)!.push(context));
    }
  }
  return found;
}

function reached(document: SchemaDocument, start: string, context: Context): ReadonlySet<string> {
  const seen = new Set([start]);
  for (const name of seen) {
    Object.values(document.$defs[name].properties)
      .filter((field) => existsIn(field, context))
      .forEach((field) => tryTargetOf(field, seen));
  }
  return seen;
}

function tryTargetOf(field: FieldSchema, seen: Set<string>): void {
  const target = refName(field['x-typed'] ?? field);
  if (target !== undefined) seen.add(target);
}

export function existsIn(field: FieldSchema, context: Context): boolean {
  return field['x-in'] === undefined || isIn(field['x-in'], context);
}

/** The definition that a field leads to, also through lists and maps. */
export function refName(facts: Facts): string | undefined {
  if (typeof facts.$ref === 'string') {
    return facts.$ref.slice(REF_PREFIX.length);
  }
  const inner = (facts.items ?? facts.additionalProperties) as Facts | undefined;
  return inner && refName(inner);
}

/** What holds in one context: the base with the variant that applies over it. */
export function factsIn<T extends FieldSchema | Definition>(holder: T, context: Context): T {
  const variant = holder['x-variants']?.find(({ in: rows }) => isIn(rows, context));
  return variant === undefined ? holder : withVariant(holder, variant);
}

export function withVariant<T extends Facts>(base: T, { in: _, ...changes }: Facts): T {
  return Object.fromEntries(Object.entries({ ...base, ...changes }).filter(([, value]) => value !== null)) as T;
}
