import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { diffFacts, DocumentReader, FactContext, factsOfCrdSchema, FlatFacts, holds, Json, stableText } from './schema-facts';

export interface SchemaComparison {
  readonly contexts: number;
  readonly fields: number;
  readonly facts: number;
  readonly differences: readonly string[];
}

/** A CRD file and the minor in whose folder it stands. */
export interface CrdFile { readonly minor: string; readonly text: string }

interface CrdVersion extends Json {
  readonly name: string;
  readonly served: boolean;
  readonly schema: { readonly openAPIV3Schema: Json };
}

const PRODUCTS = [['argo-cd', 'argocd.json'], ['flux', 'flux.json']] as const;

/** Compares schemas/ with ../shared/crds, both ways: every minor, every served apiVersion, every fact. */
export function compareSchemas(root: string, folder: string = join(root, '..', 'shared', 'crds')): SchemaComparison {
  if (!existsSync(folder)) {
    throw new Error(`schemas: there is no folder "${folder}" with the upstream CRDs (argo-cd/vX.Y/*.yaml, flux/vX.Y/*.yaml) to compare with`);
  }
  const parts = PRODUCTS.map(([product, file]) => {
    const document = JSON.parse(readFileSync(join(root, 'schemas', file), 'utf8')) as Json;
    return compareProduct(document, crdFiles(join(folder, product)));
  });
  return {
    contexts: sum(parts.map(({ contexts }) => contexts)),
    fields: sum(parts.map(({ fields }) => fields)),
    facts: sum(parts.map(({ facts }) => facts)),
    differences: parts.flatMap(({ differences }) => differences),
  };
}

function crdFiles(folder: string): readonly CrdFile[] {
  return readdirSync(folder).sort().flatMap((minor) => readdirSync(join(folder, minor)).filter((name) => name.endsWith('.yaml'))
    .map((name) => ({ minor: minor.slice(1), text: readFileSync(join(folder, minor, name), 'utf8') })));
}

export function compareProduct(document: Json, files: readonly CrdFile[]): SchemaComparison {
  const definitions = document.$defs as Readonly<Record<string, Json>>;
  const reader = new DocumentReader(definitions);
  const differences: string[] = [];
  const compared = { contexts: 0, fields: 0, facts: 0 };
  const judge = (where: string, ours: FlatFacts, theirs: FlatFacts): void => {
    differences.push(...diffFacts(where, ours, theirs));
    compared.facts += theirs.size;
    compared.fields += [...theirs.keys()].filter((key) => key.endsWith(' present')).length;
  };
  const kinds = new Set<string>();
  for (const { minor, text } of files) {
    const { group, scope, names, versions } = (parse(text) as { spec: { group: string; scope: string; names: Json; versions: CrdVersion[] } }).spec;
    const kind = names.kind as string;
    kinds.add(`${kind} ${minor}`);
    judge(`${kind} ${minor}`, kindFactsOfDocument(definitions[kind]?.['x-kind'] as Json, { kind, apiVersion: group, minor }),
      kindFactsOfCrd(group, scope, names, versions));
    for (const version of versions.filter(({ served }) => served)) {
      compared.contexts++;
      const context = { kind, apiVersion: `${group}/${version.name}`, minor };
      judge(`${kind} ${context.apiVersion} ${minor}`, reader.read(context), factsOfCrdSchema(version.schema.openAPIV3Schema));
    }
  }
  return { ...compared, differences: [...differences, ...kindsWithoutCrd(document, kinds), ...neverSeen(definitions, reader.seen)] };
}

function kindFactsOfCrd(group: string, scope: string, names: Json, versions: readonly CrdVersion[]): FlatFacts {
  return new Map([['group', group], ['scope', scope], ['names', stableText(names)], ...versions.map(({ name, served, storage, deprecated }) => [
    `${group}/${name}`, stableText({ served, storage, deprecated: deprecated ?? false }),
  ] as const)]);
}

function kindFactsOfDocument(written: Json | undefined, context: FactContext): FlatFacts {
  if (written === undefined) return new Map();
  const variant = ((written['x-variants'] ?? []) as Json[]).find(({ in: rows }) => holds(rows, context)) ?? {};
  const kind = { ...written, ...variant } as Json;
  return new Map([['group', kind.group as string], ['scope', kind.scope as string], ['names', stableText(kind.names)],
    ...rowsAt(kind, context).map(({ apiVersion, served, storage, deprecated }) => [
      apiVersion as string, stableText({ served: served ?? true, storage: storage ?? false, deprecated: deprecated ?? false }),
    ] as const)]);
}

function rowsAt(kind: Json, context: FactContext): readonly Json[] {
  return (kind.versions as Json[]).filter(({ since, removed }) => holds([{ since, removed }], context));
}

/** Kinds that schemas/ has in a minor in which no CRD does. */
function kindsWithoutCrd(document: Json, kinds: ReadonlySet<string>): readonly string[] {
  const definitions = Object.entries(document.$defs as Readonly<Record<string, Json>>).filter(([, definition]) => definition['x-kind']);
  return (document['x-minors'] as string[]).flatMap((minor) => definitions
    .filter(([kind, definition]) => !kinds.has(`${kind} ${minor}`)
      && rowsAt(definition['x-kind'] as Json, { kind, apiVersion: '', minor }).length > 0)
    .map(([kind]) => `${kind} ${minor}: schemas/ has a kind that no CRD has`));
}

/** Definitions and fields that hold nowhere; what no CRD can show says so itself. */
function neverSeen(definitions: Readonly<Record<string, Json>>, seen: ReadonlySet<string>): readonly string[] {
  return Object.entries(definitions).filter(([, definition]) => definition['x-hidden'] !== true).flatMap(([name, { properties }]) =>
    [name, ...Object.keys(properties as Json).map((field) => `${name}.${field}`)])
    .filter((key) => !seen.has(key)).map((key) => `${key}: schemas/ has what no CRD has`);
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

/** Prints the comparison; the exit code of the suite follows the result. */
export function judgeSchemas(root: string, folder?: string): boolean {
  const { contexts, fields, facts, differences } = compareSchemas(root, folder);
  differences.slice(0, 50).forEach((difference) => console.log(`  ${difference}`));
  console.log(`schemas: ${contexts} contexts, ${fields} fields, ${facts} facts compared, ${differences.length} differences`);
  return differences.length === 0;
}

if (require.main === module) {
  process.exitCode = judgeSchemas(join(__dirname, '..'), process.argv[2]) ? 0 : 1;
}
