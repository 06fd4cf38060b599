const GROUP_OR_ANCHOR = /^(?:\^|\$|\((?!\?)|\)|\|)/;
const QUANTIFIER = /^(?:[*+?]|\{[0-9]+(?:,[0-9]*)?\})(?![?+])/;
const LITERAL = /^(?:\\[.\\/[\](){}*+?^$|]|[A-Za-z0-9_/:@=,-])/;
const CHARACTER_CLASS = /^\[\^?(?:\\[-.\\/[\]^]|[^\\[\]])+\]/;

/**
 * A pattern of Go's RE2 for JavaScript with the flag `u`. Only what means the same in both is let through, so a new
 * pattern that needs thought breaks the build. `.` is the exception: RE2 excludes one line end from it, JavaScript four.
 */
export function toJsPattern(re2: string): string {
  let js = '';
  for (let rest = re2; rest !== '';) {
    if (rest[0] === '.') {
      js += '[^\\n]';
      rest = rest.slice(1);
      continue;
    }
    const token = [GROUP_OR_ANCHOR, QUANTIFIER, LITERAL, CHARACTER_CLASS].map((kind) => kind.exec(rest)?.[0]).find((match) => match !== undefined);
    if (token === undefined) {
      throw new Error(`pattern ${re2}: "${rest}" may mean something else in JavaScript, see tools/generate/js-pattern.ts`);
    }
    js += token;
    rest = rest.slice(token.length);
  }
  new RegExp(js, 'u');
  return js;
}
