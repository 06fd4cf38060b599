/**
 * Flat facts `path keyword -> value` of one context, read once from a document of schemas/ and once from a CRD.
 * Nothing here comes from tools/schemas: the judge must not share the mistakes of the tool.
 */
export type Json = Readonly<Record<string, unknown>>;
export type FlatFacts = ReadonlyMap<string, string>;

export interface FactContext { readonly kind: string; readonly apiVersion: string; readonly minor: string }

/** Structure keywords become paths; descriptions and deprecations are ours, so they are no facts. */
const NO_FACTS: readonly string[] = ['description', 'x-deprecated', 'properties', 'required', 'items', '$ref', 'x-in', 'x-variants', 'x-typed', 'x-kind'];

export function factsOfCrdSchema(root: Json): FlatFacts {
  const { status: _, ...properties } = root.properties as Json;
  const facts = new Map<string, string>();
  flattenNode(facts, '', { ...root, properties });
  return facts;
}

function flattenNode(facts: Map<string, string>, path: string, node: Json): void {
  addKeywords(facts, path, node);
  for (const [name, field] of Object.entries(node.properties ?? {}) as [string, Json][]) {
    facts.set(`${path}.${name} present`, 'true');
    flattenNode(facts, `${path}.${name}`, field);
  }
  for (const name of (node.required ?? []) as string[]) facts.set(`${path}.${name} required`, 'true');
  if (isObject(node.items)) flattenNode(facts, `${path}[]`, node.items);
  if (isObject(node.additionalProperties)) flattenNode(facts, `${path}{}`, node.additionalProperties);
}

/** Reads a document for one context; `seen` collects `Definition` and `Definition.field` of whatever it meets. */
export class DocumentReader {
  public readonly seen = new Set<string>();

  public constructor(private readonly definitions: Readonly<Record<string, Json>>) {}

  public read(context: FactContext): FlatFacts {
    const facts = new Map<string, string>();
    this.readDefinition(facts, '', context.kind, context);
    return facts;
  }

  private readDefinition(facts: Map<string, string>, path: string, name: string, context: FactContext): void {
    this.seen.add(name);
    const definition = inContext(this.definitions[name] ?? {}, context);
    addKeywords(facts, path, definition);
    const fields = (Object.entries(definition.properties ?? {}) as [string, Json][]).filter(([, field]) => holds(field['x-in'], context));
    const required = (definition.required ?? []) as string[];
    for (const [field, schema] of fields) {
      this.seen.add(`${name}.${field}`);
      facts.set(`${path}.${field} present`, 'true');
      if (required.includes(field)) facts.set(`${path}.${field} required`, 'true');
      this.readNode(facts, `${path}.${field}`, schema, context);
    }
  }

  private readNode(facts: Map<string, string>, path: string, written: Json, context: FactContext): void {
    const node = inContext(written, context);
    addKeywords(facts, path, node);
    if (typeof node.$ref === 'string') this.readDefinition(facts, path, node.$ref.replace('#/$defs/', ''), context);
    if (isObject(node.items)) this.readNode(facts, `${path}[]`, node.items, context);
    if (isObject(node.additionalProperties)) this.readNode(facts, `${path}{}`, node.additionalProperties, context);
  }
}

/** The base with the keywords of the variant for this context; `null` takes a keyword away. */
function inContext(node: Json, context: FactContext): Json {
  const variant = ((node['x-variants'] ?? []) as Json[]).find((candidate) => holds(candidate.in, context)) ?? {};
  const merged = Object.entries({ ...node, ...variant, in: null });
  return Object.fromEntries(merged.filter(([, value]) => value !== null));
}

export function holds(rows: unknown, context: FactContext): boolean {
  if (rows === undefined) return true;
  return (rows as Json[]).some(({ kinds, apiVersions, since, removed }) =>
    (kinds === undefined || (kinds as string[]).includes(context.kind))
    && (apiVersions === undefined || (apiVersions as string[]).includes(context.apiVersion))
    && (since === undefined || minorNumber(context.minor) >= minorNumber(since as string))
    && (removed === undefined || minorNumber(context.minor) < minorNumber(removed as string)));
}

function minorNumber(minor: string): number {
  const [major, rest] = minor.split('.').map(Number);
  return major * 1000 + rest;
}

function addKeywords(facts: Map<string, string>, path: string, node: Json): void {
  for (const [keyword, value] of Object.entries(node)) {
    if (NO_FACTS.includes(keyword) || (keyword === 'additionalProperties' && isObject(value))) continue;
    facts.set(`${path} ${keyword}`, stableText(value));
  }
}

function isObject(value: unknown): value is Json {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}

/** JSON with sorted keys. */
export function stableText(value: unknown): string {
  return JSON.stringify(value, (_, item: unknown) => (isObject(item)
    ? Object.fromEntries(Object.entries(item).sort(([a], [b]) => (a < b ? -1 : 1))) : item));
}

/** One line for each fact that only one side has, or that is different. */
export function diffFacts(where: string, ours: FlatFacts, theirs: FlatFacts): readonly string[] {
  return [...new Set([...ours.keys(), ...theirs.keys()])].filter((key) => ours.get(key) !== theirs.get(key))
    .map((key) => `${where}: ${key}: schemas/ says ${ours.get(key) ?? 'nothing'}, the CRD says ${theirs.get(key) ?? 'nothing'}`);
}
