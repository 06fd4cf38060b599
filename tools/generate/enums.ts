import { existsIn, factsIn } from './contexts';
import { docComment } from './doc-comment';
import { MEMBER_NAMES, SHARED_ENUMS } from './enum-names';
import { existenceText, listText } from './where-text';
import { Context, describeContexts } from '../schemas/context';
import { Facts, FieldSchema, SchemaDocument } from '../schemas/document';

/** A field with a closed set of values, every value of every context in it. */
interface EnumUse {
  /** `Definition.field`. */
  readonly place: string;
  readonly values: readonly string[];
  /** Value -> where it is allowed, as a sentence; absent where it always is. */
  readonly remarks: Readonly<Record<string, string>>;
}

export interface EnumType {
  readonly name: string;
  readonly uses: readonly EnumUse[];
  readonly members: ReadonlyMap<string, string>;
}

/** All enums of a product, by `Definition.field`; fields with the same values share one. */
export function collectEnums(
  document: SchemaDocument, contexts: ReadonlyMap<string, readonly Context[]>, label: string,
): ReadonlyMap<string, EnumType> {
  const groups = new Map<string, EnumUse[]>();
  for (const [name, { properties }] of Object.entries(document.$defs)) {
    for (const [field, schema] of Object.entries(properties)) {
      const use = enumUse(`${name}.${field}`, schema, contexts.get(name)!, document['x-minors'], label);
      const key = [...use?.values ?? []].sort().join('\n');
      if (use !== undefined) groups.set(key, [...groups.get(key) ?? [], use]);
    }
  }
  const types = [...groups.values()].map(enumType);
  assertDistinct(types.map(({ name }) => name));
  return new Map(types.flatMap((type) => type.uses.map(({ place }) => [place, type] as const)));
}

function enumUse(
  place: string, field: FieldSchema, contexts: readonly Context[], minors: readonly string[], label: string,
): EnumUse | undefined {
  const all = [field, ...field['x-variants'] ?? []].flatMap((facts) => valuesOf(facts) ?? []);
  if (all.length === 0) {
    return undefined;
  }
  const values = [...new Set(all)];
  const here = contexts.filter((context) => existsIn(field, context));
  const remarks = values.map((value) => {
    const allowed = here.filter((context) => valuesOf(factsIn(field, context))?.includes(value) ?? true);
    const rows = describeContexts(allowed, here);
    return [value, rows && existenceText(rows, allowed, minors, label)] as const;
  });
  return { place, values, remarks: Object.fromEntries(remarks.filter(([, text]) => text !== undefined)) as EnumUse['remarks'] };
}

function valuesOf(facts: Facts): readonly string[] | undefined {
  return (facts.enum ?? (facts.items as Facts | undefined)?.enum ?? undefined) as readonly string[] | undefined;
}

function enumType(uses: readonly EnumUse[]): EnumType {
  const [{ place, values }] = uses;
  if (uses.length > 1 && !(place in SHARED_ENUMS)) {
    throw new Error(`${uses.map((use) => use.place).join(', ')} have the same values: name the enum in tools/generate/enum-names.ts`);
  }
  const [definition, field] = place.split('.');
  const name = SHARED_ENUMS[place] ?? `${definition.replace(/Spec$/, '')}${field[0].toUpperCase()}${field.slice(1)}`;
  const members = new Map(values.map((value) => [value, MEMBER_NAMES[place]?.[value] ?? memberName(value)]));
  assertDistinct([...members.values()].map((member) => `${name}.${member}`));
  return { name, uses, members };
}

/** `generic-hmac` -> GENERIC_HMAC, `TagAndHEAD` -> TAG_AND_HEAD, `OCIRepository` -> OCI_REPOSITORY. */
function memberName(value: string): string {
  return value.replace(/([a-z0-9])([A-Z])/g, '$1_$2').replace(/([A-Z])([A-Z][a-z])/g, '$1_$2').replace(/[^A-Za-z0-9]+/g, '_').toUpperCase();
}

function assertDistinct(names: readonly string[]): void {
  const twice = names.filter((name, index) => names.indexOf(name) !== index);
  if (twice.length > 0) {
    throw new Error(`used twice: ${twice.join(', ')}: name them in tools/generate/enum-names.ts`);
  }
}

/** What a field says about values that not every field of its shared enum allows everywhere. */
export function enumSentences(type: EnumType, place: string): readonly string[] {
  const { remarks } = type.uses.find((use) => use.place === place)!;
  return Object.keys(remarks).filter((value) => sharedRemark(type, value) === undefined).map((value) => `\`${value}\`: ${remarks[value]}`);
}

function sharedRemark({ uses }: EnumType, value: string): string | undefined {
  const texts = new Set(uses.map(({ remarks }) => remarks[value]));
  return texts.size === 1 ? [...texts][0] : undefined;
}

export function renderEnum(type: EnumType): string {
  const places = listText(type.uses.map(({ place }) => `\`${place}\``));
  const members = [...type.members].flatMap(([value, member], index) => [
    ...(index > 0 ? [''] : []),
    ...docComment([`\`${value}\`.`, sharedRemark(type, value) ?? ''], undefined, '  '),
    `  ${member} = '${value}',`,
  ]);
  return [...docComment([`What ${places} can be.`], undefined, ''), `export enum ${type.name} {`, ...members, '}'].join('\n');
}
