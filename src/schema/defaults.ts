import { ContextSchema } from './context-schema';
import { FieldFinder } from './field-finder';
import { isObject } from './value-checks';

type JsonObject = Readonly<Record<string, unknown>>;

/** Puts in what the API server would, before it looks at anything else (`defaulting` of apiextensions-apiserver). */
export class Defaults {
  private readonly finder: FieldFinder;

  public constructor(private readonly context: ContextSchema) {
    this.finder = new FieldFinder(context, ({ place }) => context.node(place).facts.default !== undefined);
  }

  /** The value itself where nothing is to be put in; otherwise a copy that shares all that is unchanged. */
  public applied(value: unknown, place: number): unknown {
    if (!this.finder.leads(place)) {
      return value;
    }
    const { items } = this.context.node(place).facts;
    if (items === undefined) {
      return isObject(value) ? this.object(value, place) : value;
    }
    if (Array.isArray(value)) {
      return this.list(value, items);
    }
    return isObject(value) ? this.map(value, items) : value;
  }

  private object(value: JsonObject, place: number): JsonObject {
    let copy: Record<string, unknown> | undefined;
    for (const { name, place: inner } of this.finder.fields(place)) {
      // A null stands for "nothing said", too: no field of these CRDs is nullable.
      const before = Object.hasOwn(value, name) ? value[name] ?? undefined : undefined;
      const after = this.applied(before ?? copyOf(this.context.node(inner).facts.default), inner);
      if (after !== undefined && after !== before) {
        copy ??= { ...value };
        copy[name] = after;
      }
    }
    return copy ?? value;
  }

  private list(value: readonly unknown[], items: number): readonly unknown[] {
    const result = value.map((item) => this.applied(item, items));
    return result.some((item, index) => item !== value[index]) ? result : value;
  }

  private map(value: JsonObject, items: number): JsonObject {
    const entries = Object.entries(value).map(([key, item]) => [key, this.applied(item, items)] as const);
    return entries.some(([key, item]) => item !== value[key]) ? Object.fromEntries(entries) : value;
  }
}

/** A plain value needs no clone, and one is made far away, in C++. */
function copyOf(value: unknown): unknown {
  return typeof value === 'object' ? structuredClone(value) : value;
}
