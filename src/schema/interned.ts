import { CelTree } from './cel';

/**
 * The stored form of a product's schema, written by tools/generate/interned.ts: no descriptions, equal parts once,
 * and every supported minor and apiVersion in it. Numbers point into the lists of `InternedSchema`.
 */
export interface InternedSchema {
  /** In sentences: `Argo CD`. */
  readonly label: string;
  /** Oldest first. */
  readonly minors: readonly string[];
  readonly apiVersions: readonly string[];
  readonly rows: readonly (readonly InternedRow[])[];
  readonly patterns: readonly InternedPattern[];
  readonly rules: readonly InternedRule[];
  readonly deprecations: readonly InternedDeprecation[];
  readonly nodes: readonly InternedNode[];
  readonly kinds: readonly InternedKind[];
}

/** All conditions hold together; rows are joined by "or". */
export interface InternedRow {
  readonly kinds?: readonly string[];
  readonly apiVersions?: readonly number[];
  /** The first minor. */
  readonly since?: number;
  /** The first minor after it. */
  readonly removed?: number;
}

/** As the CRD has it (Go's RE2), and for JavaScript with the flag `u`. */
export type InternedPattern = readonly [re2: string, js: string];

/** A CEL rule, and what we say where it does not hold. */
export interface InternedRule {
  readonly test: CelTree;
  /** Goes on after the name of the place: `"spec" …`. */
  readonly message: string;
  readonly fix: string;
  /** The field in the place that is at fault, where there is one. */
  readonly field?: string;
}

/** Why a field that is served should not be used, and since which minor. */
export interface InternedDeprecation {
  readonly since?: number;
  readonly why: string;
  readonly fix: string;
}

export interface InternedKind {
  readonly kind: string;
  readonly group: string;
  readonly node: number;
  /** Newest first. One apiVersion may stand there twice: before and after it was deprecated. */
  readonly versions: readonly InternedVersion[];
}

export interface InternedVersion {
  /** Among the apiVersions. */
  readonly place: number;
  /** The first minor. */
  readonly since: number;
  /** The first minor after it. */
  readonly removed?: number;
  readonly deprecated?: true;
}

/** `open` is an object that nobody looks into, `any` not even that. */
export type NodeType = 'string' | 'boolean' | 'integer' | 'int-or-string' | 'object' | 'map' | 'array' | 'open' | 'any';

export interface InternedNode {
  readonly type: NodeType;
  readonly fields?: Readonly<Record<string, InternedField>>;
  readonly required?: readonly string[];
  readonly requiredIn?: readonly (readonly [rows: number, required: readonly string[]])[];
  readonly rules?: readonly number[];
  readonly rulesIn?: readonly (readonly [rows: number, rules: readonly number[]])[];
  /** Of a list or a map. */
  readonly items?: number;
  readonly enum?: readonly string[];
  readonly pattern?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  /** The keys that tell the items of a list apart. */
  readonly unique?: readonly string[];
  /** The API server fills it in, so that "required" does not matter. */
  readonly default?: unknown;
}

/** A node, or a node with where the field exists and the nodes it has elsewhere. */
export type InternedField = number | {
  readonly node: number;
  readonly in?: number;
  /** The CRD says "any" here, only the Go type of upstream says more: nothing in it is required by the API server. */
  readonly typed?: true;
  readonly deprecated?: number;
  readonly variants?: readonly (readonly [rows: number, node: number])[];
};
