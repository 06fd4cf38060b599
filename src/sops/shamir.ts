/**
 * Shamir's secret sharing over GF(2^8) with the polynomial of AES, byte by byte (shamir/shamir.go).
 * A share is the y of every byte and then the x, which counts from one.
 */
/* eslint-disable no-bitwise */
import { randomBytes } from 'node:crypto';

/** Shares of a secret, any `threshold` of which give it back. */
export function splitSecret(secret: Buffer, parts: number, threshold: number): Buffer[] {
  if (threshold < 2 || threshold > parts || parts > 255) {
    throw new Error(`internal: ${threshold} of ${parts} shares, please report it`);
  }
  const shares = Array.from({ length: parts }, (_, index) => Buffer.concat([Buffer.alloc(secret.length), Buffer.from([index + 1])]));
  secret.forEach((byte, position) => {
    const coefficients = [byte, ...randomBytes(threshold - 1)];
    for (const share of shares) {
      share[position] = evaluate(coefficients, share[secret.length]);
    }
  });
  return shares;
}

/** The secret of enough shares, or undefined where two shares have the same place or another length. */
export function tryCombineShares(shares: readonly Buffer[]): Buffer | undefined {
  const length = (shares[0]?.length ?? 0) - 1;
  const places = shares.map((share) => share[share.length - 1]);
  const sameLength = length > 0 && shares.every((share) => share.length === length + 1);
  if (shares.length < 2 || !sameLength || new Set(places).size !== places.length || places.includes(0)) {
    return undefined;
  }
  const weights = places.map((x) => weightAtZero(x, places));
  const byteAt = (position: number): number => shares.reduce((sum, share, index) => sum ^ multiply(share[position], weights[index]), 0);
  return Buffer.from(Array.from({ length }, (_, position) => byteAt(position)));
}

/** Horner's scheme; addition in the field is XOR. */
function evaluate(coefficients: readonly number[], x: number): number {
  return coefficients.reduceRight((sum, coefficient) => multiply(sum, x) ^ coefficient, 0);
}

/** The Lagrange basis polynomial of `x` at zero. */
function weightAtZero(x: number, places: readonly number[]): number {
  return places.filter((other) => other !== x).reduce((product, other) => multiply(product, multiply(other, inverse(other ^ x))), 1);
}

/** Without branches or tables that depend on the secret. */
function multiply(a: number, b: number): number {
  let product = 0;
  for (let bit = 7; bit >= 0; bit--) {
    product = (product << 1) ^ (-(product >>> 7) & 0x11b);
    product ^= -((b >>> bit) & 1) & a;
  }
  return product;
}

/** a^254, since a^255 is one. */
function inverse(a: number): number {
  let result = 1;
  for (let bit = 7; bit >= 0; bit--) {
    result = multiply(result, result);
    if (bit > 0) {
      result = multiply(result, a);
    }
  }
  return result;
}
