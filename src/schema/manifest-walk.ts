import { formatChoices } from '../text';
import { holds } from './cel';
import { ContextField, ContextNode, ContextSchema } from './context-schema';
import { fixOf, tryElsewhere } from './elsewhere';
import { enumIn, nearest } from './field-words';
import { quoted, SchemaFinding, shownPath } from './finding';
import { isOfFluxOperator } from './flux-operator';
import { InternedKind, InternedRule } from './interned';
import { hasVariable, KnownManifest } from './lookup';
import { ProductSchema } from './product-schema';
import { checkItems, checkString, hasType, isObject, wrongType } from './value-checks';

type JsonObject = Readonly<Record<string, unknown>>;

/** Kept by the API server or by the decryption of SOPS, never part of `schemas/`. */
const OF_OTHERS = ['status', 'sops'];

/** Nobody reads more, and a hostile file may have millions. */
const MOST_FINDINGS = 100;

/** Faults that do not keep the API server from asking the rules (`hasBlockingErr` of apiextensions-apiserver). */
const NOT_BLOCKING = ['SCH103', 'SCH104', 'SCH109', 'SCH120'];

/** One pass over one manifest. */
export class ManifestWalk {
  public readonly findings: SchemaFinding[] = [];
  private readonly path: (string | number)[] = [];
  /** Inside a part that only the Go types of upstream describe: the API server requires nothing there. */
  private typedOnly = false;

  private readonly product: ProductSchema;
  private readonly kind: InternedKind;
  private readonly variables: boolean;

  public constructor({ product, kind, variables }: KnownManifest, private readonly context: ContextSchema) {
    this.product = product;
    this.kind = kind;
    this.variables = variables;
  }

  public manifest(manifest: JsonObject): void {
    const { node } = this.kind;
    this.fields(manifest, node, this.context.node(node), OF_OTHERS);
  }

  private fields(value: JsonObject, place: number, node: ContextNode, ignored?: readonly string[]): void {
    const { findings } = this;
    const before = findings.length;
    let required = 0;
    // Faster than a list of keys; what a prototype adds is no field, and is told.
    for (const name in value) {
      const child = value[name];
      const field = node.fields.get(name);
      if (field === undefined) {
        if (child !== undefined && ignored?.includes(name) !== true) this.unknownField(name, place, node);
        if (findings.length >= MOST_FINDINGS) return;
      } else if (child !== null && child !== undefined) {
        // The API server drops a null, or puts the default there, before it validates (PruneNonNullableNullsWithoutDefaults of apiextensions-apiserver).
        if (field.required) required++;
        if (typeof child === field.leaf) continue;
        this.field(name, child, field);
        if (findings.length >= MOST_FINDINGS) return;
      }
    }
    if (this.typedOnly) return;
    if (required < node.required.length) this.required(value, node, before);
    if (node.rules.length > 0) this.rules(value, place, node.rules, before);
  }

  /** What is there under a misspelt name is not missing, too. */
  private required(value: JsonObject, node: ContextNode, before: number): void {
    const misspelt = this.findings.slice(before).filter(({ code, path }) => code === 'SCH103' && path.length === this.path.length + 1).map(({ fix }) => fix);
    for (const name of node.required) {
      if ((value[name] === undefined || value[name] === null) && !misspelt.includes(writeFix(name))) this.missing(name);
    }
  }

  private field(name: string, value: unknown, field: ContextField): void {
    const before = this.typedOnly;
    if (field.typed) this.typedOnly = true;
    this.inner(value, name, field.place, field);
    this.typedOnly = before;
  }

  private value(value: unknown, place: number, field: ContextField): void {
    if (this.variables && hasVariable(value)) return;
    const node = this.context.node(place);
    const { facts } = node;
    if (!hasType(value, facts.type)) {
      this.wrongType(value, node, field);
    } else if (typeof value === 'string') {
      if (node.leaf === undefined) this.string(value, node, field);
    } else if (facts.type === 'object') {
      this.fields(value as JsonObject, place, node);
    } else if (facts.items !== undefined) {
      if (Array.isArray(value)) this.list(value, node, facts.items, field);
      else this.map(value as JsonObject, facts.items, field);
    }
  }

  private wrongType(value: unknown, node: ContextNode, { owner, name }: ContextField): void {
    const templated = this.kind.kind === 'ApplicationSet' && this.path.includes('template');
    const finding = wrongType(value, node, [...this.path], templated);
    // Argo CD has fields twice, as text and as YAML: values and valuesObject.
    const twin = `${name}Object`;
    const hasTwin = isObject(value) && node.facts.type === 'string' && this.context.node(owner).fields.has(twin);
    this.findings.push(hasTwin ? { ...finding, fix: `use "${twin}" instead` } : finding);
  }

