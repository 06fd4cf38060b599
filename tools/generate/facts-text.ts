import { withVariant } from './contexts';
import { whereText } from './where-text';
import { ContextRow } from '../schemas/context';
import { Facts, FieldSchema } from '../schemas/document';

/** Facts that are told together, and what is said where none of them holds. */
interface FactGroup {
  readonly keys: readonly string[];
  readonly none: string;
  text(facts: Facts): string | undefined;
}

const GROUPS: readonly FactGroup[] = [
  { keys: ['pattern'], none: 'no pattern', text: ({ pattern }) => pattern === undefined ? undefined : `must match \`${pattern as string}\`` },
  { keys: ['minLength', 'maxLength'], none: 'any length', text: ({ minLength, maxLength }) => rangeText(minLength, maxLength, 'character') },
  { keys: ['minItems', 'maxItems'], none: 'any number of items', text: ({ minItems, maxItems }) => rangeText(minItems, maxItems, 'item') },
  { keys: ['x-kubernetes-list-type'], none: 'duplicates allowed', text: listTypeText },
];

/** One sentence for each bound of a field, then what differs elsewhere. Enums are told by their type, defaults by `@default`. */
export function factSentences(field: FieldSchema, label: string): readonly string[] {
  const base = GROUPS.map((group) => group.text(field)).filter((text) => text !== undefined);
  const variants = (field['x-variants'] ?? []).flatMap((variant) => GROUPS
    .filter(({ keys }) => keys.some((key) => key in variant))
    .map((group) => sentence(`${whereText(variant.in, label)}: ${group.text(withVariant(field, variant)) ?? group.none}`)));
  return [...base.map(sentence), ...variants, ...defaultSentences(field, label)];
}

function defaultSentences(field: FieldSchema, label: string): readonly string[] {
  return (field['x-variants'] ?? []).filter((variant) => 'default' in variant).map(({ in: rows, default: value }) =>
    sentence(`${whereText(rows, label)}: ${value === null ? 'no default' : `the default is \`${JSON.stringify(value)}\``}`));
}

/** Where a field must be set although it is optional in the newest version. */
export function requiredSentence(rows: readonly ContextRow[], label: string): string {
  return sentence(`required ${whereText(rows, label)}`);
}

function rangeText(min: unknown, max: unknown, unit: string): string | undefined {
  const counted = (count: unknown): string => `${count as number} ${unit}${count === 1 ? '' : 's'}`;
  if (min === undefined && max === undefined) return undefined;
  if (min === undefined) return `at most ${counted(max)}`;
  return max === undefined ? `at least ${counted(min)}` : `${min as number} to ${counted(max)}`;
}

function listTypeText(facts: Facts): string | undefined {
  const keys = facts['x-kubernetes-list-map-keys'] as readonly string[] | undefined;
  return keys && `no two items with the same ${keys.map((key) => `\`${key}\``).join(' and ')}`;
}

function sentence(text: string): string {
  return `${text[0].toUpperCase()}${text.slice(1)}.`;
}
