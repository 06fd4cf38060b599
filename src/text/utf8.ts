/** The text that `bytes` encode, without a byte order mark, or undefined where they are no UTF-8. */
export function tryDecodeUtf8(bytes: Buffer): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
