const WIDTH = 140;

/** A JSDoc comment: paragraphs with empty lines between them, the default last. */
export function docComment(paragraphs: readonly string[], defaultText: string | undefined, indent: string): readonly string[] {
  const blocks = [...paragraphs.filter((text) => text !== ''), ...(defaultText === undefined ? [] : [`@default ${defaultText}`])];
  if (blocks.length === 0) {
    return [];
  }
  const lines = blocks.flatMap((text, index) => [...(index > 0 ? [''] : []), ...wrapped(escaped(text), WIDTH - indent.length)]);
  return lines.length === 1
    ? [`${indent}/** ${lines[0]} */`]
    : [`${indent}/**`, ...lines.map((line) => `${indent} * ${line}`.trimEnd()), `${indent} */`];
}

function escaped(text: string): string {
  return text.replace(/\*\//g, '*\\/');
}

function wrapped(text: string, width: number): readonly string[] {
  const lines: string[] = [];
  // A word with "@" at the start of a line would be read as a tag.
  for (const word of text.split(/\s+(?!@)/)) {
    const last = lines.length - 1;
    if (last >= 0 && lines[last].length + 1 + word.length <= width - 7) lines[last] += ` ${word}`;
    else lines.push(word);
  }
  return lines;
}
