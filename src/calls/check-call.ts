/**
 * Holds the arguments of a call against its signature, for programs that no compiler has checked. What a signature says is read
 * from the sources when the library is built (signatures.generated.ts), so a new property is known here without a line.
 */
import { describeValue, expectedText } from './expected';
import { FOREIGN_STRUCTS } from './foreign-structs';
import { CALLS, CLASSES, ENUMS, STRUCTS } from './signatures.generated';
import { Faults } from '../diagnostics';
import { isOneAndMany, tryMisspelled } from '../text';

/** What a fix says, too: `plainValues` keeps them until the text is made. */
const LATE_VALUES = '; late values are taken inside of what HelmValues.inline is given';

type Fields = Readonly<Record<string, unknown>>;

/** A parameter of a call, or a property of a struct. */
interface Field {
  readonly name: string;
  readonly isOptional: boolean;
  readonly type: Type;
}

/** `string`, a class, an enum or a struct; a list or a mapping of one type; one of several. */
export interface Type {
  readonly kind: 'word' | 'list' | 'mapping' | 'choice';
  readonly text: string;
  readonly of: readonly Type[];
}

const TEXT: Type = { kind: 'word', text: 'string', of: [] };

interface Signature {
  readonly fields: readonly Field[];
}

/** Fails with APP197, APP198 and APP199 for everything that is wrong with the arguments. `call` is the name of a signature. */
export function checkCall(call: string, values: readonly unknown[]): void {
  const check = new CallCheck(call);
  const { fields } = signatureOf(call);
  for (let index = 0; index < fields.length; index++) {
    check.argument(fields[index], values[index]);
  }
  check.throwIfAny(values);
}

class CallCheck {
  private readonly found: [code: string, message: string, fix: string][] = [];

  public constructor(private readonly call: string) {}

  /** An argument that is a struct is not named: its properties are what the user wrote. */
  public argument(field: Field, value: unknown): void {
    const isStruct = STRUCTS[field.type.text] !== undefined;
    if (isStruct && isFields(value) && !isLazy(value)) {
      this.struct(field.type.text, value, '');
    } else if (isStruct && value === undefined && !field.isOptional && signatureOf(field.type.text).fields.some(({ isOptional }) => !isOptional)) {
      this.struct(field.type.text, {}, '');
    } else {
      this.field(field, value, field.name);
    }
  }

  public throwIfAny(values: readonly unknown[]): void {
    if (this.found.length > 0) {
      const faults = new Faults(subjectOf(this.call, values));
      this.found.forEach((fault) => faults.add(...fault));
      faults.throwIfAny();
    }
  }

  private field({ type, isOptional }: Field, value: unknown, path: string): void {
    if (value !== undefined || !isOptional) {
      this.value(type, value, path);
    }
  }

  private value(type: Type, value: unknown, path: string): void {
    if (value === undefined && type.text !== 'any') {
      this.found.push(['APP197', `"${path}" of ${shown(this.call)} is missing`, `give it ${expectedText(type)}`]);
    } else if (!isOf(type, value)) {
      this.another(type, value, path);
    } else if (type.text.split('|').includes('INamed') && isFields(value)) {
      this.nameOf(value, `${path}.name`);
    } else if (type.kind === 'list' && Array.isArray(value)) {
      value.forEach((item, index) => this.value(type.of[0], item, `${path}[${index}]`));
    } else if (type.kind === 'mapping' && isFields(value)) {
      // What is undefined is not written, here as elsewhere.
      Object.keys(value).filter((key) => value[key] !== undefined).forEach((key) => this.value(type.of[0], value[key], `${path}.${key}`));
    } else if (STRUCTS[type.text] !== undefined && isFields(value)) {
      this.struct(type.text, value, `${path}.`);
    }
  }

  /** Names are looked into, too. */
  private nameOf({ name }: Fields, path: string): void {
    isLazy(name) ? this.another(TEXT, name, path) : this.value(TEXT, name, path);
  }

  private another(type: Type, value: unknown, path: string): void {
    const isEnum = ENUMS[type.text] !== undefined;
    const fix = `${isEnum ? 'write' : 'give it'} ${expectedText(type)}${isLazy(value) ? LATE_VALUES : ''}`;
    this.found.push(['APP198', `"${path}" of ${shown(this.call)} is ${describeValue(value, isEnum)}`, fix]);
  }

  /** What is misspelled is not missing, too. */
  private struct(name: string, value: Fields, path: string): void {
    const signature = signatureOf(name);
    const { fields } = signature;
    const meant = this.misspelled(signature, value, path);
    for (const field of fields) {
      if (meant?.includes(field.name) !== true) {
        this.field(field, value[field.name], path + field.name);
      }
    }
  }