  private list(items: readonly unknown[], { facts }: ContextNode, place: number, field: ContextField): void {
    checkItems(items, facts, this.path, this.findings);
    const { leaf } = this.context.node(place);
    for (let index = 0; index < items.length && this.findings.length < MOST_FINDINGS; index++) {
      if (typeof items[index] !== leaf) this.inner(items[index], index, place, field);
    }
  }

  private map(value: JsonObject, items: number, field: ContextField): void {
    const { leaf } = this.context.node(items);
    for (const key of Object.keys(value)) {
      const child = value[key];
      if (typeof child !== leaf && child !== null && child !== undefined) this.inner(child, key, items, field);
      if (this.findings.length >= MOST_FINDINGS) return;
    }
  }

  private inner(value: unknown, key: string | number, place: number, field: ContextField): void {
    this.path.push(key);
    this.value(value, place, field);
    this.path.pop();
  }

  private string(value: string, node: ContextNode, field: ContextField): void {
    const { facts } = node;
    if (facts.enum !== undefined && !facts.enum.includes(value)) {
      if (isOfFluxOperator(this.kind.kind, this.path, value)) return;
      this.notAllowed(value, facts.enum, field);
    } else {
      checkString(value, node, this.path, this.findings);
    }
  }

  /** The rules of an object, with defaults in it; not where something else is wrong in it already. */
  private rules(value: JsonObject, place: number, rules: readonly InternedRule[], before: number): void {
    if (this.variables && isFilledIn(value)) return;
    if (this.findings.length > before && this.findings.slice(before).some(({ code }) => !NOT_BLOCKING.includes(code))) {
      return;
    }
    const self = this.product.defaults(this.context).applied(value, place);
    for (const { test, field, message, fix } of rules) {
      if (!holds(test, self)) {
        const path = field === undefined ? [...this.path] : [...this.path, field];
        this.add('SCH120', `"${shownPath(path)}" ${message}`, fix, path);
      }
    }
  }

  private notAllowed(value: string, allowed: readonly string[], { owner, name }: ContextField): void {
    const elsewhere = tryElsewhere(this.product, this.kind, this.context, (context) => enumIn(context, owner, name)?.includes(value) ?? false);
    if (elsewhere !== undefined) {
      this.add('SCH108', `${quoted(value)} in "${shownPath(this.path)}" is ${elsewhere.is}`, fixOf(`use ${formatChoices(allowed)}`, elsewhere));
      return;
    }
    const near = nearest(value, allowed);
    this.add('SCH107', `"${shownPath(this.path)}" is ${quoted(value)}, allowed ${allowed.length === 1 ? 'is' : 'are'} ${formatChoices(allowed)}`,
      near === undefined ? `use ${formatChoices(allowed)}` : writeFix(near));
  }

  private unknownField(name: string, owner: number, node: ContextNode): void {
    if (this.variables && hasVariable(name)) return;
    this.path.push(name);
    this.explainUnknown(name, owner, node);
    this.path.pop();
  }

  private explainUnknown(name: string, owner: number, node: ContextNode): void {
    const elsewhere = tryElsewhere(this.product, this.kind, this.context, (context) => context.node(owner).fields.has(name));
    if (elsewhere !== undefined) {
      this.add('SCH104', `field "${shownPath(this.path)}" is ${elsewhere.is}`, fixOf('remove it', elsewhere));
      return;
    }
    const known = [...node.fields.keys()];
    const near = nearest(name, known);
    this.add('SCH103', `unknown field "${shownPath(this.path)}"`,
      near === undefined ? `remove it; known here: ${formatChoices(known)}` : writeFix(near));
  }

  private missing(name: string): void {
    const path = [...this.path, name];
    this.add('SCH106', `required field "${shownPath(path)}" is missing`, `set "${shownPath(path)}"`, path);
  }

  private add(code: string, message: string, fix: string, path: readonly (string | number)[] = [...this.path]): void {
    this.findings.push({ code, severity: 'error', path, message, fix });
  }
}

function writeFix(word: string): string {
  return `write "${word}"`;
}

/** Whether something that a rule may read is filled in later. */
function isFilledIn(value: JsonObject): boolean {
  return Object.values(value).some((child) => hasVariable(child) || (isObject(child) && Object.values(child).some(hasVariable)));
}
