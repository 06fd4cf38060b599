/** A key that is certainly a string, and a value without anything that YAML could read in another way. */
const LINE = /^( *)(?!(?:null|true|false|yes|no|on|off|y|n):)[A-Za-z][\w.-]*:( (?:[\w/][\w./-]*|"[^"\\]*"))?$/i;
const MOST_LEVELS = 50;

/**
 * Whether a text is plainly a YAML mapping of mappings and short values, as most values files are: then nobody has to parse it.
 * A text that is one in a less simple way is not told.
 */
export function isPlainMapping(text: string): boolean {
  const levels: number[] = [];
  let isOpen = true;
  for (const line of text.split('\n')) {
    if (line === '' || line.startsWith('#')) {
      continue;
    }
    const found = LINE.exec(line);
    if (found === null || !fits(levels, found[1].length, isOpen)) {
      return false;
    }
    isOpen = found[2] === undefined;
  }
  return levels.length > 0;
}

/** Whether a line may be so far to the right: deeper than the one before only where that one has no value. */
function fits(levels: number[], indent: number, isOpen: boolean): boolean {
  while (levels.length > 0 && indent < levels[levels.length - 1]) {
    levels.pop();
  }
  const here = levels.at(-1) ?? -1;
  if (indent > here) {
    levels.push(indent);
    // After a step back only the level of an earlier line will do.
    return isOpen && levels.length <= MOST_LEVELS && (levels.length > 1 || indent === 0);
  }
  return true;
}
