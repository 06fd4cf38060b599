/** The words for values and types in messages. Asked only when something is wrong. */
import type { Type } from './check-call';
import { CALLS, CLASSES, ENUMS, STRUCTS } from './signatures.generated';
import { formatChoices } from '../text';

/** What is not ours, or has no maker of its own. */
const WORDS: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  boolean: 'true or false',
  any: 'a value',
  INamed: 'an object with a name',
  Construct: 'the chart or construct that it belongs to',
  IConstruct: 'an app, a chart or another construct',
  App: 'the app',
  Duration: 'a Duration of cdk8s, such as Duration.minutes(10)',
};
const MOST_MAKERS = 4;
const MOST_FIELDS = 5;

/** What a type takes, in words. */
export function expectedText({ kind, text, of }: Type): string {
  if (kind === 'choice') {
    return of.map(expectedText).join(' or ');
  }
  if (kind !== 'word') {
    const what = expectedText(of[0]);
    return `${kind === 'list' ? 'a list' : 'a mapping'}${of[0].text === 'any' ? '' : ` of: ${what}`}`;
  }
  if (ENUMS[text] !== undefined) {
    return formatChoices(ENUMS[text]);
  }
  if (STRUCTS[text] !== undefined) {
    return `a mapping with ${formatChoices(propertiesOf(text), MOST_FIELDS)}`;
  }
  return WORDS[text] ?? (makersOf(text).join(' or ') || `an object of class ${text}`);
}

/** How a class and those that extend it are made. */
function makersOf(name: string): string[] {
  const classes = Object.keys(CLASSES).filter((one) => isA(one, name));
  const makers = classes.flatMap((one) => Object.keys(CALLS).filter((call) => call === one || call.startsWith(`${one}.`)));
  return makers.slice(0, MOST_MAKERS).map((call) => `${call.includes('.') ? '' : 'new '}${call}(…)`);
}

function isA(name: string, wanted: string): boolean {
  return name === wanted || (CLASSES[name] ?? '') !== '' && isA(CLASSES[name], wanted);
}

/** A text may be a secret in the wrong place, so it is told only where it is one of few words. */
export function describeValue(value: unknown, isWord: boolean): string {
  switch (typeof value) {
    case 'string':
      return isWord ? JSON.stringify(value) : 'a text';
    case 'number':
    case 'bigint':
      return `the number ${value}`;
    case 'boolean':
      return String(value);
    case 'object':
      return value === null ? 'null' : Array.isArray(value) ? 'a list' : classOf(value);
    default:
      return typeof value === 'undefined' ? 'undefined' : `a ${typeof value}`;
  }
}

function classOf(value: object): string {
  const name = (Object.getPrototypeOf(value) as { readonly constructor?: { readonly name?: string } } | null)?.constructor?.name ?? 'Object';
  return name === 'Object' ? 'a mapping' : `an object of class ${name}`;
}

function propertiesOf(struct: string): string[] {
  return (STRUCTS[struct] ?? '').split(';').flatMap((part) => (part.startsWith('...') ? propertiesOf(part.slice(3)) : part.replace(/\?*:.*/, '')));
}
