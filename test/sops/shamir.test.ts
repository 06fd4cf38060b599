/* eslint-disable no-bitwise */
import fc from 'fast-check';
import { splitSecret, tryCombineShares } from '../../src/sops/shamir';

test('any shares, as many as are needed, give the secret back', () => {
  const shape = fc.integer({ min: 2, max: 6 }).chain((parts) => fc.tuple(fc.constant(parts), fc.integer({ min: 2, max: parts }), fc.nat()));
  fc.assert(fc.property(fc.uint8Array({ minLength: 1, maxLength: 40 }), shape, (bytes, [parts, threshold, turn]) => {
    const shares = splitSecret(Buffer.from(bytes), parts, threshold);
    const some = [...shares.slice(turn % parts), ...shares.slice(0, turn % parts)].slice(0, threshold);
    expect(tryCombineShares(some)?.equals(Buffer.from(bytes))).toBe(true);
  }));
});

test('one share fewer gives something else', () => {
  const secret = Buffer.alloc(32, 7);
  expect(tryCombineShares(splitSecret(secret, 4, 3).slice(0, 2))?.equals(secret)).toBe(false);
});

test('a known pair of shares is combined over the field of AES', () => {
  // f(x) = 0x53 + 0xca * x, and 0x53 * 0xca is one in that field.
  expect(tryCombineShares([Buffer.from([0x53 ^ 0xca, 1]), Buffer.from([0x53 ^ 0x8f, 2])])).toEqual(Buffer.from([0x53]));
});

test.each([
  ['one share', [Buffer.from([1, 1])]],
  ['a share twice', [Buffer.from([1, 1]), Buffer.from([1, 1])]],
  ['shares of different lengths', [Buffer.from([1, 1]), Buffer.from([1, 1, 2])]],
  ['a share at zero', [Buffer.from([1, 0]), Buffer.from([1, 1])]],
])('%s gives nothing', (_, shares) => {
  expect(tryCombineShares(shares)).toBeUndefined();
});
