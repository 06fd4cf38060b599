/** What Helm's strvals reads out of a target path; undefined where a key is empty or an index is too large. */
export type TargetPath = readonly (string | number)[];

/** `MaxIndex` of helm pkg/strvals/parser.go. */
const MAX_INDEX = 65536;

/**
 * A path as `--set` reads it: a dot parts keys, `[n]` is an index, a backslash takes the next character as it is. The
 * characters themselves are checked by the schema.
 */
export function tryParseTargetPath(text: string): TargetPath | undefined {
  const parts: (string | number)[] = [];
  let rest = text;
  while (true) {
    const key = /^(?:\\.|[^\\.[])+/s.exec(rest)?.[0];
    if (key === undefined) {
      return undefined;
    }
    parts.push(key.replace(/\\(.)/gs, '$1'));
    const indexes = /^(?:\[\d+\])*/.exec(rest.slice(key.length))![0];
    parts.push(...[...indexes.matchAll(/\d+/g)].map(([index]) => Number(index)));
    rest = rest.slice(key.length + indexes.length);
    if (rest === '') {
      return parts.every((part) => typeof part === 'string' || part <= MAX_INDEX) ? parts : undefined;
    }
    if (!rest.startsWith('.')) {
      return undefined;
    }
    rest = rest.slice(1);
  }
}
