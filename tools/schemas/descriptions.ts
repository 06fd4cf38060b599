import { Definition, FieldSchema, SchemaDocument } from './document';

/** The new document with the descriptions of the old one: they are the only part that people write. */
export function keepDescriptions(fresh: SchemaDocument, old: SchemaDocument | undefined): SchemaDocument {
  const definitions = Object.entries(fresh.$defs).map(([name, definition]) => [name, describedLike(definition, old?.$defs[name])]);
  return { ...fresh, $defs: Object.fromEntries(definitions) as SchemaDocument['$defs'] };
}

function describedLike(fresh: Definition, old: Definition | undefined): Definition {
  const properties = Object.entries(fresh.properties).map(([name, field]): [string, FieldSchema] => {
    const description = old?.properties[name]?.description ?? field.description;
    return [name, description === undefined ? field : { description, ...withoutDescription(field) }];
  });
  return { ...fresh, description: old?.description ?? fresh.description, properties: Object.fromEntries(properties) };
}

function withoutDescription({ description: _, ...rest }: FieldSchema): FieldSchema {
  return rest;
}

/** `Definition` and `Definition.field` for each description that is still empty. */
export function missingDescriptions(document: SchemaDocument): readonly string[] {
  return Object.entries(document.$defs).flatMap(([name, { description, properties }]) => [
    ...(description === '' ? [name] : []),
    ...Object.keys(properties).filter((field) => properties[field].description === '').map((field) => `${name}.${field}`),
  ]);
}
