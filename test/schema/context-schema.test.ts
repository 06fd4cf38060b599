import { join } from 'node:path';
import { ContextSchema } from '../../src/schema/context-schema';
import { InternedSchema } from '../../src/schema/interned';
import { contextsOfKind, existsIn, factsIn, refName } from '../../tools/generate/contexts';
import { internSchema } from '../../tools/generate/interned';
import { TARGETS } from '../../tools/generate/product-target';
import { Context } from '../../tools/schemas/context';
import { Facts, readSchemaDocument, SchemaDocument } from '../../tools/schemas/document';

/** What schemas/README.md says about reading a definition, written the slow way: one line for each fact. */
function expectedFacts(document: SchemaDocument, name: string, context: Context, path: string, lines: string[]): void {
  const definition = factsIn(document.$defs[name], context);
  for (const [field, schema] of Object.entries(definition.properties)) {
    if (!existsIn(schema, context)) continue;
    const facts = factsIn(schema, context);
    const required = (definition.required?.includes(field) ?? false) && facts.default === undefined;
    lines.push(`${path}.${field} ${JSON.stringify([required, facts.enum, facts.pattern, facts.minLength, facts.maxLength, facts.minItems, facts.maxItems, facts.default])}`);
    const target = refName((facts['x-typed'] as Facts | undefined) ?? facts);
    if (target !== undefined) expectedFacts(document, target, context, `${path}.${field}`, lines);
  }
}

function internedFacts(schema: InternedSchema, context: ContextSchema, place: number, path: string, lines: string[]): void {
  const node = context.node(place);
  for (const [field, { place: child }] of node.fields) {
    const { facts, pattern } = context.node(child);
    lines.push(`${path}.${field} ${JSON.stringify([
      node.required.includes(field), facts.enum, pattern?.text, facts.minLength, facts.maxLength, facts.minItems, facts.maxItems, facts.default,
    ])}`);
    let inner = child;
    for (let items = context.node(inner).facts.items; items !== undefined; items = context.node(inner).facts.items) inner = items;
    if (context.node(inner).facts.type === 'object') internedFacts(schema, context, inner, `${path}.${field}`, lines);
  }
}

describe.each(TARGETS)('$product', (target) => {
  const document = readSchemaDocument(join(__dirname, '..', '..', 'schemas', target.schema));
  const schema = internSchema(document, target);

  test.each(schema.kinds.map(({ kind }) => kind))('%s has in every context the facts of schemas/', (name) => {
    const kind = schema.kinds.find((candidate) => candidate.kind === name)!;
    for (const context of contextsOfKind(document.$defs[name]['x-kind']!, document['x-minors'])) {
      const expected: string[] = [];
      const found: string[] = [];
      expectedFacts(document, name, context, name, expected);
      const own = new ContextSchema(schema, name, schema.apiVersions.indexOf(context.apiVersion), schema.minors.indexOf(context.minor));
      internedFacts(schema, own, kind.node, name, found);

      expect({ context, facts: found }).toEqual({ context, facts: expected });
    }
  });

  test('equal nodes stand once', () => {
    expect(new Set(schema.nodes.map((node) => JSON.stringify(node))).size).toBe(schema.nodes.length);
  });
});
