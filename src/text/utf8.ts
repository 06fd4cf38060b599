const WITHOUT_MARK = new TextDecoder('utf-8', { fatal: true });
const WITH_MARK = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** The text that `bytes` encode, without a byte order mark, or undefined where they are no UTF-8. */
export function tryDecodeUtf8(bytes: Buffer): string | undefined {
  return tryDecode(bytes, WITHOUT_MARK);
}

/** The same with the byte order mark kept: the text encodes to exactly these bytes. */
export function tryDecodeExactly(bytes: Buffer): string | undefined {
  return tryDecode(bytes, WITH_MARK);
}

function tryDecode(bytes: Buffer, decoder: typeof WITH_MARK): string | undefined {
  try {
    return decoder.decode(bytes);
  } catch {
    return undefined;
  }
}
