import { asJson } from './plain-values';
import { refuseUncompilable } from './reachable';
import { SchemaDocument } from './schema-document';
import { SchemaError } from './schema-error';
import { SchemaValidator } from './validator';

export * from './schema-error';

/** What a schema has against values. Throws `SchemaRefusal` where it cannot be asked. */
export function validateSchema(schema: unknown, values: unknown): readonly SchemaError[] {
  const document = SchemaDocument.tryOf(schema);
  if (document === undefined) {
    return [];
  }
  const validator = new SchemaValidator(document);
  refuseUncompilable(document, validator.patterns);
  return validator.validate(asJson(values));
}
