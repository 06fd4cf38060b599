import { basename } from 'node:path';

export const FAILED_CHECK_FIX = 'report it, and suppress the check until it is mended';

/** What is said of a check that fails itself: where, and nothing of what it looked at, which may be a secret. */
export function failedCheck(error: unknown, subject: string): string {
  const { name, stack = '' } = error instanceof Error ? error : new Error();
  const [, path, line] = /^\s+at (?:.* \()?(.+):(\d+):\d+\)?$/m.exec(stack) ?? [];
  return `the check itself failed (${name}${path === undefined ? '' : `, ${basename(path)}:${line}`}), and nothing is known about ${subject}`;
}
