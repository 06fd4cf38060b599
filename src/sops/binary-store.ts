/** The binary format: a JSON object with the one key `data` (`BinaryStore` in stores/json/store.go). */
import { readJson } from './json-store';
import { entry, leaf, map, SopsTree, StoreFault, tryValue } from './tree';
import { tryDecodeExactly } from '../text';

/** The envelope of an encrypted binary file. */
export function readBinaryEnvelope(bytes: Buffer): SopsTree {
  return readJson(bytes);
}

/** Any file as the tree that is going to be encrypted. */
export function readPlainBinary(bytes: Buffer): SopsTree {
  return { documents: [map([entry('data', leaf(textOrBytes(bytes)))])] };
}

/** A string of Go: text where the bytes are UTF-8, else the bytes themselves. */
export function textOrBytes(bytes: Buffer): string | Buffer {
  return tryDecodeExactly(bytes) ?? bytes;
}

/** The bytes that an envelope held. */
export function writePlainBinary(tree: SopsTree): Buffer {
  const data = tree.documents.length === 1 ? tryValue(tree.documents[0], 'data') : undefined;
  const value = data?.kind === 'leaf' ? data.value : undefined;
  if (typeof value === 'string' || Buffer.isBuffer(value)) {
    return Buffer.from(value as string);
  }
  throw new StoreFault('no key "data" with a string, which a binary file needs');
}
