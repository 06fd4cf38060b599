/**
 * The two kinds of patterns of the Git generator, one matcher. Directories: Go's path.Match, where a wildcard stays
 * inside a path part and a malformed pattern matches nothing. Files: Git's wildmatch as `git ls-files` uses it,
 * where a wildcard crosses `/` and a pattern that names a directory means everything below it.
 */
type Token =
  | { readonly kind: 'star' | 'any' }
  | { readonly kind: 'char'; readonly char: string }
  | { readonly kind: 'set'; readonly negated: boolean; readonly ranges: readonly (readonly [string, string])[]; readonly classes: readonly RegExp[] };

interface Dialect {
  readonly crossesSlash: boolean;
  /** Characters that turn a set around. */
  readonly negation: string;
  readonly hasClasses: boolean;
}

const GO: Dialect = { crossesSlash: false, negation: '^', hasClasses: false };
const GIT: Dialect = { crossesSlash: true, negation: '^!', hasClasses: true };

const CLASSES: Readonly<Record<string, RegExp>> = {
  alpha: /[A-Za-z]/,
  digit: /[0-9]/,
  alnum: /[A-Za-z0-9]/,
  upper: /[A-Z]/,
  lower: /[a-z]/,
  space: /[\t-\r ]/,
  blank: /[ \t]/,
  punct: /[!-/:-@[-`{-~]/,
  xdigit: /[0-9A-Fa-f]/,
  print: /[ -~]/,
  graph: /[!-~]/,
  cntrl: /[\0-\x1f\x7f]/,
};

export type Matcher = (path: string) => boolean;

/** `path.Match` of Go. */
export function directoryMatcher(pattern: string): Matcher {
  const tokens = tryParse(pattern, GO);
  return (path) => tokens !== undefined && matches(tokens, path, GO);
}

/** What `git ls-files -- pattern` lists (match_pathspec_item in git's dir.c). */
export function fileMatcher(pattern: string): Matcher {
  const path = normalized(pattern);
  const prefix = path.endsWith('/') || path === '' ? path : `${path}/`;
  const hasWildcard = /[*?[\\]/.test(path);
  const tokens = hasWildcard ? tryParse(path, GIT) : undefined;
  return (file) => path === '.' || file === path || file.startsWith(prefix) || (tokens !== undefined && matches(tokens, file, GIT));
}

/** Git takes `.`, `..` and doubled slashes out of a path before it compares. */
function normalized(pattern: string): string {
  const parts: string[] = [];
  for (const part of pattern.split('/')) {
    if (part === '..') {
      parts.pop();
    } else if (part !== '.' && part !== '') {
      parts.push(part);
    }
  }
  return parts.length === 0 ? '.' : `${parts.join('/')}${/\/\.?$/.test(pattern) ? '/' : ''}`;
}

function tryParse(pattern: string, dialect: Dialect): readonly Token[] | undefined {
  const chars = Array.from(pattern);
  const tokens: Token[] = [];
  for (let at = 0; at < chars.length; at++) {
    const char = chars[at];
    if (char === '*') {
      if (tokens[tokens.length - 1]?.kind !== 'star') {
        tokens.push({ kind: 'star' });
      }
    } else if (char === '?') {
      tokens.push({ kind: 'any' });
    } else if (char === '[') {
      const set = tryParseSet(chars, at + 1, dialect);
      if (set === undefined) {
        return undefined;
      }
      tokens.push(set.token);
      at = set.end;
    } else {
      at += char === '\\' ? 1 : 0;
      if (at >= chars.length) {
        return undefined;
      }
      tokens.push({ kind: 'char', char: chars[at] });
    }
  }
  return tokens;
}

/** A set from behind its `[`; `end` is the place of its `]`. */
function tryParseSet(chars: readonly string[], start: number, dialect: Dialect): { readonly token: Token; readonly end: number } | undefined {
  const negated = dialect.negation.includes(chars[start] ?? ' ');
  const ranges: [string, string][] = [];
  const classes: RegExp[] = [];
  const first = start + (negated ? 1 : 0);
  const closes = (at: number): boolean => chars[at] === ']' && (at > first || (!dialect.hasClasses && ranges.length > 0));
  let at = first;
  while (!closes(at)) {
    const named = dialect.hasClasses ? /^\[:(\w+):\]/.exec(chars.slice(at, at + 12).join('')) : null;
    if (named) {
      classes.push(CLASSES[named[1]] ?? /[^\s\S]/);
      at += named[0].length;
      continue;
    }
    const low = tryChar(chars, at, dialect);
    const high = low && chars[low.next] === '-' && chars[low.next + 1] !== ']' ? tryChar(chars, low.next + 1, dialect) : low;
    if (!low || !high) {
      return undefined;
    }
    ranges.push([low.char, high.char]);
    at = high.next;
  }
  return { token: { kind: 'set', negated, ranges, classes }, end: at };
}

/** One member of a set. Go allows neither a bare `-` nor a bare `]`. */
function tryChar(chars: readonly string[], at: number, dialect: Dialect): { readonly char: string; readonly next: number } | undefined {
  const escaped = chars[at] === '\\';
  const char = chars[escaped ? at + 1 : at];
  const isRefused = char === undefined || (!escaped && !dialect.hasClasses && (char === '-' || char === ']'));
  return isRefused ? undefined : { char, next: at + (escaped ? 2 : 1) };
}

/** Only the last star is ever tried again: a longer match of an earlier one can never help. So the time is bounded. */
function matches(tokens: readonly Token[], path: string, { crossesSlash }: Dialect): boolean {
  const chars = Array.from(path);
  let token = 0;
  let at = 0;
  let star = -1;
  let resume = 0;
  while (at < chars.length) {
    const current = tokens[token];
    if (current?.kind === 'star') {
      star = token++;
      resume = at;
    } else if (current !== undefined && matchesOne(current, chars[at], crossesSlash)) {
      token++;
      at++;
    } else if (star >= 0 && (crossesSlash || chars[resume] !== '/')) {
      token = star + 1;
      at = ++resume;
    } else {
      return false;
    }
  }
  return tokens.slice(token).every(({ kind }) => kind === 'star');
}

function matchesOne(token: Token, char: string, crossesSlash: boolean): boolean {
  switch (token.kind) {
    case 'star': return false;
    case 'any': return crossesSlash || char !== '/';
    case 'char': return token.char === char;
    case 'set': return (crossesSlash || char !== '/')
      && token.negated !== (token.ranges.some(([low, high]) => low <= char && char <= high) || token.classes.some((one) => one.test(char)));
  }
}
