/** A commit of a local clone, read without checking it out. The only place that runs a program: git's plumbing. */
import { spawnSync } from 'node:child_process';
import { posix } from 'node:path';
import { fail } from '../diagnostics';
import { inWalkOrder, isVisible, RepositoryContent } from './repository-content';

const MOST_OUTPUT = 512 * 1024 * 1024;
const MOST_SECONDS = 60;
/** As Linux: more links after one another are a circle. */
const MOST_LINKS = 40;

/** No hooks, no prompts, and no fetching of what a partial clone lacks. */
const ENVIRONMENT = { GIT_TERMINAL_PROMPT: '0', GIT_NO_LAZY_FETCH: '1', GIT_OPTIONAL_LOCKS: '0', GIT_NO_REPLACE_OBJECTS: '1' };

interface Entry {
  readonly kind: 'file' | 'link';
  readonly hash: string;
}

/** EXP100 where there is no clone or no such revision. */
export function openCommit(clone: string, revision: string): RepositoryContent {
  const commit = git(clone, ['rev-parse', '--verify', '--end-of-options', `${revision}^{commit}`], '', `revision "${revision}" of "${clone}"`).toString('utf8').trim();
  const entries = new Map<string, Entry>();
  const directories = new Set<string>();
  for (const line of git(clone, ['ls-tree', '-r', '-t', '-z', '--full-tree', commit], '', clone).toString('utf8').split('\0').filter((one) => one !== '')) {
    const tab = line.indexOf('\t');
    const [mode, type, hash] = line.slice(0, tab).split(' ');
    const path = line.slice(tab + 1);
    if (type === 'blob') {
      entries.set(path, { kind: mode === '120000' ? 'link' : 'file', hash });
    } else {
      // A submodule is an empty directory until somebody fills it.
      directories.add(path);
    }
  }
  return {
    directories: inWalkOrder([...directories].filter(isVisible)),
    files: [...entries.keys()],
    read: (paths) => readFiles(clone, entries, paths),
  };
}

/** Links are followed as long as they stay in the tree; one that leads out of it gives nothing. */
function readFiles(clone: string, entries: ReadonlyMap<string, Entry>, paths: readonly string[]): ReadonlyMap<string, string> {
  const texts = new Map<string, string>();
  let open = new Map(paths.map((path) => [path, path]));
  for (let links = 0; open.size > 0 && links < MOST_LINKS; links++) {
    const found = [...open].flatMap(([path, target]) => (entries.has(target) ? [{ path, target, entry: entries.get(target)! }] : []));
    const blobs = readBlobs(clone, [...new Set(found.map(({ entry }) => entry.hash))]);
    open = new Map();
    for (const { path, target, entry } of found) {
      const text = blobs.get(entry.hash)!;
      if (entry.kind === 'file') {
        texts.set(path, text);
      } else if (!text.startsWith('/')) {
        open.set(path, posix.join(posix.dirname(target), text));
      }
    }
  }
  return texts;
}

function readBlobs(clone: string, hashes: readonly string[]): ReadonlyMap<string, string> {
  const output = hashes.length === 0 ? Buffer.alloc(0) : git(clone, ['cat-file', '--batch'], `${hashes.join('\n')}\n`, clone);
  const blobs = new Map<string, string>();
  for (let at = 0; at < output.length;) {
    const end = output.indexOf('\n', at);
    const [hash, type, size] = output.toString('utf8', at, end).split(' ');
    if (type !== 'blob') {
      fail('EXP100', clone, `object ${hash} of the clone is missing`, 'fetch the whole commit');
    }
    blobs.set(hash, output.toString('utf8', end + 1, end + 1 + Number(size)));
    at = end + 1 + Number(size) + 1;
  }
  return blobs;
}

function git(clone: string, args: readonly string[], input: string, subject: string): Buffer {
  const { error, status, stdout, stderr } = spawnSync('git', ['-C', clone, '--no-pager', ...args], {
    input, env: { ...process.env, ...ENVIRONMENT }, maxBuffer: MOST_OUTPUT, timeout: MOST_SECONDS * 1000,
  });
  if (error !== undefined || status !== 0) {
    const reason = error?.message ?? stderr.toString('utf8').trim().split('\n')[0];
    return fail('EXP100', subject, `git cannot read it: ${reason}`, 'give a local clone and a branch, tag or commit that is in it');
  }
  return stdout;
}

/** The clone that a directory is in, and the directory's path from its root; undefined outside of every clone. */
export function tryFindClone(directory: string): { readonly root: string; readonly path: string } | undefined {
  const { error, status, stdout } = spawnSync('git', ['-C', directory, 'rev-parse', '--show-toplevel', '--show-prefix'], { env: { ...process.env, ...ENVIRONMENT }, timeout: MOST_SECONDS * 1000 });
  const [root, path = ''] = stdout?.toString('utf8').split('\n') ?? [];
  return error !== undefined || status !== 0 || root === undefined ? undefined : { root, path: path.replace(/\/$/, '') };
}
