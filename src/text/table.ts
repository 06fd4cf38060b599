/** Rows under headings, as wide as their texts; the last column is not filled up. */
export function renderTable(headings: readonly string[], rows: readonly (readonly string[])[]): string {
  const all = [headings.map((heading) => heading.toUpperCase()), ...rows];
  const widths = headings.map((_, column) => all.reduce((most, row) => Math.max(most, Array.from(row[column] ?? '').length), 0));
  return all.map((row) => row.map((text, column) => text.padEnd(widths[column])).join('  ').trimEnd()).join('\n');
}
