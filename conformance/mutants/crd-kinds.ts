import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

export type Json = Readonly<Record<string, unknown>>;

/** One served version of one kind in one minor, with the CRD's own schema: nothing of schemas/ is in it. */
export interface CrdKind {
  readonly apiVersion: string;
  readonly kind: string;
  readonly schema: Json;
  /** Every version name of the kind in this minor, served or not. */
  readonly siblings: readonly string[];
}

interface CrdVersion {
  readonly name: string;
  readonly served: boolean;
  readonly schema: { readonly openAPIV3Schema: Json };
}

/** The kinds in a folder of CRDs. */
export function readCrdKinds(folder: string): readonly CrdKind[] {
  return readdirSync(folder).filter((name) => name.endsWith('.yaml')).sort().flatMap((name) => {
    const { spec } = parse(readFileSync(join(folder, name), 'utf8')) as {
      spec: { group: string; names: { kind: string }; versions: readonly CrdVersion[] };
    };
    const siblings = spec.versions.map((version) => `${spec.group}/${version.name}`);
    return spec.versions.filter(({ served }) => served).map((version) => ({
      apiVersion: `${spec.group}/${version.name}`,
      kind: spec.names.kind,
      schema: withoutStatus(version.schema.openAPIV3Schema),
      siblings,
    }));
  });
}

/** Status is the controllers' own, and no part of schemas/. */
function withoutStatus(schema: Json): Json {
  const { status: _, ...properties } = schema.properties as Json;
  return { ...schema, properties };
}
