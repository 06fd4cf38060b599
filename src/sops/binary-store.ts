/** The binary format: a JSON object with the one key `data` (`BinaryStore` in stores/json/store.go). */
import { readJson } from './json-store';
import { entry, leaf, map, SopsTree } from './tree';
import { tryDecodeUtf8 } from '../text';

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
  const text = tryDecodeUtf8(bytes);
  return text !== undefined && Buffer.from(text).equals(bytes) ? text : bytes;
}
