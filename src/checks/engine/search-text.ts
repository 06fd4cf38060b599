import { Fields } from '../../inventory';

/** A subject of checks, or an object: made anew for each run, unlike the manifest, which a program may have changed since. */
interface Searched {
  readonly manifest: Fields;
  /** As it will be written, where that is known. */
  readonly text?: string;
}

let last: { readonly of: Searched; readonly text: string | undefined } | undefined;

/**
 * Whether a word may stand somewhere in a manifest, be it in a key: to look for it in the whole text costs much less than
 * to visit every value, and most objects hold none. `words` is for letters, digits and signs that look the same within quotes.
 */
export function mayHold(of: Searched, words: RegExp): boolean {
  const text = of.text ?? jsonOf(of);
  return text === undefined || words.test(text);
}

/** Undefined where it cannot be written as one. */
function jsonOf(of: Searched): string | undefined {
  if (last?.of !== of) {
    last = { of, text: tryWrite(of.manifest) };
  }
  return last.text;
}

function tryWrite(manifest: Fields): string | undefined {
  try {
    return JSON.stringify(manifest);
  } catch {
    // Numbers beyond 64 bits, and anchors that contain themselves.
    return undefined;
  }
}
