/**
 * Patterns of gobwas/glob, which Argo CD uses for projects: `*` stops at a separator, `**` does not, `?`, `[a-c]`, `[!abc]`, `{a,b}`,
 * and a backslash takes the next character as it is. Matching follows all ways at once, so its time is bounded.
 */
type Token =
  | { readonly kind: 'char'; readonly char: string }
  | { readonly kind: 'any' | 'super' | 'single' }
  | { readonly kind: 'set'; readonly negated: boolean; has(char: string): boolean }
  | { readonly kind: 'oneOf'; readonly options: Token[][] };

export interface Glob {
  matches(text: string): boolean;
}

const cache = new Map<string, Glob | undefined>();
const MOST_CACHED = 2_000;

/** Undefined where the pattern is malformed: Argo CD then takes it as one that matches nothing. */
export function tryGlob(pattern: string, separator?: string): Glob | undefined {
  const key = `${separator ?? ''} ${pattern}`;
  if (!cache.has(key)) {
    if (cache.size >= MOST_CACHED) {
      cache.clear();
    }
    const tokens = new Reader(Array.from(pattern)).tryRead();
    cache.set(key, tokens && { matches: (text) => matches(tokens, Array.from(text), separator) });
  }
  return cache.get(key);
}

/** Whether a pattern is more than a plain text. */
export function hasWildcard(pattern: string): boolean {
  return /[*?[{\\]/.test(pattern);
}

function matches(tokens: readonly Token[], text: readonly string[], separator: string | undefined): boolean {
  return follow(tokens, new Set([0]), text, separator).has(text.length);
}

/** All places of the text that a pattern can lead to from these. */
function follow(tokens: readonly Token[], start: ReadonlySet<number>, text: readonly string[], separator: string | undefined): ReadonlySet<number> {
  let places = start;
  for (const token of tokens) {
    if (places.size === 0) {
      return places;
    }
    places = token.kind === 'oneOf'
      ? new Set(token.options.flatMap((option) => [...follow(option, places, text, separator)]))
      : step(token, places, text, separator);
  }
  return places;
}

function step(token: Exclude<Token, { kind: 'oneOf' }>, places: ReadonlySet<number>, text: readonly string[], separator: string | undefined): ReadonlySet<number> {
  const next = new Set<number>();
  for (const place of places) {
    if (token.kind === 'any' || token.kind === 'super') {
      // Whoever was here before has gone the rest of the way.
      for (let at = place; at <= text.length && !next.has(at); at++) {
        next.add(at);
        if (token.kind === 'any' && text[at] === separator) {
          break;
        }
      }
    } else if (place < text.length && takes(token, text[place], separator)) {
      next.add(place + 1);
    }
  }
  return next;
}

function takes(token: Token, char: string, separator: string | undefined): boolean {
  switch (token.kind) {
    case 'char': return token.char === char;
    case 'single': return char !== separator;
    case 'set': return token.has(char) !== token.negated;
    default: return false;
  }
}

/** `lexer.go` and `parser.go` of gobwas/glob: a brace that is never closed ends with the pattern, a bracket is an error. */
class Reader {
  private at = 0;

  public constructor(private readonly chars: readonly string[]) {}

  public tryRead(): Token[] | undefined {
    const root: Token[] = [];
    const stack: { readonly options: Token[][]; readonly outer: Token[] }[] = [];
    let list = root;
    while (this.at < this.chars.length) {
      const char = this.chars[this.at++];
      const open = stack[stack.length - 1];
      if (char === '{') {
        const options: Token[][] = [[]];
        list.push({ kind: 'oneOf', options });
        stack.push({ options, outer: list });
        list = options[0];
      } else if (open !== undefined && char === ',') {
        list = [];
        open.options.push(list);
      } else if (open !== undefined && char === '}') {
        list = open.outer;
        stack.pop();
      } else {
        const token = this.tryToken(char);
        if (token === undefined) {
          return undefined;
        }
        list.push(token);
      }
    }
    return root;
  }

  private tryToken(char: string): Token | undefined {
    switch (char) {
      case '[': return this.trySet();
      case '?': return { kind: 'single' };
      case '*': {
        const isSuper = this.chars[this.at] === '*';
        this.at += isSuper ? 1 : 0;
        return { kind: isSuper ? 'super' : 'any' };
      }
      case '\\': return { kind: 'char', char: this.chars[this.at++] ?? '' };
      default: return { kind: 'char', char };
    }
  }

  /** Either one range or a list of characters. */
  private trySet(): Token | undefined {
    const negated = this.chars[this.at] === '!';
    this.at += negated ? 1 : 0;
    const [low, dash, high, close] = this.chars.slice(this.at, this.at + 4);
    if (dash === '-' && low !== undefined) {
      this.at += 4;
      return close === ']' && low <= high ? { kind: 'set', negated, has: (char) => low <= char && char <= high } : undefined;
    }
    const members = new Set<string>();
    for (let char = this.chars[this.at++]; char !== ']'; char = this.chars[this.at++]) {
      if (char === undefined) {
        return undefined;
      }
      members.add(char === '\\' ? this.chars[this.at++] ?? '' : char);
    }
    return members.size === 0 ? undefined : { kind: 'set', negated, has: (char) => members.has(char) };
  }
}