  /**
   * Settings that a program shares may hold more than one call takes, and an object of a class what it needs itself: only what is
   * written with braces, and like a property that is not set, is a mistake.
   */
  private misspelled({ fields }: Signature, value: Fields, path: string): string[] | undefined {
    const keys = isWrittenWithBraces(value) ? Object.keys(value) : [];
    const strange = keys.filter((key) => value[key] !== undefined && !properties().has(key));
    return strange.length === 0 ? undefined : strange.flatMap((key) => {
      const free = fields.filter(({ name, type }) => value[name] === undefined && (!isOneAndMany(key, name) || isOf(type, value[key])));
      const meant = tryMisspelled(key, free.map(({ name }) => name));
      if (meant !== undefined) {
        this.found.push(['APP199', `"${path}${key}" is no property of ${shown(this.call)}`, `write "${path}${meant}"`]);
      }
      return meant ?? [];
    });
  }
}

function isOf(type: Type, value: unknown): boolean {
  const { kind, text, of } = type;
  if (isLazy(value)) {
    return mayBeLate(type);
  }
  switch (kind) {
    case 'choice':
      return of.some((one) => isOf(one, value));
    case 'list':
      return Array.isArray(value);
    case 'mapping':
      return isFields(value);
    default:
      return text === 'any' || isWord(text, value);
  }
}

function isWord(word: string, value: unknown): boolean {
  if (word === 'string' || word === 'number' || word === 'boolean') {
    return typeof value === word;
  }
  if (ENUMS[word] !== undefined) {
    return ENUMS[word].includes(value as string);
  }
  if (word === 'INamed' || STRUCTS[word] !== undefined) {
    return isFields(value);
  }
  if (word === 'Construct' || word === 'IConstruct' || word === 'App') {
    return isFields(value) && isFields(value.node);
  }
  // Of another copy of the library it is as good, so only what is certainly not of the class is refused.
  return (CLASSES[word] === undefined && word !== 'Duration') || (isFields(value) && !isWrittenWithBraces(value) && holdsIntent(word, value));
}

/** What the makers of a class give its objects: `new` gives nothing, and a promise whose `await` was forgotten has nothing. */
const INTENTS: Readonly<Record<string, string>> = { ChartSource: 'kind', GitSource: 'url', Cluster: 'local', HelmParameter: 'name', EnvironmentGenerator: 'kind' };

function holdsIntent(word: string, { _intent: intent, then }: Fields): boolean {
  return typeof then !== 'function' && (INTENTS[word] === undefined || (isFields(intent) && intent[INTENTS[word]] !== undefined));
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * `Lazy.any()` of cdk8s stands for a value that is known at synth. What goes into a manifest as it is may be one; what the call
 * itself looks into, such as a struct, a mapping or an object of a class, may not.
 */
function mayBeLate({ kind, text, of }: Type): boolean {
  if (kind === 'word') {
    return STRUCTS[text] === undefined && CLASSES[text] === undefined && !OBJECTS.includes(text);
  }
  return kind !== 'mapping' && of.every(mayBeLate);
}

/** Classes of others, and interfaces, that calls look into. */
const OBJECTS: readonly string[] = ['App', 'Construct', 'IConstruct', 'Duration', 'INamed'];

function isLazy(value: unknown): boolean {
  return isFields(value) && typeof value.produce === 'function';
}

/** The path that the construct would have had, or the name of the call. */
function subjectOf(call: string, [scope, id]: readonly unknown[]): string {
  const isConstruct = !/[.#]/.test(call) && isFields(scope) && isFields(scope.node) && typeof id === 'string';
  return isConstruct ? [String((scope.node as Fields).path), id].filter((part) => part !== '').join('/') : shown(call);
}

function shown(call: string): string {
  return call.replace('#', '.');
}

let spelt: ReadonlySet<string> | undefined;

/** The properties of all structs: what one of them takes is no misspelling where another is wanted. */
function properties(): ReadonlySet<string> {
  spelt ??= new Set(Object.keys({ ...STRUCTS, ...FOREIGN_STRUCTS }).flatMap((struct) => signatureOf(struct).fields.map(({ name }) => name)));
  return spelt;
}

const known = new Map<string, Signature>();

/** The signature of a call or a struct. */
function signatureOf(name: string): Signature {
  const signature = known.get(name) ?? parseSignature(CALLS[name] ?? STRUCTS[name] ?? FOREIGN_STRUCTS[name]);
  known.set(name, signature);
  return signature;
}

function parseSignature(text: string): Signature {
  const parts = text.split(';');
  const bases = parts.filter((part) => part.startsWith('...')).map((part) => signatureOf(part.slice(3)));
  return { fields: [...bases.flatMap((base) => base.fields), ...parts.filter((part) => part.includes(':')).map(parseField)] };
}

function parseField(text: string): Field {
  const [name, type] = text.split(':');
  return { name: name.replace('?', ''), isOptional: name.endsWith('?'), type: parseType(type) };
}

function parseType(text: string): Type {
  if (text.startsWith('[') || text.startsWith('{')) {
    return { kind: text.startsWith('[') ? 'list' : 'mapping', text, of: [parseType(text.slice(1, -1))] };
  }
  return text.includes('|') ? { kind: 'choice', text, of: text.split('|').map(parseType) } : { kind: 'word', text, of: [] };
}

function isWrittenWithBraces(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}
