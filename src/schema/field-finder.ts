import { ContextField, ContextSchema } from './context-schema';

const NONE: readonly ContextField[] = [];

/**
 * The few fields of a context that are wanted, or that lead to one that is: a way through a manifest that passes by
 * everything else. No structure of a CRD contains itself, so this ends.
 */
export class FieldFinder {
  private readonly found: (readonly ContextField[] | undefined)[] = [];

  public constructor(private readonly context: ContextSchema, private readonly wanted: (field: ContextField) => boolean) {}

  /** Of an object. */
  public fields(place: number): readonly ContextField[] {
    return this.found[place] ??= this.search(place);
  }

  /** Whether there is any in a value of this node. */
  public leads(place: number): boolean {
    const { items } = this.context.node(place).facts;
    return items === undefined ? this.fields(place).length > 0 : this.leads(items);
  }

  private search(place: number): readonly ContextField[] {
    const { fields } = this.context.node(place);
    const hits = [...fields.values()].filter((field) => !field.typed && (this.wanted(field) || this.leads(field.place)));
    return hits.length === 0 ? NONE : hits;
  }
}
