/** A place in a document: mapping keys and list indexes from the root. */
export type Path = readonly (string | number)[];

/** RFC 6901: `~` and `/` inside a key are written `~0` and `~1`. */
export function toPointer(path: Path): string {
  return path.map((part) => `/${String(part).replace(/~/g, '~0').replace(/\//g, '~1')}`).join('');
}

/** The keys of a JSON pointer, or undefined where the text is no pointer. */
export function tryParsePointer(pointer: string): string[] | undefined {
  if (pointer === '') {
    return [];
  }
  if (!pointer.startsWith('/') || /~(?![01])/.test(pointer)) {
    return undefined;
  }
  return pointer.slice(1).split('/').map((part) => part.replace(/~1/g, '/').replace(/~0/g, '~'));
}

/** A path as people read it: `spec.sources[0].helm`, keys that are no plain word in quotes. */
export function formatPath(path: Path): string {
  const parts = path.map((part, index) => {
    if (typeof part === 'number') {
      return `[${part}]`;
    }
    const plain = /^[A-Za-z_$][\w$-]*$/.test(part);
    return plain ? `${index > 0 ? '.' : ''}${part}` : `[${JSON.stringify(part)}]`;
  });
  return parts.join('');
}
