/** Whether a relative path ends above where it starts. */
export function leavesRoot(path: string): boolean {
  return /^\.\.(?:\/|$)/.test(joined(path));
}

/** One path of several parts, without `.` and with as few `..` as can be, as Go's path.Join makes it; a leading `/` is dropped. */
export function joined(...parts: readonly string[]): string {
  const names: string[] = [];
  for (const name of parts.join('/').split('/')) {
    if (name === '..' && names.length > 0 && names.at(-1) !== '..') {
      names.pop();
    } else if (name !== '' && name !== '.') {
      names.push(name);
    }
  }
  return names.join('/');
}
