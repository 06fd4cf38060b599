import { Context, contextKey } from './context';
import { Crd } from './crd';
import { Facts, REF_PREFIX } from './document';
import { NameTable } from './names';

/** A structure as one context shows it: its own facts, and those of each field with nested structures as `$ref`. */
export interface Occurrence {
  readonly context: Context;
  readonly storage: boolean;
  readonly path: string;
  readonly facts: Facts;
  readonly fields: Readonly<Record<string, Facts>>;
}

/** Structures by name; in each, one occurrence a context. */
export type Structures = ReadonlyMap<string, ReadonlyMap<string, Occurrence>>;

/** Facts of the place where a structure stands, not of the structure. */
const PLACE_KEYWORDS: readonly string[] = ['default', 'nullable'];

/** Reads every structure of every CRD; throws one error that lists all structures without a name or with a wrong one. */
export function collectStructures(crds: readonly Crd[], names: NameTable): Structures {
  const collector = new Collector(names, new Set(crds.map((crd) => crd.names.kind)));
  for (const crd of crds) {
    for (const version of crd.versions.filter(({ served }) => served)) {
      const context = { kind: crd.names.kind, apiVersion: `${crd.group}/${version.name}`, minor: crd.minor };
      collector.visit(context.kind, withoutStatus(version.schema?.openAPIV3Schema ?? {}), context, version.storage, context.kind);
    }
  }
  return collector.result();
}

function withoutStatus(root: Facts): Facts {
  const { status: _, ...properties } = (root.properties ?? {}) as Record<string, Facts>;
  return { ...root, properties };
}

class Collector {
  private readonly structures = new Map<string, Map<string, Occurrence>>();
  private readonly faults = new Set<string>();

  public constructor(private readonly names: NameTable, private readonly kinds: ReadonlySet<string>) {}

  public result(): Structures {
    if (this.faults.size > 0) {
      throw new Error(`tools/schemas/names.ts does not fit the CRDs:\n${[...this.faults].map((fault) => `  ${fault}`).join('\n')}`);
    }
    return this.structures;
  }

  public visit(name: string, node: Facts, context: Context, storage: boolean, path: string): void {
    const { properties, description: _, ...facts } = node as Facts & { properties: Record<string, Facts> };
    const fields = Object.fromEntries(Object.keys(properties).sort().map((field) => [
      field, this.fieldFacts(properties[field], `${name}.${field}`, context, storage, `${path}.${field}`),
    ]));
    for (const keyword of PLACE_KEYWORDS) delete (facts as Record<string, unknown>)[keyword];
    this.add(name, { context, storage, path, facts, fields });
  }

  private add(name: string, occurrence: Occurrence): void {
    const ofName = this.structures.get(name) ?? new Map<string, Occurrence>();
    this.structures.set(name, ofName);
    const key = contextKey(occurrence.context);
    const known = ofName.get(key);
    if (known === undefined) {
      ofName.set(key, occurrence);
    } else if (factsText(known) !== factsText(occurrence)) {
      this.faults.add(`"${name}" is the name of different structures in ${key}: "${known.path}" and "${occurrence.path}"`);
    }
  }

  private fieldFacts(node: Facts, row: string, context: Context, storage: boolean, path: string): Facts {
    if (node.properties !== undefined) {
      return this.reference(node, row, context, storage, path);
    }
    return Object.fromEntries(Object.entries(node).filter(([keyword]) => keyword !== 'description').map(([keyword, value]) => [
      keyword, keyword === 'items' || (keyword === 'additionalProperties' && typeof value === 'object')
        ? this.fieldFacts(value as Facts, row, context, storage, path) : value,
    ]));
  }

  private reference(node: Facts, row: string, context: Context, storage: boolean, path: string): Facts {
    const name = this.names[`${row}@${context.apiVersion}`] ?? this.names[row];
    if (name === undefined) {
      this.faults.add(`no name for the structure "${row}" (${path}, ${context.apiVersion}, ${context.minor})`);
      return {};
    }
    if (this.kinds.has(name) || !/^[A-Z][A-Za-z0-9]*$/.test(name)) {
      this.faults.add(`"${name}" (${row}) must be in PascalCase and not the name of a kind`);
    }
    this.visit(name, node, context, storage, path);
    const place = PLACE_KEYWORDS.filter((keyword) => node[keyword] !== undefined).map((keyword) => [keyword, node[keyword]]);
    return { $ref: REF_PREFIX + name, ...Object.fromEntries(place) };
  }
}

function factsText({ facts, fields }: Occurrence): string {
  return JSON.stringify(sorted({ facts, fields }));
}

/** The same value with its keys in order, so that equal facts have equal texts. */
export function sorted(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.map(sorted);
  }
  if (value !== null && typeof value === 'object') {
    const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
    return Object.fromEntries(entries.map(([key, item]) => [key, sorted(item)]));
  }
  return value;
}
