import { Definition, FieldSchema, SchemaDocument } from './document';

/** The new document with the descriptions and deprecations of the old one: they are the only parts that people write. */
export function keepDescriptions(fresh: SchemaDocument, old: SchemaDocument | undefined): SchemaDocument {
  const definitions = Object.entries(fresh.$defs).map(([name, definition]) => [name, describedLike(definition, old?.$defs[name])]);
  return { ...fresh, $defs: Object.fromEntries(definitions) as SchemaDocument['$defs'] };
}

function describedLike(fresh: Definition, old: Definition | undefined): Definition {
  const properties = Object.entries(fresh.properties).map(([name, field]): [string, FieldSchema] => {
    return [name, writtenLike(field, old?.properties[name])];
  });
  return { ...fresh, description: old?.description ?? fresh.description, properties: Object.fromEntries(properties) };
}

function writtenLike({ description: fresh, ...facts }: FieldSchema, old: FieldSchema | undefined): FieldSchema {
  const description = old?.description ?? fresh;
  const deprecated = old?.['x-deprecated'];
  return { ...(description !== undefined && { description }), ...(deprecated && { 'x-deprecated': deprecated }), ...facts };
}

/** `Definition` and `Definition.field` for each description that is still empty. */
export function missingDescriptions(document: SchemaDocument): readonly string[] {
  return Object.entries(document.$defs).flatMap(([name, { description, properties }]) => [
    ...(description === '' ? [name] : []),
    ...Object.keys(properties).filter((field) => properties[field].description === '').map((field) => `${name}.${field}`),
  ]);
}
