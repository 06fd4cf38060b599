/** Values with the names, numbers and texts that schemas ask about. */
import { Random } from '../random-document';

export const NAMES = ['a', 'b', 'image', 'on', 'x-y', 'p~q/r', 'constructor', 'port'];

export const TEXTS = [
  '', 'a', 'abc', 'ABC', '12', 'é😀', 'a b', '10.0.0.1', '256.1.1.1', '01.2.3.4', '::1', '1::2::3', 'fe80::1%eth0', 'shop.example.com', '-bad.example', 'me@example.com', '"a b"@example.com',
  'me@[10.0.0.1]', '.me@example.com', 'https://example.com/a?b#c', 'example.com', '/path', '//host/path', 'http://[::1]:80/', 'http://::1/', 'http://a b/', 'mailto:a', 'http://x/%zz', ':x', 'a:b',
  '2024-02-29', '2023-02-29', '12:00:00Z', '23:59:60Z', '24:00:00Z', '12:00:00+25:00', '2024-01-01T00:00:00Z', '2024-01-01 00:00:00Z', 'P1D', 'P1W', 'PT', 'P1DT', 'PT1H', '1D',
  '123e4567-e89b-12d3-a456-426614174000', '123e4567e89b', '/a~1b', '/a~2', 'a/b', '0/a', '01/a', '1#', '[', 'a{2}', '(?=a)', '1.2.3', '1.2', '1.2.3-rc.1+b', '01.2.3', 'P1D/2024-01-01T00:00:00Z',
] as const;

const NUMBERS = [0, 1, -1, 2, 3, 5, 10, 0.1, 0.3, 1.5, -0.5, 1e21, 1e-7, 80, 65536] as const;

export function randomScalar(random: Random): unknown {
  return random.pick<() => unknown>([() => random.pick(TEXTS), () => random.pick(TEXTS), () => random.pick(NUMBERS), () => random.pick(NUMBERS), () => random.chance(0.5), () => null])();
}

export function randomValue(random: Random, depth: number): unknown {
  if (depth <= 0 || random.chance(0.5)) {
    return randomScalar(random);
  }
  return random.chance(0.5) ? randomObject(random, depth - 1) : Array.from({ length: random.below(4) }, () => randomValue(random, depth - 1));
}

export function randomObject(random: Random, depth: number): Record<string, unknown> {
  return Object.fromEntries(NAMES.filter(() => random.chance(0.3)).map((name) => [name, randomValue(random, depth)]));
}
