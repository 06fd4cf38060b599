/** Random plain data, with more of the strings that YAML is known to trip over than chance would make. */
import type { LineComment } from '../src/text';

export interface Random {
  /** A whole number from zero up to, not including, `limit`. */
  below(limit: number): number;
  chance(probability: number): boolean;
  pick<T>(items: readonly T[]): T;
}

/** Park and Miller's generator: small, and the same everywhere. */
export function seededRandom(seed: number): Random {
  let state = (seed * 7919 + 1) % 2147483647;
  const next = () => {
    state = (state * 48271) % 2147483647;
    return state / 2147483647;
  };
  const below = (limit: number) => Math.floor(next() * limit);
  return { below, chance: (probability) => next() < probability, pick: (items) => items[below(items.length)] };
}

const STRINGS = [
  '', ' ', '\n', '\n\n', '\t', '~', 'null', 'NULL', 'nULL', 'y', 'Y', 'yes', 'YES', 'yEs', 'no', 'n', 'on', 'On', 'off', 'OFF', 'true', 'TRUE', 'tRUE', 'false',
  '0', '-0', '+1', '1_000', '0o17', '0775', '08', '0x1F', '0b101', '1.5', '.5', '5.', '.', '..', '...', '....', '-', '--', '---', '--- a', '---a', '- a', '-a', '%', '%a',
  '1e3', 'e1', 'E12', 'e', 'e-1', '.e1', '1.e+3', '1e', '.inf', '-.INF', '.nan', '.NaN', '.nAn', '12:30', '12:30:45', '1:61', '190:20:30.15', '2001-12-14',
  '2001-12-14t21:59:43.10-05:00', '2001-12-14 21:59:43.10 -5', '2001-1-1 1:1:1Z', '<<', '=', '?', '? a', '?a', ': a', ':', ':a', 'a:', 'a: b', 'a:b', 'a #b', 'a#b', '#', '#a',
  '&a', '*a', '!a', '|', '>', '\'', '"', '"a"', '\'a\'', 'it\'s', 'say "hi"', 'it\'s "x"', '@a', '`a`', '[', ']', '{', '}', '{}', '[]', '{{ .Values.a }}', ',', ',a', 'a, b',
  ' a', 'a ', 'a\t', '\ta', 'a\nb', 'a\n', 'a\n\n', '\na', '\n\n a', ' \n a\n', ' a\n b\n', 'a\n ', 'a \nb', 'a\n b', 'a\n\n\nb\n\n', 'a\n---\nb', '---\na\n', '%a\nb', '\n \n', '\t\n',
  'a\rb', 'a\r\nb\r\n', '\u2028', 'a\u2028---b', '\u2029...', '\u0000', '\u0007\u000b\u001b', 'a\u0085b', '\u00a0', '\u009f', '\ud800', 'a\udc00b', '😀', 'é', '日本', '\u007f', '\ufeff', '\ufeffa',
  'a\u0001 \nb\n c and this is long enough to fold, is it not', 'x\u0002\n\n\ny and this is long enough to fold, is it not\n\n', 'a long enough line for the quotes to fold\n \n\tb',
  'constructor', '__proto__', 'toString', 'v1.2.3', '1.2.3', 'https://charts.example.com/a?b=c#d', 'sha256:0af', 'registry.example.com:5000/a/b:v1', 'a/b', '*.example.com', '{"$imagepolicy": "a:b"}',
] as const;

const PIECES = [' ', ' ', '\n', '\t', ':', '#', '-', '"', '\'', '\\', '\\n', '%', '---', '...', '?', '!', '{', ']', ',', 'a', 'b', 'e1', '0', '.', '_', '\u2028', '\u0001', 'é', 'longer word', '=', '|', '&'] as const;

function randomString(random: Random): string {
  if (random.chance(0.5)) {
    return random.pick(STRINGS);
  }
  const pieces = Array.from({ length: random.below(random.chance(0.1) ? 60 : 8) }, () => random.pick(PIECES));
  return random.chance(0.2) ? random.pick(STRINGS) + pieces.join('') : pieces.join('');
}

const NUMBERS = [0, -0, 1, -1, 1.5, 1e21, 1e-7, 123456789012, Number.MAX_SAFE_INTEGER, Number.MIN_VALUE, 5e300, -2.5e-10, NaN, Infinity] as const;

function randomScalar(random: Random): unknown {
  const kind = random.below(20);
  if (kind < 14) {
    return randomString(random);
  }
  return [random.pick(NUMBERS), random.chance(0.5), null, BigInt(random.pick(['0', '-7', '123456789012345678901234567890'])), undefined, random.below(100000)][kind - 14];
}

export function randomMap(random: Random, depth: number): Record<string, unknown> {
  const map: Record<string, unknown> = random.chance(0.05) ? Object.create(null) as Record<string, unknown> : {};
  for (let left = random.below(5); left > 0; left--) {
    const key = random.chance(0.02) ? 'k'.repeat(100 + random.below(1200)) : random.chance(0.1) ? String(random.below(30)) : randomString(random);
    Object.defineProperty(map, key, { value: randomValue(random, depth), enumerable: true, configurable: true, writable: true });
  }
  return map;
}

export function randomValue(random: Random, depth: number): unknown {
  if (depth === 0 || random.chance(0.55)) {
    return randomScalar(random);
  }
  if (random.chance(0.4)) {
    const list = Array.from({ length: random.below(4) }, () => randomValue(random, depth - 1));
    return random.chance(0.02) ? [...list, list, list] : list;
  }
  return randomMap(random, depth - 1);
}

/** Mostly maps, as manifests are. */
export function randomDocument(random: Random): unknown {
  return random.chance(0.9) ? randomMap(random, 4) : randomValue(random, 4);
}

/** Comments behind some scalars of a document. */
export function randomComments(value: unknown, random: Random): LineComment[] {
  const paths = scalarPaths(value, [], new Set());
  return paths.filter(() => random.chance(0.3)).map((path) => ({ path, text: random.pick(['{"$imagepolicy": "flux-system:a"}', 'x', 'a # b', '#']) }));
}

function scalarPaths(value: unknown, path: readonly (string | number)[], seen: Set<unknown>): (readonly (string | number)[])[] {
  if (value === null || typeof value !== 'object') {
    // "yaml" looks a key up by its text, and finds no merge key.
    return path.length === 0 || path.includes('<<') ? [] : [path];
  }
  if (seen.has(value)) {
    return [];
  }
  seen.add(value);
  return Object.entries(value).flatMap(([key, item]) => scalarPaths(item, [...path, Array.isArray(value) ? Number(key) : key], seen));
}
