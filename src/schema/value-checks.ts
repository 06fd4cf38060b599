import { formatChoices, Path } from '../text';
import { ContextNode } from './context-schema';
import { quoted, SchemaFinding, shownPath } from './finding';
import { InternedNode, NodeType } from './interned';

/** What is said about a type: what the value should be, in words. */
const TYPE_WORDS: Readonly<Record<NodeType, string>> = {
  'string': 'a string',
  'boolean': 'true or false',
  'integer': 'an integer',
  'int-or-string': 'an integer or a string',
  'object': 'a mapping',
  'map': 'a mapping',
  'open': 'a mapping',
  'array': 'a list',
  'any': 'anything',
};

export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Whether a value has the type of a node; what is inside a list or a mapping does not count. */
export function hasType(value: unknown, type: NodeType): boolean {
  switch (type) {
    case 'string': return typeof value === 'string';
    case 'boolean': return typeof value === 'boolean';
    case 'integer': return isInteger(value);
    case 'int-or-string': return typeof value === 'string' || isInteger(value);
    case 'array': return Array.isArray(value);
    case 'any': return true;
    default: return isObject(value);
  }
}

const BEYOND_64_BITS = 2 ** 63;

/** What Go reads into 64 bits; whatever is larger becomes a float there, and no integer. */
function isInteger(value: unknown): boolean {
  return (Number.isInteger(value) || typeof value === 'bigint') && (value as number) < BEYOND_64_BITS && (value as number) >= -BEYOND_64_BITS;
}

/** The value itself is left out: a string in the place of a mapping may be anything, a secret too. */
export function wrongType(value: unknown, { facts, required, fields }: ContextNode, path: Path, templated: boolean): SchemaFinding {
  const { type } = facts;
  const isFraction = type === 'integer' && Number.isFinite(value) && !Number.isInteger(value);
  const names = required.length > 0 ? required : ['name'].filter((name) => fields.has(name));
  return {
    code: 'SCH105',
    severity: 'error',
    path,
    message: `"${shownPath(path)}" must be ${TYPE_WORDS[type]}, not ${isFraction ? 'a fraction' : describe(value)}`,
    fix: templated && type !== 'string' && isTemplate(value)
      ? 'move it to spec.templatePatch: in spec.template only strings can be templates'
      : tryTypeFix(value, type) ?? `write ${TYPE_WORDS[type]}${names.length > 0 ? ` with ${names.map((name) => `"${name}"`).join(' and ')}` : ''}`,
  };
}

function tryTypeFix(value: unknown, type: NodeType): string | undefined {
  if (typeof value === 'string' && ((type === 'boolean' && /^(true|false)$/.test(value)) || (type === 'integer' && /^-?\d+$/.test(value)))) {
    return `write ${value} without quotes`;
  }
  if (type === 'string' && value !== null) {
    return textFix(value);
  }
  return type === 'array' && value !== null ? 'make it an item of a list' : undefined;
}

/** How something becomes the text that was expected. */
export function textFix(value: unknown): string {
  if (isTemplate(value)) return 'put the template in quotes';
  return typeof value === 'object' ? 'write it as text, with "|" after the colon' : 'put it in quotes';
}

/** A template, or what YAML makes of one without quotes: `{{ .x }}` is a mapping whose only key is a mapping. */
function isTemplate(value: unknown): boolean {
  if (typeof value === 'string') {
    return value.includes('{{');
  }
  const [key, ...others] = isObject(value) ? Object.keys(value) : [];
  return key !== undefined && others.length === 0 && /^\{ .* \}$/.test(key) && (value as Readonly<Record<string, unknown>>)[key] === null;
}

/** What a value is, without the value. */
export function describe(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object') return 'a mapping';
  if (typeof value === 'bigint' || Number.isInteger(value)) return isInteger(value) ? 'a number' : 'one beyond 64 bits';
  return `a ${typeof value}`;
}

/** Length and pattern of a string; what is far too long is not read. */
export function checkString(value: string, { facts, pattern }: ContextNode, path: Path, findings: SchemaFinding[]): void {
  const before = findings.length;
  if (facts.minLength !== undefined || facts.maxLength !== undefined) {
    checkBounds(codePoints(value), facts.minLength, facts.maxLength, 'character', path, findings);
  }
  if (pattern !== undefined && findings.length === before && !pattern.matches(value)) {
    findings.push({
      code: 'SCH109',
      severity: 'error',
      path: [...path],
      message: `"${shownPath(path)}" is ${quoted(value)}, which does not match ${pattern.text}`,
      fix: patternFix(pattern.text),
    });
  }
}

/** Go counts runes. */
function codePoints(value: string): number {
  return /[\ud800-\udfff]/.test(value) ? [...value].length : value.length;
}

/** The patterns that everyone meets, in words. */
function patternFix(pattern: string): string {
  if (pattern.includes('(ms|s|m|h)')) return 'write a duration such as "30s", "10m" or "1h30m"';
  if (pattern.includes('(ms|s|m)')) return 'write a duration such as "30s" or "10m", without hours';
  const schemes = /^\^\(?([a-z|]+)\)?:\/\//.exec(pattern);
  return schemes === null ? 'write a value that matches' : `start it with ${formatChoices(schemes[1].split('|').map((scheme) => `${scheme}://`))}`;
}

/** Number of items, and items that must differ. */
export function checkItems(items: readonly unknown[], facts: InternedNode, path: Path, findings: SchemaFinding[]): void {
  if (facts.minItems !== undefined || facts.maxItems !== undefined) {
    checkBounds(items.length, facts.minItems, facts.maxItems, 'item', path, findings);
  }
  if (facts.unique !== undefined) {
    checkUnique(items, facts.unique, path, findings);
  }
}

function checkBounds(
  size: number, min: number | undefined, max: number | undefined, unit: string, path: Path, findings: SchemaFinding[],
): void {
  if (size >= (min ?? -Infinity) && size <= (max ?? Infinity)) {
    return;
  }
  const [bound, limit] = size < (min ?? -Infinity) ? ['at least', min!] : ['at most', max!];
  const counted = (count: number): string => `${count} ${unit}${count === 1 ? '' : 's'}`;
  findings.push({
    code: 'SCH110',
    severity: 'error',
    path: [...path],
    message: `"${shownPath(path)}" has ${counted(size)}, ${bound} ${limit} ${limit === 1 ? 'is' : 'are'} allowed`,
    fix: `use ${bound} ${counted(limit)}`,
  });
}

function checkUnique(items: readonly unknown[], keys: readonly string[], path: Path, findings: SchemaFinding[]): void {
  const first = new Map<string, number>();
  items.forEach((item, index) => {
    const key = tryKey(item, keys);
    const before = key === undefined ? undefined : first.get(key);
    if (key === undefined || before === undefined) {
      if (key !== undefined) first.set(key, index);
      return;
    }
    findings.push({
      code: 'SCH111',
      severity: 'error',
      path: [...path, index],
      message: `"${shownPath([...path, before])}" and "${shownPath([...path, index])}" have the same ${keys.map((name) => `"${name}"`).join(' and ')}`,
      fix: 'keep one of them',
    });
  });
}

/** What tells an item apart; undefined for what is no key, which has a wrong type already. */
function tryKey(item: unknown, keys: readonly string[]): string | undefined {
  const values = isObject(item) ? keys.map((name) => item[name] ?? '') : [{}];
  return values.some((value) => typeof value === 'object') ? undefined : values.map((value) => `${typeof value} ${String(value)}`).join('\n');
}
