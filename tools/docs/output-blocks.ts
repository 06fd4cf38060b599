import { Fence, fencesOf, programOf } from './pages';
import { ProgramResult, runProgram } from './run-program';
import { parseYaml, renderYaml } from '../../src/text';

/** A block that shows what a program wrote, and what it has to show. */
export interface OutputBlock {
  readonly fence: Fence;
  readonly expected: string;
}

/** `# dist/apps/shop.yaml`, or a part of a file: `# dist/apps/shop.yaml, HelmRelease spec.values`. */
const HEADER = /^# dist\/(\S+?)(?:, (?:([A-Z]\w*) ?)?(\S+)?)?$/;

/**
 * Every block of a page that shows output, with what the program above it really writes. A YAML block shows
 * output when its first line names a file below `dist/`; a text block does, when a mark says so: the message
 * of a program that fails, or the list of files.
 */
export function outputBlocks(page: string, text: string): OutputBlock[] {
  const blocks: OutputBlock[] = [];
  let result: ProgramResult | undefined;
  for (const fence of fencesOf(page, text)) {
    if (fence.language === 'ts') {
      result = fence.marks.includes('run') ? run(fence) : undefined;
    } else if (fence.language === 'text' && fence.marks.includes('error')) {
      blocks.push({ fence, expected: `${result?.error ?? missing(fence, 'no program fails above this block')}\n` });
    } else if (fence.language === 'text' && fence.marks.includes('tree')) {
      blocks.push({ fence, expected: tree(result ?? missing(fence, 'no program runs above this block')) });
    } else if (fence.language === 'yaml' && result?.kept.has(firstLine(fence.code).slice(2))) {
      blocks.push({ fence, expected: `${firstLine(fence.code)}\n${result.kept.get(firstLine(fence.code).slice(2))}` });
    } else if (fence.language === 'yaml' && HEADER.test(firstLine(fence.code))) {
      blocks.push({ fence, expected: expectedYaml(fence, result ?? missing(fence, 'no program runs above this block')) });
    }
  }
  return blocks;
}

/** The page with every output block as it has to be. */
export function withOutput(page: string, text: string): string {
  return outputBlocks(page, text).reduceRight((after, { fence, expected }) => after.slice(0, fence.start) + expected + after.slice(fence.end), text);
}

function run(fence: Fence): ProgramResult {
  const result = runProgram(programOf(fence));
  if ((result.error !== undefined) !== fence.marks.includes('fails')) {
    missing(fence, result.error ?? 'the program does not fail');
  }
  return result;
}

function expectedYaml(fence: Fence, { files }: ProgramResult): string {
  const header = firstLine(fence.code);
  const [, path, kind, field] = HEADER.exec(header)!;
  const content = files.get(path) ?? missing(fence, `the program writes ${[...files.keys()].join(', ')}`);
  return `${header}\n${kind === undefined && field === undefined ? content : excerpt(fence, content, kind, field)}`;
}

function excerpt(fence: Fence, content: string, kind?: string, field?: string): string {
  const objects = parseYaml(content).documents.map(({ value }) => value as Record<string, unknown>);
  const object = objects.find((one) => kind === undefined || one.kind === kind) ?? missing(fence, `there is no ${kind}`);
  return renderYaml(field === undefined ? object : partOf(fence, object, field.split('.')));
}

function partOf(fence: Fence, value: unknown, [key, ...rest]: readonly string[]): Record<string, unknown> {
  const below = (value as Record<string, unknown> | undefined)?.[key];
  if (below === undefined) {
    missing(fence, `there is no field "${key}"`);
  }
  return { [key]: rest.length === 0 ? below : partOf(fence, below, rest) };
}

/** The paths of what was written, as a list. */
function tree({ files }: ProgramResult): string {
  return [...files.keys()].map((path) => `dist/${path}\n`).join('');
}

function firstLine(code: string): string {
  return code.split('\n', 1)[0];
}

function missing(fence: Fence, what: string): never {
  throw new Error(`${fence.page}:${fence.line}: ${what}`);
}
