/** CustomResourceDefinitions as JSON Schemas that refuse unknown fields, one file per served version. */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isMap, Json, listAt, mapAt, textAt } from './tree';
import { parseYaml } from '../src/text';

const SUBSCHEMAS = ['items', 'additionalProperties', 'not'];
const SUBSCHEMA_LISTS = ['allOf', 'anyOf', 'oneOf'];

/** Writes `GROUP/kind_version.json` files below `target`, the layout of {@link SCHEMA_LOCATION}. */
export function writeCrdSchemas(crdFolder: string, target: string): void {
  const files = readdirSync(crdFolder).filter((name) => name.endsWith('.yaml'));
  for (const { value } of files.flatMap((name) => parseYaml(readFileSync(join(crdFolder, name), 'utf8')).documents)) {
    const group = textAt(value, 'spec', 'group')!;
    mkdirSync(join(target, group), { recursive: true });
    for (const version of listAt(value, 'spec', 'versions').filter(({ served }) => served === true)) {
      const file = `${textAt(value, 'spec', 'names', 'kind')!.toLowerCase()}_${textAt(version, 'name')}.json`;
      const schema = closeSchema(mapAt(version, 'schema', 'openAPIV3Schema'));
      writeFileSync(join(target, group, file), JSON.stringify(schema, (_, item) => (typeof item === 'bigint' ? Number(item) : item)));
    }
  }
}

/** kubeconform's template for the files of {@link writeCrdSchemas}. */
export const SCHEMA_LOCATION = '{{.Group}}/{{.ResourceKind}}_{{.ResourceAPIVersion}}.json';

/** A structural schema as JSON Schema: closed where the API server would prune, `nullable` as a type. */
export function closeSchema(schema: Json, structural = true): Json {
  const closed: Record<string, unknown> = { ...schema };
  if (isMap(schema.properties)) {
    closed.properties = Object.fromEntries(Object.entries(schema.properties).map(([key, item]) => [key, closeSchema(item as Json, structural)]));
  }
  for (const key of SUBSCHEMAS.filter((name) => isMap(schema[name]))) {
    closed[key] = closeSchema(schema[key] as Json, structural && key !== 'not');
  }
  for (const key of SUBSCHEMA_LISTS.filter((name) => Array.isArray(schema[name]))) {
    closed[key] = (schema[key] as Json[]).map((item) => closeSchema(item, false));
  }
  // Branches of anyOf and the like name only some of the fields: closing them would refuse the others.
  const prunes = structural && isMap(schema.properties) && schema.additionalProperties === undefined;
  if (prunes && schema['x-kubernetes-preserve-unknown-fields'] !== true) {
    closed.additionalProperties = false;
  }
  if (schema.nullable === true && typeof schema.type === 'string') {
    closed.type = [schema.type, 'null'];
  }
  if (schema['x-kubernetes-int-or-string'] === true && schema.type === undefined && schema.anyOf === undefined) {
    closed.type = ['integer', 'string'];
  }
  return closed;
}
