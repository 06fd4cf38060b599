/**
 * Go values. What JSON gives is itself: `null` is a nil interface, a number is a float64. What JSON does
 * not know has a class. `undefined` is Go's invalid reflect.Value: nothing there, prints `<no value>`.
 */
import { GoType, goType } from './go-type';

export type GoValue = undefined | null | GoConcrete | Iface;

/** What is there, and has a type of its own. */
export type GoConcrete = boolean | number | string | GoInt | GoComplex | GoSlice | GoMap | GoObject | GoFunc;

/** An integer of any of Go's integer types. */
export class GoInt {
  public constructor(public readonly value: bigint, public readonly type: GoType = goType('int')) {}
}

export class GoComplex {
  public readonly type = goType('complex128');
  public constructor(public readonly real: number, public readonly imag: number) {}
}

export class GoSlice {
  public constructor(
    public readonly items: readonly GoValue[],
    public readonly type: GoType = goType('[]any'),
    public readonly isNil: boolean = false,
  ) {}
}

/** A map whose keys are strings; templates make no others. `set` and `merge` of sprig change it. */
export class GoMap {
  public constructor(
    public readonly entries: Map<string, GoValue>,
    public readonly type: GoType = goType('map[string]any'),
    public readonly isNil: boolean = false,
  ) {}

  public get elem(): GoType {
    return this.type.elem!;
  }
}

export interface GoObjectParts {
  /** The result of its String method. */
  readonly text?: string;
  /** What encoding/json writes for it. */
  readonly json?: GoValue;
  readonly fields?: ReadonlyMap<string, GoValue>;
  /** Fields that are printed, but that a template may not name. */
  readonly unexported?: ReadonlyMap<string, GoValue>;
  readonly methods?: ReadonlyMap<string, GoFunc>;
}

/** A value of a Go type that functions pass around: a time, a version, a certificate. */
export class GoObject {
  public constructor(public readonly type: GoType, public readonly native: unknown, public readonly parts: GoObjectParts = {}) {}
}

/** A function with Go's types: what templates check before they call. */
export class GoFunc {
  public constructor(
    public readonly params: readonly GoType[],
    public readonly isVariadic: boolean,
    public readonly result: GoType,
    public readonly invoke: (args: readonly GoValue[]) => GoValue,
    public readonly type: GoType,
  ) {}
}

/** A value that Go still holds as an interface (an element of a `[]any`): only error messages tell. */
export class Iface {
  public readonly type = goType('any');
  public constructor(public readonly value: GoConcrete) {}
}

export type FuncMap = ReadonlyMap<string, GoFunc>;

/** Takes the interface off: `undefined` for a nil one, as reflect's Elem does. */
export function unwrap(value: GoValue): GoConcrete | undefined {
  return value instanceof Iface ? value.value : value ?? undefined;
}

/** As `unwrap`, but a nil stays what a function gets as an argument: `null`. */
export function toArgument(value: GoValue): GoConcrete | null {
  return value instanceof Iface ? value.value : value ?? null;
}

/** An element that is read out of a container with elements of type `elem`. */
export function asElement(value: GoValue, elem: GoType): GoValue {
  return elem.kind === 'interface' && value !== null && value !== undefined && !(value instanceof Iface) ? new Iface(value) : value;
}

/** The type of a value; undefined for an invalid one. */
export function typeOf(value: GoValue): GoType | undefined {
  switch (typeof value) {
    case 'undefined': return undefined;
    case 'boolean': return goType('bool');
    case 'number': return goType('float64');
    case 'string': return goType('string');
    default: return value === null ? goType('any') : value.type;
  }
}

/** The type name in messages. */
export function typeName(value: GoValue): string {
  return typeOf(value)?.name ?? '<nil>';
}

/** `reflect.Zero` of a type that templates can meet. */
export function zeroOf(type: GoType): GoValue {
  switch (type.kind) {
    case 'bool': return false;
    case 'string': return '';
    case 'float64': return 0;
    case 'slice': return new GoSlice([], type, true);
    case 'map': return new GoMap(new Map(), type, true);
    case 'int': case 'int64': case 'int32': case 'uint8': case 'uint32': case 'uint64': return new GoInt(0n, type);
    default: return type.name === 'reflect.Value' ? undefined : null;
  }
}

export function int(value: number | bigint, type = 'int'): GoInt {
  return new GoInt(BigInt(value), goType(type));
}

export function stringMap(entries: Iterable<readonly [string, string]>): GoMap {
  return new GoMap(new Map(entries), goType('map[string]string'));
}

/** A value out of JSON or YAML; every number is a float64, as encoding/json makes it. */
export function fromData(data: unknown): GoValue {
  if (Array.isArray(data)) {
    return new GoSlice(data.map(fromData));
  }
  if (data instanceof GoMap || data instanceof GoSlice || data instanceof GoInt || data instanceof GoObject || data instanceof GoFunc) {
    return data;
  }
  switch (typeof data) {
    case 'string': case 'boolean': case 'number': return data;
    case 'bigint': return Number(data);
    case 'object': return data === null ? null : new GoMap(new Map(Object.entries(data).map(([key, item]) => [key, fromData(item)])));
    default: return null;
  }
}

/** The reverse, for what goes into a manifest: integers become numbers, invalid values null. */
export function toData(value: GoValue): unknown {
  if (value instanceof GoSlice) {
    return value.items.map(toData);
  }
  if (value instanceof GoMap) {
    return Object.fromEntries([...value.entries].map(([key, item]) => [key, toData(item)]));
  }
  if (value instanceof GoInt) {
    return Number(value.value);
  }
  if (value instanceof GoObject) {
    return toData(value.parts.json ?? value.parts.text ?? null);
  }
  return value instanceof Iface ? toData(value.value) : value instanceof GoFunc || value instanceof GoComplex ? null : value ?? null;
}
