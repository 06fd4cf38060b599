/** A pattern as a regular expression: `*` and `?` stay inside a path part unless told otherwise, `[…]` is a class. */
export function globToRegExp(pattern: string, options: { readonly crossesSlash: boolean }): RegExp {
  const any = options.crossesSlash ? '.' : '[^/]';
  const body = pattern.replace(/\\(.)|(\[(?:\\.|[^\]\\])+\])|([*?])|([.+^${}()|\\/])/g, (_, escaped, group, wild, special) => {
    if (escaped !== undefined) {
      return `\\${escaped}`;
    }
    if (group !== undefined) {
      return group.replace(/^\[[!^]/, '[^');
    }
    return wild === undefined ? `\\${special}` : wild === '*' ? `${any}*` : any;
  });
  return new RegExp(`^${body}$`, 's');
}
