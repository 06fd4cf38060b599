import { dirname, relative, sep } from 'node:path';

/** The folder that holds this library's code: `lib` when installed, `src` in our own tests. */
const OWN_CODE = dirname(__dirname) + sep;

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
    const frame = /\(?((?:file:\/\/)?[^()\s]+):(\d+):\d+\)?$/.exec(line.trim());
    if (frame && isUserFile(frame[1])) {
      return `${relative(process.cwd(), frame[1].replace(/^file:\/\//, '')) || frame[1]}:${frame[2]}`;
    }
  }
  return undefined;
}

function isUserFile(file: string): boolean {
  return !file.startsWith(OWN_CODE) && !file.startsWith('node:') && !file.includes(`${sep}node_modules${sep}`);
}
