import { EnumType } from './enums';
import { Facts, REF_PREFIX } from '../schemas/document';

const SCALARS: Readonly<Record<string, string>> = { string: 'string', boolean: 'boolean', integer: 'number', number: 'number' };

/** The TypeScript type of a field, of the items of a list, or of the values of a map. */
export function fieldType(facts: Facts, place: string, enumOfField: EnumType | undefined): string {
  const inner = (key: string): string => fieldType(facts[key] as Facts, place, enumOfField);
  if (facts['x-typed'] !== undefined) return inner('x-typed');
  if (typeof facts.$ref === 'string') return facts.$ref.slice(REF_PREFIX.length);
  if (facts['x-kubernetes-int-or-string'] === true) return 'number | string';
  if (facts.type === 'array') return `${inner('items')}[]`;
  if (facts.additionalProperties !== undefined) return `{ readonly [key: string]: ${inner('additionalProperties')} }`;
  if (facts['x-kubernetes-preserve-unknown-fields'] === true) return facts.type === 'object' ? '{ readonly [key: string]: any }' : 'any';
  if (facts.enum !== undefined && enumOfField !== undefined) return enumOfField.name;
  const scalar = SCALARS[String(facts.type)];
  if (scalar === undefined) {
    throw new Error(`${place}: no TypeScript type for ${JSON.stringify(facts)}`);
  }
  return scalar;
}
