import { readFileSync } from 'node:fs';
import { ContextRow } from './context';

/** A keyword of a CRD schema and its value, as upstream has it. */
export type Facts = Readonly<Record<string, unknown>>;

/** A fact that is different in other contexts: `null` takes a keyword of the base away. */
export type Variant = Facts & { readonly in: readonly ContextRow[] };

export interface FieldSchema extends Facts {
  readonly 'description'?: string;
  readonly '$ref'?: string;
  /** Where the field exists; absent: wherever its structure does. */
  readonly 'x-in'?: readonly ContextRow[];
  readonly 'x-variants'?: readonly Variant[];
  /** What upstream's Go type says where the CRD itself says "any". */
  readonly 'x-typed'?: Facts;
  readonly 'x-deprecated'?: Deprecation;
}

/** What speaks against a field that is still served. Written by people: CRDs say it in their descriptions at most. */
export interface Deprecation {
  readonly since?: string;
  readonly why: string;
  readonly fix: string;
}

/** One served apiVersion of a kind, from one minor to before another. */
export interface KindVersion {
  readonly apiVersion: string;
  readonly since: string;
  readonly removed?: string;
  readonly served?: false;
  readonly storage?: true;
  readonly deprecated?: true;
}

export interface KindFacts {
  readonly 'group': string;
  readonly 'scope': string;
  readonly 'names': Facts;
  readonly 'x-variants'?: readonly Variant[];
  readonly 'versions': readonly KindVersion[];
}

export interface Definition extends Facts {
  readonly 'description': string;
  readonly 'properties': Readonly<Record<string, FieldSchema>>;
  readonly 'required'?: readonly string[];
  readonly 'x-kind'?: KindFacts;
  /** Known from upstream's Go types only: no CRD shows this structure. */
  readonly 'x-hidden'?: true;
  readonly 'x-variants'?: readonly Variant[];
}

export interface SchemaDocument {
  readonly '$schema': string;
  readonly '$comment': string;
  readonly 'x-product': string;
  readonly 'x-minors': readonly string[];
  readonly '$defs': Readonly<Record<string, Definition>>;
}

export const REF_PREFIX = '#/$defs/';

export function readSchemaDocument(path: string): SchemaDocument {
  return JSON.parse(readFileSync(path, 'utf8')) as SchemaDocument;
}

const WIDTH = 140;

/** JSON in which whatever fits stands on one line, so that a field is one line of a diff. */
export function renderJson(value: unknown, indent = '', used = 0): string {
  const flat = flatJson(value);
  if (value === null || typeof value !== 'object' || indent.length + used + flat.length <= WIDTH) {
    return flat;
  }
  const inner = `${indent}  `;
  if (Array.isArray(value) && value.every((item) => item === null || typeof item !== 'object')) {
    return `[\n${filledLines(value.map(flatJson), inner)}\n${indent}]`;
  }
  const lines = Array.isArray(value)
    ? value.map((item) => inner + renderJson(item, inner))
    : Object.entries(value).map(([key, item]) => `${inner}${JSON.stringify(key)}: ${renderJson(item, inner, key.length + 4)}`);
  const [open, close] = Array.isArray(value) ? '[]' : '{}';
  return `${open}\n${lines.join(',\n')}\n${indent}${close}`;
}

/** Scalars side by side, as many as fit. */
function filledLines(texts: readonly string[], indent: string): string {
  const lines = [indent];
  texts.forEach((text, index) => {
    const item = index < texts.length - 1 ? `${text},` : text;
    const last = lines.length - 1;
    if (lines[last] === indent) lines[last] += item;
    else if (lines[last].length + 1 + item.length <= WIDTH) lines[last] += ` ${item}`;
    else lines.push(indent + item);
  });
  return lines.join('\n');
}

function flatJson(value: unknown): string {
  if (Array.isArray(value)) {
    return `[${value.map(flatJson).join(', ')}]`;
  }
  if (value === null || typeof value !== 'object') {
    return JSON.stringify(value);
  }
  const entries = Object.entries(value).map(([key, item]) => `${JSON.stringify(key)}: ${flatJson(item)}`);
  return entries.length === 0 ? '{}' : `{ ${entries.join(', ')} }`;
}
