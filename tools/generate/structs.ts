import { existsIn } from './contexts';
import { docComment } from './doc-comment';
import { EnumType, enumSentences } from './enums';
import { factSentences, requiredSentence } from './facts-text';
import { fieldType } from './field-type';
import { existenceText } from './where-text';
import { Context } from '../schemas/context';
import { Definition, FieldSchema, SchemaDocument } from '../schemas/document';

/** Everything that the text of a struct or class depends on. */
export interface Sources {
  readonly document: SchemaDocument;
  readonly contexts: ReadonlyMap<string, readonly Context[]>;
  readonly enums: ReadonlyMap<string, EnumType>;
  readonly label: string;
}

export function renderStruct(name: string, sources: Sources): string {
  const definition = sources.document.$defs[name];
  const fields = Object.keys(definition.properties).map((field) => renderField(name, field, sources).join('\n'));
  return [...docComment([definition.description], undefined, ''), `export interface ${name} {`, fields.join('\n\n'), '}'].join('\n');
}

/** A member of a struct with its comment: description, facts, where it exists, default. */
export function renderField(definitionName: string, name: string, sources: Sources): readonly string[] {
  const { document, contexts, enums, label } = sources;
  const definition = document.$defs[definitionName];
  const field = definition.properties[name];
  const place = `${definitionName}.${name}`;
  const here = contexts.get(definitionName)!.filter((context) => existsIn(field, context));
  const enumOfField = enums.get(place);
  const sentences = [
    ...factSentences(field, label),
    ...(enumOfField ? enumSentences(enumOfField, place) : []),
    ...requiredElsewhere(definition, name, label),
  ];
  const exists = field['x-in'] === undefined ? '' : existenceText(field['x-in'], here, document['x-minors'], label);
  const needed = isNeeded(definition, name);
  const paragraphs = [field.description ?? '', sentences.join(' '), exists];
  return [
    ...docComment(paragraphs, needed ? undefined : defaultText(field, enumOfField), '  '),
    `  readonly ${name}${needed ? '' : '?'}: ${fieldType(field, place, enumOfField)};`,
  ];
}

/** The API server fills in defaults before it looks for what is missing. */
function isNeeded(definition: Definition, name: string): boolean {
  return (definition.required?.includes(name) ?? false) && definition.properties[name].default === undefined;
}

function requiredElsewhere(definition: Definition, name: string, label: string): readonly string[] {
  const rows = (definition['x-variants'] ?? [])
    .filter(({ required }) => (required as readonly string[] | null | undefined)?.includes(name))
    .flatMap((variant) => variant.in);
  return isNeeded(definition, name) || rows.length === 0 ? [] : [requiredSentence(rows, label)];
}

function defaultText({ default: value }: FieldSchema, enumOfField: EnumType | undefined): string {
  if (value === undefined) return '- none';
  const member = enumOfField?.members.get(String(value));
  return member === undefined ? JSON.stringify(value) : `${enumOfField!.name}.${member}`;
}
