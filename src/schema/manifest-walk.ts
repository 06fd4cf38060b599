import { formatChoices, formatPath, tryNearest } from '../text';
import { ContextNode, ContextSchema } from './context-schema';
import { fixOf, tryElsewhere } from './elsewhere';
import { quoted, SchemaFinding } from './finding';
import { InternedKind } from './interned';
import { ProductSchema } from './product-schema';
import { checkItems, checkString, hasType, wrongType } from './value-checks';

/** Kept by the API server or by the decryption of SOPS, never part of `schemas/`. */
const OF_OTHERS = ['status', 'sops'];

/** The field that is being looked at, so that the same field can be found in other contexts. */
interface Field {
  /** The node of the mapping it stands in. */
  readonly owner: number;
  readonly name: string;
}

/** One pass over one manifest. */
export class ManifestWalk {
  public readonly findings: SchemaFinding[] = [];
  private readonly path: (string | number)[] = [];
  /** Inside a part that only the Go types of upstream describe: the API server requires nothing there. */
  private typedOnly = false;

  public constructor(
    private readonly product: ProductSchema,
    private readonly kind: InternedKind,
    private readonly context: ContextSchema,
  ) {}

  public manifest(manifest: Readonly<Record<string, unknown>>): void {
    const { node } = this.kind;
    this.fields(manifest, node, this.context.node(node), OF_OTHERS);
  }

  private fields(value: Readonly<Record<string, unknown>>, place: number, node: ContextNode, ignored: readonly string[]): void {
    for (const name of Object.keys(value)) {
      const child = value[name];
      // The API server drops a null, or puts the default there, before it validates (PruneNonNullableNullsWithoutDefaults of apiextensions-apiserver).
      if (child === null || child === undefined) continue;
      const field = node.fields.get(name);
      this.path.push(name);
      if (field !== undefined) this.field(child, field, { owner: place, name }, node.typed.includes(name));
      else if (!ignored.includes(name)) this.unknownField(name, place, node);
      this.path.pop();
    }
    for (const name of this.typedOnly ? [] : node.required) {
      if (value[name] === undefined || value[name] === null) this.missing(name);
    }
  }

  private field(value: unknown, place: number, field: Field, typed: boolean): void {
    const before = this.typedOnly;
    this.typedOnly ||= typed;
    this.value(value, place, field);
    this.typedOnly = before;
  }

  private value(value: unknown, place: number, field: Field): void {
    const node = this.context.node(place);
    const { facts } = node;
    if (!hasType(value, facts.type)) {
      const templated = this.kind.kind === 'ApplicationSet' && this.path.includes('template');
      this.findings.push(wrongType(value, facts.type, [...this.path], templated));
    } else if (typeof value === 'string') {
      this.string(value, node, field);
    } else if (Array.isArray(value)) {
      this.list(value, node, field);
    } else if (facts.type === 'object') {
      this.fields(value as Readonly<Record<string, unknown>>, place, node, []);
    } else if (facts.type === 'map') {
      this.map(value as Readonly<Record<string, unknown>>, facts.items!, field);
    }
  }

  private list(items: readonly unknown[], { facts }: ContextNode, field: Field): void {
    if (facts.items === undefined) {
      return;
    }
    checkItems(items, facts, this.path, this.findings);
    items.forEach((item, index) => this.inner(item, index, facts.items!, field));
  }

  private map(value: Readonly<Record<string, unknown>>, items: number, field: Field): void {
    for (const key of Object.keys(value)) {
      if (value[key] !== null && value[key] !== undefined) this.inner(value[key], key, items, field);
    }
  }

  private inner(value: unknown, key: string | number, place: number, field: Field): void {
    this.path.push(key);
    this.value(value, place, field);
    this.path.pop();
  }

  private string(value: string, node: ContextNode, field: Field): void {
    const { facts } = node;
    if (facts.enum !== undefined && !facts.enum.includes(value)) {
      this.notAllowed(value, facts.enum, field);
    } else if (node.pattern !== undefined || facts.minLength !== undefined || facts.maxLength !== undefined) {
      checkString(value, node, node.pattern && this.context.patternText(facts), this.path, this.findings);
    }
  }

  private notAllowed(value: string, allowed: readonly string[], { owner, name }: Field): void {
    const elsewhere = tryElsewhere(this.product, this.kind, this.context, (context) => enumIn(context, owner, name)?.includes(value) ?? false);
    if (elsewhere !== undefined) {
      this.add('SCH108', `${quoted(value)} in "${formatPath(this.path)}" is ${elsewhere.is}`, fixOf(`use ${formatChoices(allowed)}`, elsewhere));
      return;
    }
    const near = tryNearest(value, allowed);
    this.add('SCH107', `"${formatPath(this.path)}" is ${quoted(value)}, allowed ${allowed.length === 1 ? 'is' : 'are'} ${formatChoices(allowed)}`,
      near === undefined ? `use ${formatChoices(allowed)}` : `write "${near}"`);
  }

  private unknownField(name: string, owner: number, node: ContextNode): void {
    const elsewhere = tryElsewhere(this.product, this.kind, this.context, (context) => context.node(owner).fields.has(name));
    if (elsewhere !== undefined) {
      this.add('SCH104', `field "${formatPath(this.path)}" is ${elsewhere.is}`, fixOf('remove it', elsewhere));
      return;
    }
    const known = [...node.fields.keys()];
    const near = tryNearest(name, known);
    this.add('SCH103', `unknown field "${formatPath(this.path)}"`,
      near === undefined ? `remove it; known here: ${formatChoices(known)}` : `write "${near}"`);
  }

  private missing(name: string): void {
    this.add('SCH106', `required field "${formatPath([...this.path, name])}" is missing`, `set "${formatPath([...this.path, name])}"`, [...this.path, name]);
  }

  private add(code: string, message: string, fix: string, path: readonly (string | number)[] = [...this.path]): void {
    this.findings.push({ code, path, message, fix });
  }
}

/** The values that a field, or the items of a list, can have in a context. */
function enumIn(context: ContextSchema, owner: number, name: string): readonly string[] | undefined {
  const place = context.node(owner).fields.get(name);
  if (place === undefined) {
    return undefined;
  }
  const { facts } = context.node(place);
  return facts.items === undefined ? facts.enum : context.node(facts.items).facts.enum;
}

