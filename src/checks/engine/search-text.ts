import { Fields } from '../../inventory';

/** A subject of checks, or an object: made anew for each run, unlike the manifest, which a program may have changed since. */
interface WithManifest {
  readonly manifest: Fields;
}

let last: { readonly of: WithManifest; readonly text: string | undefined } | undefined;

/**
 * A manifest as one text, in lower case: to look for a word in it costs much less than to visit everything. Undefined where it
 * cannot be written as one. Quotes, backslashes and line ends are not as they were.
 */
export function searchText(of: WithManifest): string | undefined {
  if (last?.of !== of) {
    last = { of, text: tryWrite(of.manifest) };
  }
  return last.text;
}

function tryWrite(manifest: Fields): string | undefined {
  try {
    return JSON.stringify(manifest).toLowerCase();
  } catch {
    // Numbers beyond 64 bits, and anchors that contain themselves.
    return undefined;
  }
}
