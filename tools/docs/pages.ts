import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';

export const ROOT = join(__dirname, '../..');

/** A fenced block of a Markdown page. */
export interface Fence {
  readonly page: string;
  readonly line: number;
  readonly language: string;
  readonly code: string;
  /** Where the code starts and ends in the page's text. */
  readonly start: number;
  readonly end: number;
  /** Words of the comment before the block: `run`, `fails`. */
  readonly marks: readonly string[];
  /** Code that belongs to the block and that readers do not have to see. */
  readonly prelude: string;
}

/** README.md and every page below docs/, by their paths from the root of the repository. */
export function pages(): string[] {
  const below = readdirSync(join(ROOT, 'docs'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.md'))
    .map((entry) => relative(ROOT, join(entry.parentPath, entry.name)).split('\\').join('/'));
  return ['README.md', 'ARCHITECTURE.md', 'CONTRIBUTING.md', ...below.sort()];
}

export function readPage(page: string): string {
  return readFileSync(join(ROOT, page), 'utf8');
}

const FENCE = /(?:<!--((?:(?!-->)[\s\S])*)-->\n+)?^```([\w-]*)\n([\s\S]*?)^```$/gm;

/**
 * The fenced blocks of a page. A comment before a block, `<!-- run -->`, says what happens to it; further
 * lines of the comment are code that stands before the block's own.
 */
export function fencesOf(page: string, text: string): Fence[] {
  return [...text.matchAll(FENCE)].map((match) => {
    const [whole, comment = '', language, code] = match;
    const [first, ...rest] = comment.trim().split('\n');
    const end = match.index + whole.length - '```'.length;
    return {
      page,
      line: text.slice(0, end - code.length).split('\n').length,
      language,
      code,
      start: end - code.length,
      end,
      marks: first.trim().split(/\s+/).filter((mark) => mark !== ''),
      prelude: rest.length > 0 ? `${rest.join('\n')}\n` : '',
    };
  });
}

/** The program that a block of TypeScript is. */
export function programOf(fence: Fence): string {
  return fence.prelude + fence.code;
}
