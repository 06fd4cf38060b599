import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { inflateSync } from 'node:zlib';
import fc from 'fast-check';
import { AgeIdentity, openAge, openAgeText, sealAgeText } from '../../../src/sops/age/age';
import { decodeArmor, isArmored } from '../../../src/sops/age/armor';
import { encodeBech32, tryDecodeBech32 } from '../../../src/sops/age/bech32';
import { AgeFault } from '../../../src/sops/age/fault';
import { ScryptIdentity } from '../../../src/sops/age/scrypt';
import { generateX25519Identity, tryParseX25519Identity, tryParseX25519Recipient } from '../../../src/sops/age/x25519';

interface Vector {
  readonly name: string;
  readonly expect: string;
  readonly payloadHash?: string;
  readonly identities: readonly AgeIdentity[];
  readonly file: Buffer;
  readonly armored: boolean;
  readonly needs?: string;
}

function readVector([name, raw]: [string, Uint8Array]): Vector {
  const bytes = Buffer.from(raw);
  const end = bytes.indexOf('\n\n');
  const fields = bytes.toString('utf8', 0, end).split('\n').map((line) => line.split(': '));
  const all = (key: string): string[] => fields.filter(([field]) => field === key).map(([, value]) => value);
  const body = bytes.subarray(end + 2);
  const identities = all('identity').map(tryParseX25519Identity);
  return {
    name,
    expect: all('expect')[0],
    payloadHash: all('payload')[0],
    identities: [...identities.filter((identity) => identity !== undefined), ...all('passphrase').map((text) => new ScryptIdentity(text, 18))],
    file: all('compressed').length > 0 ? inflateSync(body) : body,
    armored: all('armored').includes('yes'),
    needs: identities.includes(undefined) ? 'hybrid' : undefined,
  };
}

/** The package is an ES module, which jest cannot load: another node prints it. */
const PRINT = `import * as vectors from 'cctv-age';
process.stdout.write(JSON.stringify(Object.entries(vectors).map(([name, bytes]) => [name, Buffer.from(bytes).toString('base64')])));`;

function loadVectors(): [string, Uint8Array][] {
  const text = execFileSync(process.execPath, ['--input-type=module', '-e', PRINT], { encoding: 'utf8', cwd: __dirname, maxBuffer: 64 * 1024 * 1024 });
  return (JSON.parse(text) as [string, string][]).map(([name, base64]) => [name, Buffer.from(base64, 'base64')]);
}

const VECTORS = loadVectors().map(readVector);

function open(vector: Vector): Buffer {
  return vector.armored ? openAge(decodeArmor(vector.file.toString('latin1')), vector.identities) : openAge(vector.file, vector.identities);
}

const KINDS: Record<string, string> = {
  'no match': 'no-match', 'header failure': 'header', 'HMAC failure': 'hmac', 'payload failure': 'payload', 'armor failure': 'armor',
};

describe('official vectors', () => {
  const ours = VECTORS.filter((vector) => vector.needs === undefined);

  test('all but the post-quantum ones are run', () => {
    expect(ours.length).toBeGreaterThan(100);
    expect(VECTORS.filter((vector) => vector.needs !== undefined).map((vector) => vector.name)).toEqual(
      VECTORS.map((vector) => vector.name).filter((name) => name.includes('hybrid')));
  });

  test.each(ours.filter((vector) => vector.expect === 'success'))('$name opens', (vector) => {
    expect(createHash('sha256').update(open(vector)).digest('hex')).toBe(vector.payloadHash);
  });

  test.each(ours.filter((vector) => vector.expect !== 'success'))('fails for $name: $expect', (vector) => {
    let kind: string | undefined;
    try {
      open(vector);
    } catch (error) {
      kind = error instanceof AgeFault ? error.kind : String(error);
    }
    expect(kind).toBe(KINDS[vector.expect]);
  });
});

test('a sealed text opens with the identity of each recipient, whatever its length', () => {
  const secrets = [generateX25519Identity(), generateX25519Identity()].map((text) => tryParseX25519Identity(text)!);
  const recipients = secrets.map((secret) => tryParseX25519Recipient(secret.recipient)!);
  fc.assert(fc.property(fc.uint8Array({ maxLength: 300 }), fc.integer({ min: 0, max: 1 }), (bytes, who) => {
    const text = sealAgeText(Buffer.from(bytes), recipients);
    expect(isArmored(text)).toBe(true);
    expect(openAgeText(text, [secrets[who]]).equals(Buffer.from(bytes))).toBe(true);
  }), { numRuns: 40 });
});

test.each([0, 65535, 65536, 65537, 131072])('a payload of %d bytes survives', (length) => {
  const secret = tryParseX25519Identity(generateX25519Identity())!;
  const text = sealAgeText(Buffer.alloc(length, 7), [tryParseX25519Recipient(secret.recipient)!]);
  expect(openAgeText(text, [secret]).length).toBe(length);
});

test('fails for somebody else', () => {
  const text = sealAgeText(Buffer.from('x'), [tryParseX25519Recipient(tryParseX25519Identity(generateX25519Identity())!.recipient)!]);
  expect(() => openAgeText(text, [tryParseX25519Identity(generateX25519Identity())!])).toThrow(expect.objectContaining({ kind: 'no-match' }));
});

test('Bech32 of any bytes reads back, and no single change of a character does', () => {
  fc.assert(fc.property(fc.uint8Array({ minLength: 1, maxLength: 40 }), fc.nat(), (bytes, at) => {
    const text = encodeBech32({ prefix: 'age', bytes: Buffer.from(bytes) });
    expect(tryDecodeBech32(text)?.bytes.equals(Buffer.from(bytes))).toBe(true);
    const index = at % text.length;
    const other = text[index] === 'q' ? 'p' : 'q';
    expect(tryDecodeBech32(text.slice(0, index) + other + text.slice(index + 1))).toBeUndefined();
  }), { numRuns: 100 });
});
