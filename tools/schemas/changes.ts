import { sorted } from './collect';
import { Definition, FieldSchema, SchemaDocument } from './document';

/** What is different between two documents, one line for each structure or field; descriptions do not count. */
export function listChanges(old: SchemaDocument | undefined, fresh: SchemaDocument): readonly string[] {
  const minors = { old: old?.['x-minors'].join(', ') ?? 'none', fresh: fresh['x-minors'].join(', ') };
  return [
    ...(minors.old === minors.fresh ? [] : [`minors: ${minors.old} -> ${minors.fresh}`]),
    ...listed(old?.$defs ?? {}, fresh.$defs, '', changesOfDefinition),
  ];
}

function changesOfDefinition(name: string, old: Definition, fresh: Definition): readonly string[] {
  const { properties: oldFields, ...oldFacts } = old;
  const { properties: freshFields, ...freshFacts } = fresh;
  return [...changeOfFacts(name, oldFacts, freshFacts), ...listed(oldFields, freshFields, `${name}.`, changeOfFacts<FieldSchema>)];
}

function changeOfFacts<T extends object>(name: string, old: T, fresh: T): readonly string[] {
  const texts = [old, fresh].map((facts) => JSON.stringify(sorted({ ...facts, description: undefined })));
  return texts[0] === texts[1] ? [] : [`changed ${name}: ${texts[0]} -> ${texts[1]}`];
}

function listed<T>(
  old: Readonly<Record<string, T>>, fresh: Readonly<Record<string, T>>, prefix: string,
  changed: (name: string, old: T, fresh: T) => readonly string[],
): readonly string[] {
  return [...new Set([...Object.keys(old), ...Object.keys(fresh)])].sort().flatMap((key) => {
    if (!(key in fresh)) return [`removed ${prefix}${key}`];
    return key in old ? changed(prefix + key, old[key], fresh[key]) : [`added ${prefix}${key}`];
  });
}
