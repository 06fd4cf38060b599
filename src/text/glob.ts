/** A pattern that matches nothing: what Go and Git make of one whose `[` is never closed. */
const NEVER = /(?!)/;

/** Whether a pattern was hopeless: malformed, or for no place at all. */
export function fitsNothing(expression: RegExp): boolean {
  return expression === NEVER;
}

/**
 * A pattern as a regular expression, as Go's path.Match and Git read it: `*` and `?` stay inside a path part
 * unless told otherwise, `[…]` is a class, a backslash takes the next character as it is.
 */
export function globToRegExp(pattern: string, options: { readonly crossesSlash: boolean }): RegExp {
  const any = options.crossesSlash ? '.' : '[^/]';
  let closed = true;
  const body = pattern.replace(/\\(.)|(\[[!^]?(?:\\.|[^\]\\])+\])|([*?])|(.)/gs, (_, escaped, group, wild, plain) => {
    if (group !== undefined) {
      return characterClass(group);
    }
    closed &&= plain !== '[';
    return wild === undefined ? literal(escaped ?? plain) : wild === '*' ? `${any}*` : any;
  });
  return closed ? new RegExp(`^${body}$`, 's') : NEVER;
}

function literal(character: string): string {
  return character.replace(/[.+*?^${}()|[\]\\/]/, '\\$&');
}

function characterClass(group: string): string {
  const [, negation, members] = /^\[([!^]?)(.+)\]$/s.exec(group)!;
  const body = members.replace(/\\(.)|([\^[])/gs, (_, escaped, special) => literal(escaped ?? special));
  return `[${negation === '' ? '' : '^'}${body}]`;
}

/**
 * A pattern of files as people write it in configuration: `*` stays inside a part of the path, `**` is any number of
 * parts, and a pattern that fits a folder fits everything in it.
 */
export function fileGlobToRegExp(pattern: string): RegExp {
  const parts = pattern.replace(/^\.?\/+|\/+$/g, '').split('/').filter((part) => part !== '' && part !== '.');
  const expressions = parts.map((part) => globToRegExp(part, { crossesSlash: false }));
  if (parts.length === 0 || expressions.includes(NEVER) || /[^.]\/\.\.(?:\/|$)/.test(parts.join('/'))) {
    return NEVER;
  }
  const body = parts.map((part, index) => {
    if (part === '**') {
      return index === parts.length - 1 ? '.*' : '(?:[^/]+/)*';
    }
    return `${expressions[index].source.slice(1, -1)}${index === parts.length - 1 ? '' : '/'}`;
  });
  return new RegExp(`^${body.join('')}(?:/|$)`, 's');
}
