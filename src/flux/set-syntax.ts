import { isMap, ParameterIntent } from '../model';

type Values = Readonly<Record<string, unknown>>;

/**
 * A parameter as values, read as Helm's `--set` and `--set-string` read it (helm pkg/strvals): Flux has no
 * parameters, and `spec.values` stands above everything else, so that is where they go.
 */
export function parameterValues(parameter: ParameterIntent, below: Values): Values {
  return setPath(below, parsePath(parameter.name), parseSetValue(parameter.value, parameter.forceString)) as Values;
}

/** Dots part keys, `[n]` is an index, a backslash takes the next character as it is. */
export function parsePath(name: string): (string | number)[] {
  const parts: (string | number)[] = [];
  for (const [, key, index] of name.matchAll(/((?:\\.|[^.[\]\\])+)|\[(\d+)\]/g)) {
    parts.push(key === undefined ? Number(index) : key.replace(/\\(.)/g, '$1'));
  }
  return parts;
}

/**
 * `valList` and `typedVal` of strvals: `{a,b}` is a list, a backslash takes the next character as it is. Argo CD
 * escapes a comma outside of a list before Helm sees it, so it parts nothing here, either.
 */
export function parseSetValue(text: string, forceString: boolean = false): unknown {
  const typed = forceString ? (value: string) => value : typedValue;
  const list = /^\{(.*)\}$/s.exec(text);
  return list ? splitUnescaped(list[1]).map(typed) : typed(unescape(text));
}

function splitUnescaped(text: string): string[] {
  return [...`${text},`.matchAll(/((?:\\.|[^,\\])*),/gs)].map(([, item]) => unescape(item));
}

function unescape(text: string): string {
  return text.replace(/\\(.?)/gs, '$1');
}

const WORDS: ReadonlyMap<string, unknown> = new Map<string, unknown>([['true', true], ['false', false], ['null', null]]);
const MAX_INT64 = 2n ** 63n - 1n;

/** `true`, `false`, `null` in any case, and integers of 64 bits without a leading zero, are no strings. */
function typedValue(text: string): unknown {
  const word = text.toLowerCase();
  if (WORDS.has(word)) {
    return WORDS.get(word);
  }
  if (!/^(?:0|[1-9]\d*|[+-]\d+)$/.test(text)) {
    return text;
  }
  const integer = BigInt(text.replace(/^\+/, ''));
  if (integer > MAX_INT64 || integer < -MAX_INT64 - 1n) {
    return text;
  }
  return Number.isSafeInteger(Number(integer)) ? Number(integer) : integer;
}

/** What stands at a path; undefined where nothing does. */
export function valueAt(values: unknown, path: readonly (string | number)[]): unknown {
  return path.reduce<unknown>((at, part) => {
    if (typeof part === 'number') {
      return Array.isArray(at) ? at[part] : undefined;
    }
    return isMap(at) && Object.hasOwn(at, part) ? at[part] : undefined;
  }, values);
}

/** What stands at a path, or on the way to it where a map would have to be. */
export function firstOnPath(values: unknown, [key, ...rest]: readonly (string | number)[]): unknown {
  if (key === undefined || !isMap(values)) {
    return values;
  }
  return Object.hasOwn(values, key) ? firstOnPath(values[key], rest) : undefined;
}

function setPath(below: unknown, [key, ...rest]: readonly (string | number)[], value: unknown): unknown {
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
