import { dirname, join, relative, sep } from 'node:path';

/** The folder that holds this library's code: `lib` when installed, `src` in our own tests. */
const OWN_CODE = dirname(__dirname) + sep;

/** The command line is ours, too: who calls it wrote no program. */
const OWN_COMMANDS = join(dirname(dirname(__dirname)), 'bin') + sep;

/** `at name (place)` or `at place`; a path may contain blanks and brackets. */
const FRAME = /^at (?:.* \()?(?:async )?(?:file:\/\/)?(\/.+|[A-Za-z]:\\.+):(\d+):\d+\)?$/;

/**
 * The line of the user's program that called into the library, as `main.ts:12`; undefined where
 * no such frame is on the stack. Looked up only when something is wrong: a stack costs time.
 */
export function callSite(): string | undefined {
  const holder: { stack?: string } = {};
  const limit = Error.stackTraceLimit;
  Error.stackTraceLimit = 50;
  Error.captureStackTrace(holder);
  Error.stackTraceLimit = limit;
  for (const line of (holder.stack ?? '').split('\n')) {
    const site = tryCallSite(line, process.cwd());
    if (site !== undefined) {
      return site;
    }
  }
  return undefined;
}

/** The place of one frame of a stack, where it is in the user's program. */
export function tryCallSite(line: string, directory: string): string | undefined {
  const frame = FRAME.exec(line.trim());
  return frame && isUserFile(frame[1]) ? `${relative(directory, frame[1])}:${frame[2]}` : undefined;
}

function isUserFile(file: string): boolean {
  return !file.startsWith(OWN_CODE) && !file.startsWith(OWN_COMMANDS) && !file.includes(`${sep}node_modules${sep}`);
}
