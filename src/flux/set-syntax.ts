import { isMap, ParameterIntent } from '../model';

type Values = Readonly<Record<string, unknown>>;

/**
 * A parameter as values, read as Helm's `--set` and `--set-string` read it (helm pkg/strvals): Flux has no
 * parameters, and `spec.values` stands above everything else, so that is where they go.
 */
export function parameterValues(parameter: ParameterIntent, below: Values): Values {
  const value = parameter.forceString ? parameter.value : parseSetValue(parameter.value);
  return setPath(below, parsePath(parameter.name), value) as Values;
}

/** Dots part keys, `[n]` is an index, a backslash takes the next character as it is. */
export function parsePath(name: string): (string | number)[] {
  const parts: (string | number)[] = [];
  for (const [, key, index] of name.matchAll(/((?:\\.|[^.[\]\\])+)|\[(\d+)\]/g)) {
    parts.push(key === undefined ? Number(index) : key.replace(/\\(.)/g, '$1'));
  }
  return parts;
}

/** `typedVal` of strvals: `true`, `false`, `null` and integers without a leading zero are no strings; `{a,b}` is a list. */
export function parseSetValue(text: string): unknown {
  const list = /^\{(.*)\}$/s.exec(text);
  if (list) {
    return list[1] === '' ? [] : list[1].split(',').map(parseSetValue);
  }
  const words: Readonly<Record<string, unknown>> = { true: true, false: false, null: null };
  if (Object.hasOwn(words, text.toLowerCase())) {
    return words[text.toLowerCase()];
  }
  if (/^(0|[+-]?[1-9]\d*)$/.test(text)) {
    const integer = BigInt(text.replace(/^\+/, ''));
    return Number.isSafeInteger(Number(integer)) ? Number(integer) : integer;
  }
  return text;
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
