/** One token of a jq expression. */
export interface JqToken {
  readonly kind: 'word' | 'field' | 'variable' | 'format' | 'number' | 'string' | 'operator' | 'symbol' | 'bad';
  readonly text: string;
  /** Texts of the expressions inside a string: `"\(.name)-x"`. */
  readonly inner?: readonly string[];
}

const SPACE = /(?:\s|#[^\n]*)+/y;
const FORMS: readonly (readonly [JqToken['kind'], RegExp])[] = [
  ['field', /\.[A-Za-z_]\w*/y],
  ['variable', /\$[A-Za-z_]\w*(?:::[A-Za-z_]\w*)*/y],
  ['format', /@[A-Za-z0-9_]+/y],
  ['word', /[A-Za-z_]\w*(?:::[A-Za-z_]\w*)*/y],
  ['number', /(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?/y],
  ['operator', /\?\/\/|\/\/=?|[|+\-*/%=!<>]=|[-+*/%<>=]|,(?!,)|\|/y],
  ['symbol', /\.\.|[.[\](){}:;?]/y],
];
const ESCAPE = /["\\/bfnrt]|u[0-9a-fA-F]{4}/y;

/** The tokens of a jq expression, as lexer.go of github.com/itchyny/gojq makes them; what it knows not is `bad` and the last. */
export function jqTokens(text: string): JqToken[] {
  const tokens: JqToken[] = [];
  let at = 0;
  for (;;) {
    at += match(SPACE, text, at)?.length ?? 0;
    if (at >= text.length) {
      return tokens;
    }
    const token = text[at] === '"' ? stringAt(text, at) : plainAt(text, at);
    tokens.push(token);
    if (token.kind === 'bad') {
      return tokens;
    }
    at += token.text.length;
  }
}

function plainAt(text: string, at: number): JqToken {
  for (const [kind, form] of FORMS) {
    const found = match(form, text, at);
    if (found !== undefined) {
      return { kind, text: found };
    }
  }
  return { kind: 'bad', text: text[at] };
}

function stringAt(text: string, start: number): JqToken {
  const inner: string[] = [];
  for (let at = start + 1; at < text.length; at++) {
    if (text[at] === '"') {
      return { kind: 'string', text: text.slice(start, at + 1), inner };
    }
    if (text[at] !== '\\') {
      continue;
    }
    const escape = match(ESCAPE, text, at + 1);
    const end = escape === undefined && text[at + 1] === '(' ? tryClosing(text, at + 1) : undefined;
    if (escape === undefined && end === undefined) {
      break;
    }
    if (end !== undefined) {
      inner.push(text.slice(at + 2, end));
    }
    at = end ?? at + escape!.length;
  }
  return { kind: 'bad', text: text.slice(start) };
}

/** The `)` of an expression in a string; strings inside it may hold brackets. */
function tryClosing(text: string, open: number): number | undefined {
  let depth = 0;
  let isQuoted = false;
  for (let at = open; at < text.length; at++) {
    const char = text[at];
    if (char === '\\' && isQuoted) {
      at++;
    } else if (char === '"') {
      isQuoted = !isQuoted;
    } else if (!isQuoted && char === '(') {
      depth++;
    } else if (!isQuoted && char === ')' && --depth === 0) {
      return at;
    }
  }
  return undefined;
}

function match(form: RegExp, text: string, at: number): string | undefined {
  form.lastIndex = at;
  return form.exec(text)?.[0];
}
