/** A plain text table: columns as wide as their widest cell, figures to the right. */
export function renderTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = head.map((title, column) => Math.max(title.length, ...rows.map((row) => row[column].length)));
  const line = (row: readonly string[]): string => row.map((cell, column) => pad(cell, widths[column])).join('  ').trimEnd();
  return [line(head), widths.map((width) => '-'.repeat(width)).join('  '), ...rows.map(line)].join('\n');
}

function pad(cell: string, width: number): string {
  return /^[\d.]+( s)?$/.test(cell) ? cell.padStart(width) : cell.padEnd(width);
}
