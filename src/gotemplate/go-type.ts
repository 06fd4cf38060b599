/** Go's types, as far as templates and their functions meet them. Equal types are one object. */
export type Kind =
  | 'bool' | 'int' | 'int32' | 'int64' | 'uint8' | 'uint32' | 'uint64' | 'float64' | 'complex128' | 'string'
  | 'slice' | 'map' | 'interface' | 'func' | 'struct' | 'ptr';

export interface GoType {
  readonly kind: Kind;
  /** As reflect prints it. */
  readonly name: string;
  /** Of slices and maps. */
  readonly elem?: GoType;
}

const KNOWN = new Map<string, GoType>();
const BASIC: readonly Kind[] = ['bool', 'int', 'int32', 'int64', 'uint8', 'uint32', 'uint64', 'float64', 'complex128', 'string'];

/** The type of that name: `any`, `[]string`, `map[string]any`, `time.Time`, `*semver.Version`. */
export function goType(name: string): GoType {
  let type = KNOWN.get(name);
  if (type === undefined) {
    type = parseType(name);
    // `any` and `interface {}` are one type.
    type = KNOWN.get(type.name) ?? type;
    KNOWN.set(type.name, type);
    KNOWN.set(name, type);
  }
  return type;
}

function parseType(name: string): GoType {
  if (name === 'any' || name === 'interface {}') {
    return { kind: 'interface', name: 'interface {}' };
  }
  if (name.startsWith('[]')) {
    const elem = goType(name.slice(2));
    return { kind: 'slice', name: `[]${elem.name}`, elem };
  }
  if (name.startsWith('map[string]')) {
    const elem = goType(name.slice('map[string]'.length));
    return { kind: 'map', name: `map[string]${elem.name}`, elem };
  }
  if (name.startsWith('func(')) {
    return { kind: 'func', name };
  }
  const basic = BASIC.find((kind) => kind === name);
  return { kind: basic ?? (name.startsWith('*') ? 'ptr' : 'struct'), name };
}

/** Functions that take a reflect.Value see also what is no value at all. */
export const REFLECT_VALUE = goType('reflect.Value');

export function isIntKind(kind: Kind): boolean {
  return kind === 'int' || kind === 'int32' || kind === 'int64';
}

export function isUintKind(kind: Kind): boolean {
  return kind === 'uint8' || kind === 'uint32' || kind === 'uint64';
}

/** Whether an untyped nil can be assigned to the type (`canBeNil` in exec.go). */
export function canBeNil(type: GoType): boolean {
  return type === REFLECT_VALUE || ['func', 'interface', 'map', 'ptr', 'slice'].includes(type.kind);
}
