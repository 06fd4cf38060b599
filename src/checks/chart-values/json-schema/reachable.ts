/** What the validator compiles before it looks at any value: a mistake in there makes Helm refuse all of them (compiler.go). */
import { isFields } from '../../engine';
import { schemasIn } from './drafts';
import { Patterns } from './patterns';
import { Resource, SchemaDocument } from './schema-document';
import { SchemaRefusal } from './schema-error';

const REFERENCES = ['$ref', '$recursiveRef', '$dynamicRef'];
const SHELVES = ['definitions', '$defs'];

/** Throws for a reference that leads nowhere and for a pattern that is none. */
export function refuseUncompilable(document: SchemaDocument, patterns: Patterns): void {
  const pending: unknown[] = [document.root.root];
  const done = new Set<unknown>();
  for (let schema = pending.pop(); schema !== undefined; schema = pending.pop()) {
    if (!isFields(schema) || done.has(schema)) {
      continue;
    }
    done.add(schema);
    const owner = document.ownerOf(schema);
    const isLone = owner.draft < 2019 && typeof schema.$ref === 'string';
    pending.push(...(isLone ? ['$ref'] : REFERENCES).flatMap((keyword) => targetsOf(document, schema[keyword], owner)));
    if (!isLone) {
      compile(schema, patterns);
      pending.push(...schemasIn(Object.fromEntries(Object.entries(schema).filter(([key]) => !SHELVES.includes(key))), owner.draft));
    }
  }
}

function targetsOf(document: SchemaDocument, reference: unknown, owner: Resource): unknown[] {
  const target = typeof reference === 'string' ? document.resolve(reference, owner) : 'anything';
  if (target === 'nowhere') {
    throw new SchemaRefusal(`its reference "${String(reference)}" leads nowhere`, true);
  }
  return typeof target === 'string' ? [] : [target.schema];
}

function compile(schema: { readonly pattern?: unknown; readonly patternProperties?: unknown }, patterns: Patterns): void {
  const { pattern, patternProperties } = schema;
  if (typeof pattern === 'string') {
    patterns.compile(pattern);
  }
  if (isFields(patternProperties)) {
    Object.keys(patternProperties).forEach((key) => patterns.compile(key));
  }
}
