/** Whether Go's path.Match can read a pattern: every `[` is closed, holds something, and nothing ends with a backslash. */
export function isGoPattern(pattern: string): boolean {
  const chars = Array.from(pattern);
  for (let at = 0; at < chars.length; at++) {
    if (chars[at] === '\\') {
      at++;
      if (at >= chars.length) {
        return false;
      }
    } else if (chars[at] === '[') {
      const end = endOfSet(chars, at + 1);
      if (end === undefined) {
        return false;
      }
      at = end;
    }
  }
  return true;
}

/** The place of the `]` that closes a set; `getEsc` of path/match.go allows neither a bare `-` nor a bare `]` inside. */
function endOfSet(chars: readonly string[], start: number): number | undefined {
  let at = start + (chars[start] === '^' ? 1 : 0);
  for (let members = 0; members === 0 || chars[at] !== ']'; members++) {
    const low = afterMember(chars, at);
    if (low === undefined) {
      return undefined;
    }
    at = low;
    if (chars[at] === '-') {
      const high = afterMember(chars, at + 1);
      if (high === undefined) {
        return undefined;
      }
      at = high;
    }
  }
  return at;
}

function afterMember(chars: readonly string[], at: number): number | undefined {
  const escaped = chars[at] === '\\';
  const char = chars[escaped ? at + 1 : at];
  return char === undefined || (!escaped && (char === '-' || char === ']')) ? undefined : at + (escaped ? 2 : 1);
}
