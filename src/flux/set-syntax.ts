import { isMap, ParameterIntent } from '../model';

type Values = Readonly<Record<string, unknown>>;

/** Greatest and least integer that `strconv.ParseInt` takes; beyond, the value stays text. */
const MAX_INTEGER = 2n ** 63n - 1n;
const MIN_INTEGER = -(2n ** 63n);

/**
 * A parameter as values, read as Helm's `--set` and `--set-string` read it (helm pkg/strvals): Flux has no
 * parameters, and `spec.values` stands above everything else, so that is where they go.
 */
export function parameterValues({ name, value, forceString }: ParameterIntent, below: Values): Values {
  return setPath(below, parsePath(name), parseSetValue(value, forceString)) as Values;
}

/** Dots part keys, `[n]` is an index, a backslash takes the next character as it is. */
export function parsePath(name: string): (string | number)[] {
  const parts: (string | number)[] = [];
  for (const [, key, index] of name.matchAll(/((?:\\.|[^.[\]\\])+)|\[(\d+)\]/g)) {
    parts.push(key === undefined ? Number(index) : unescaped(key));
  }
  return parts;
}

/**
 * `{a,b}` is a list, also where its items stay text; a backslash takes the next character as it is. Every
 * other comma is part of the value, for a parameter is one value and no list of assignments.
 */
export function parseSetValue(text: string, forceString: boolean = false): unknown {
  const read = (item: string) => (forceString ? unescaped(item) : typedValue(unescaped(item)));
  const list = /^\{(.*)\}$/s.exec(text);
  return list ? [...`,${list[1]}`.matchAll(/,((?:\\.|[^,\\])*)/gs)].map(([, item]) => read(item)) : read(text);
}

function unescaped(text: string): string {
  return text.replace(/\\(.?)/gs, '$1');
}

/** `typedVal` of strvals: `true`, `false`, `null` in any case and integers without a leading zero are no strings. */
function typedValue(text: string): unknown {
  const words: Readonly<Record<string, unknown>> = { true: true, false: false, null: null };
  if (Object.hasOwn(words, text.toLowerCase())) {
    return words[text.toLowerCase()];
  }
  if (/^(0|[+-]\d+|[1-9]\d*)$/.test(text)) {
    return tryInteger(BigInt(text.replace(/^\+/, ''))) ?? text;
  }
  return text;
}

function tryInteger(integer: bigint): number | bigint | undefined {
  if (integer < MIN_INTEGER || integer > MAX_INTEGER) {
    return undefined;
  }
  return Number.isSafeInteger(Number(integer)) ? Number(integer) : integer;
}

/** `below` with the value at a path: maps and lists on the way are made, gaps in a list are `null`. */
export function setPath(below: unknown, [key, ...rest]: readonly (string | number)[], value: unknown): unknown {
  if (key === undefined) {
    return value;
  }
  if (typeof key === 'number') {
    const list = Array.isArray(below) ? [...below] : [];
    while (list.length < key) {
      list.push(null);
    }
    list[key] = setPath(list[key], rest, value);
    return list;
  }
  const entries = new Map(isMap(below) ? Object.entries(below) : []);
  entries.set(key, setPath(entries.get(key), rest, value));
  return Object.fromEntries(entries);
}

/** What stands first on the way to a path that is no map: the value itself, or what hides it. Undefined where nothing is set. */
export function tryOnPath(values: unknown, [key, ...rest]: readonly (string | number)[]): unknown {
  if (key === undefined || !isMap(values)) {
    return values;
  }
  return Object.hasOwn(values, key) ? tryOnPath(values[key], rest) : undefined;
}
