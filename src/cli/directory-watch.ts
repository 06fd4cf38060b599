/**
 * Says when a file below a directory has other bytes than before. Trees are watched directory by
 * directory, so that `node_modules` costs nothing.
 */
import { createHash } from 'node:crypto';
import { fstatSync, FSWatcher, readdirSync, readFileSync, Stats, statSync, watch } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';

/** Editors and this very library write several files at once. */
const SETTLED = 20;

/** Files that editors put beside the one that is edited. */
const EDITOR_FILE = /~$|\.sw[a-z]$|^4913$|^\.#|\.tmp$/;

const PASSED_OVER = new Set(['node_modules', '.git']);

export class DirectoryWatch {
  private readonly watchers = new Map<string, FSWatcher>();
  private readonly contents = new Map<string, string>();
  private readonly ignored = new Set<string>();
  private changed = new Set<string>();
  private timer?: NodeJS.Timeout;

  public constructor(private readonly roots: readonly string[], private readonly onChange: (files: readonly string[]) => void) {
    this.watchNewDirectories();
  }

  /** What stands there is made from the rest. */
  public ignore(directory: string): void {
    const path = resolve(directory);
    if (!this.ignored.has(path)) {
      this.ignored.add(path);
      [...this.watchers].filter(([watched]) => this.isIgnored(watched)).forEach(([watched]) => this.unwatch(watched));
    }
  }

  private watchNewDirectories(): void {
    this.roots.forEach((root) => this.visit(resolve(root)));
  }

  private visit(directory: string): void {
    if (this.isIgnored(directory)) {
      return;
    }
    if (!this.watchers.has(directory)) {
      this.tryWatch(directory);
    }
    for (const entry of tryList(directory)) {
      if (entry.isDirectory() && !PASSED_OVER.has(entry.name)) {
        this.visit(join(directory, entry.name));
      }
    }
  }

  private tryWatch(directory: string): void {
    try {
      const watcher = watch(directory, (_event, name) => this.note(directory, name));
      watcher.on('error', () => this.unwatch(directory));
      this.watchers.set(directory, watcher);
    } catch (error) {
      // It may be gone again; the roots have to be there.
      if (this.roots.some((root) => resolve(root) === directory)) {
        throw error;
      }
    }
  }

  private unwatch(directory: string): void {
    this.watchers.get(directory)?.close();
    this.watchers.delete(directory);
  }

  private isIgnored(path: string): boolean {
    return [...this.ignored].some((directory) => path === directory || path.startsWith(directory + sep));
  }

  private note(directory: string, name: string | null): void {
    if (name === null || PASSED_OVER.has(name) || EDITOR_FILE.test(name)) {
      return;
    }
    this.changed.add(join(directory, name));
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.settle(), SETTLED);
  }

  /** New directories are watched before anybody reads what is in them, so that no change is lost. */
  private settle(): void {
    this.watchNewDirectories();
    const candidates = [...this.changed].filter((path) => !this.isIgnored(path));
    this.changed = new Set();
    const files = candidates.filter((path) => this.hasOtherBytes(path));
    if (files.length > 0) {
      this.onChange(files.map((file) => relative(process.cwd(), file)));
    }
  }

  /** A program that writes a file beside its output at each run would otherwise run for ever. */
  private hasOtherBytes(path: string): boolean {
    const before = this.contents.get(path);
    const now = contentAt(path);
    this.contents.set(path, now);
    return now !== before && now !== 'own output';
  }
}

function tryList(directory: string) {
  try {
    return readdirSync(directory, { withFileTypes: true });
  } catch {
    return [];
  }
}

/** What stands at a path: the hash of a file, or a word for everything else. */
function contentAt(path: string): string {
  try {
    const stats = statSync(path);
    if (stats.isFile()) {
      return isOwnOutput(stats) ? 'own output' : createHash('sha256').update(readFileSync(path)).digest('hex');
    }
    return 'no file';
  } catch {
    return 'nothing';
  }
}

/** `> watch.log`: what we say must not make us say more. */
function isOwnOutput({ dev, ino }: Stats): boolean {
  return [1, 2].map((output) => fstatSync(output)).some((output) => output.dev === dev && output.ino === ino);
}
