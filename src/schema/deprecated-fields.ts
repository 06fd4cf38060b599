import { ContextField, ContextSchema } from './context-schema';
import { FieldFinder } from './field-finder';
import { SchemaFinding, shownPath } from './finding';
import { KnownManifest } from './lookup';
import { ProductSchema } from './product-schema';
import { isObject } from './value-checks';

type Path = readonly (string | number)[];

const NONE: readonly SchemaFinding[] = [];

const finders = new Map<ContextSchema, FieldFinder>();

/** Fields that the target still takes, though something else has replaced them or nobody reads them. */
export function deprecatedFields({ manifest, product, kind }: KnownManifest, context: ContextSchema): readonly SchemaFinding[] {
  const finder = finders.get(context) ?? new FieldFinder(context, ({ deprecated }) => deprecated !== undefined);
  finders.set(context, finder);
  if (!finder.leads(kind.node)) {
    return NONE;
  }
  const findings: SchemaFinding[] = [];
  const visit = (value: unknown, place: number, path: Path): void => {
    const { items } = context.node(place).facts;
    if (Array.isArray(value) && items !== undefined) {
      value.forEach((item, index) => visit(item, items, [...path, index]));
    } else if (isObject(value)) {
      for (const field of finder.fields(place)) {
        const child = Object.hasOwn(value, field.name) ? value[field.name] ?? undefined : undefined;
        if (child === undefined) continue;
        const inner = [...path, field.name];
        if (field.deprecated !== undefined) findings.push(finding(product, field, inner));
        else visit(child, field.place, inner);
      }
    }
  };
  visit(manifest, kind.node, []);
  return findings;
}

function finding(product: ProductSchema, { deprecated }: ContextField, path: Path): SchemaFinding {
  const { since, why, fix } = product.deprecation(deprecated!);
  const from = since === undefined ? '' : ` since ${product.label} ${product.minorText(since)}`;
  return { code: 'SCH131', severity: 'warning', path, message: `field "${shownPath(path)}" is deprecated${from}: ${why}`, fix };
}
