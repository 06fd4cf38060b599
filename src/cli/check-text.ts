/** Findings for people: the place, the lines of the file, what is wrong and the cure. */
import { ruleFacts } from '../checks';
import { CheckReport } from './check-report';
import { CheckRow } from './check-rows';
import { printable, renderFrame } from './source-frame';
import { styled, Terminal } from './terminal';

/** Findings of one code that are shown in full; the others get a line each. */
const MOST_IN_FULL = 5;
const MOST_LINES = 20;
const MAX_MESSAGE = 120;

export function renderText(report: CheckReport, terminal: Terminal): string {
  const groups = groupRows(report.rows);
  const shown = new Map<string, number>();
  const blocks: string[] = [];
  const short = new Map<string, CheckRow[][]>();
  for (const group of groups) {
    const [{ code }] = group;
    const before = shown.get(code) ?? 0;
    shown.set(code, before + 1);
    if (before < MOST_IN_FULL) {
      blocks.push(renderGroup(group, report, terminal));
    } else {
      short.set(code, [...short.get(code) ?? [], group]);
    }
  }
  const rest = [...short].map(([, more]) => renderShort(more, terminal));
  return `${[...blocks, ...rest, summary(report, terminal)].join('\n\n')}\n`;
}

/** The same fault at many places is one fault; errors come first. */
function groupRows(rows: readonly CheckRow[]): CheckRow[][] {
  const groups = new Map<string, CheckRow[]>();
  for (const row of rows) {
    const key = `${row.code}\n${row.message}\n${row.fix}`;
    groups.set(key, [...groups.get(key) ?? [], row]);
  }
  const all = [...groups.values()];
  return [...all.filter(([{ severity }]) => severity === 'error'), ...all.filter(([{ severity }]) => severity !== 'error')];
}

function renderGroup(group: readonly CheckRow[], { sources }: CheckReport, terminal: Terminal): string {
  const [row] = group;
  const { file, line, column, message, fix, isSecret = false } = row;
  const source = file === undefined ? undefined : sources.tryFind(file);
  const frame = source === undefined || line === undefined ? [] : renderFrame(source, { line, column: column ?? 1 }, isSecret, terminal);
  const edge = ' '.repeat(frame.length > 0 ? String(line! + 1).length : 1);
  const note = (label: string, text: string) => `${edge} ${styled(terminal, 'blue', '=')} ${styled(terminal, 'bold', `${label}:`)} ${printable(text)}`;
  return [
    heading(row, terminal),
    ...file === undefined ? [] : [`${edge}${styled(terminal, 'blue', '-->')} ${placeOf(row)}${nameOf(row)}`],
    ...frame,
    `${edge} ${styled(terminal, 'blue', '=')} ${printable(message)}`,
    note('fix', fix),
    ...alsoAt(group.slice(1), note),
  ].join('\n');
}

function heading({ code, severity }: CheckRow, terminal: Terminal): string {
  return `${styled(terminal, severity === 'error' ? 'red' : 'yellow', `${severity}[${code}]`)}${styled(terminal, 'bold', `: ${ruleFacts(code).title}`)}`;
}

function placeOf({ file, line, column }: CheckRow): string {
  return printable([file, line, column].filter((part) => part !== undefined).join(':'));
}

function nameOf({ object, field }: CheckRow): string {
  return object === undefined ? '' : printable(` ${object.kind} ${object.namespace === undefined ? '' : `${object.namespace}/`}${object.name}${field === '' ? '' : ` ${field}`}`);
}

function alsoAt(rows: readonly CheckRow[], note: (label: string, text: string) => string): string[] {
  const places = rows.slice(0, MOST_IN_FULL).map(placeOf);
  const more = rows.length - places.length;
  return rows.length === 0 ? [] : [note('also', `${places.join(', ')}${more > 0 ? ` and ${count(more, 'more place')}` : ''}`)];
}

function renderShort(groups: readonly CheckRow[][], terminal: Terminal): string {
  const rows = groups.flat();
  const lines = rows.slice(0, MOST_LINES).map((row) => `  ${placeOf(row)} ${shortened(printable(row.message))}`);
  const more = rows.length - lines.length;
  return [
    `${heading(rows[0], terminal)} (${rows.length} more)`,
    ...lines, ...more > 0 ? [`  … and ${more} more, which --format json shows`] : [],
  ].join('\n');
}

function shortened(text: string): string {
  return text.length > MAX_MESSAGE ? `${text.slice(0, MAX_MESSAGE)}…` : text;
}

function summary({ rows, content, target }: CheckReport, terminal: Terminal): string {
  const errors = rows.filter(({ severity }) => severity === 'error').length;
  const warnings = rows.length - errors;
  const files = new Set(rows.map(({ file }) => file)).size;
  const looked = `${count(content.objects.length, 'object')} of ${count(content.fileCount, 'file')}, for Argo CD ${target.argocd} and Flux ${target.flux}`;
  if (rows.length === 0) {
    return styled(terminal, 'green', `nothing found in ${looked}`);
  }
  const said = [errors > 0 ? count(errors, 'error') : '', warnings > 0 ? count(warnings, 'warning') : ''].filter((part) => part !== '').join(' and ');
  return styled(terminal, 'bold', `${said} in ${count(files, 'file')} (${looked})`);
}

function count(number: number, word: string): string {
  return `${number} ${word}${number === 1 ? '' : 's'}`;
}
