import { lstatSync, mkdirSync, readdirSync, readFileSync, renameSync, rmdirSync, rmSync, statSync, unlinkSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { Faults, Progress } from '../diagnostics';
import { isMap } from '../model';
import { Content, holds, sha256, textOf, writeContent } from './content';
import { DiskState, FileState, hasCode, temporaryOf, tryStemOfLeftover, unlessFailing } from './disk-state';
import { explainFailure } from './write-failure';

/** What a former synth wrote is remembered here, in the output directory itself. */
export const MANIFEST = '.cdk8s-gitops.json';

/** One file to write, by its path below the output directory, with forward slashes. */
export interface OutputFile {
  readonly path: string;
  readonly content: Content;
}

export interface WriteResult {
  readonly written: readonly string[];
  readonly unchanged: readonly string[];
  readonly removed: readonly string[];
  /** Files of a former synth that are wanted no more and that somebody has edited since: they are not ours to delete. */
  readonly kept: readonly string[];
}

type Hashes = ReadonlyMap<string, string>;

/**
 * Makes the output directory hold exactly `files`, beside what is not ours: files of a former synth
 * that are wanted no more are removed, foreign ones are never touched. Everything is checked before
 * the first byte is written, and each file appears whole or not at all.
 *
 * Order matters: the list of our files is widened before any file is written and narrowed at the end,
 * so that a run that is cut off leaves nothing behind that a later run would take for foreign.
 */
export function writeTree(outdir: string, files: readonly OutputFile[]): WriteResult {
  refuseOutside(outdir, files);
  const wanted = new Map(files.map(({ path, content }) => [path, content]));
  return explainFailure(outdir, ', or choose another outdir', () => {
    removeLeftoverTrees(resolve(outdir));
    const isThere = lstatSync(resolve(outdir), { throwIfNoEntry: false }) !== undefined;
    return (isThere ? undefined : tryWriteNewTree(outdir, wanted)) ?? writeIntoTree(outdir, wanted);
  });
}

/** A tree that is there is changed file by file. Another synth may do the same at this very time. */
function writeIntoTree(outdir: string, wanted: ReadonlyMap<string, Content>): WriteResult {
  const before = readManifest(outdir);
  const disk = new DiskState(outdir);
  const states = new Map([...wanted].map(([path, content]) => [path, disk.compare(path, content)]));
  const unwanted = [...before.keys()]
    .filter((path) => !wanted.has(path) && disk.linkAbove(path) === undefined && tryRead(join(outdir, path)) !== undefined);
  const stale = unwanted.filter((path) => isUntouched(outdir, path, before.get(path)!));
  refuseForeign(outdir, states, before, stale, disk);
  const written = [...wanted.keys()].filter((path) => states.get(path) !== 'same');
  const after = hashesOf(wanted);

  mkdirSync(outdir, { recursive: true });
  if (written.length > 0 || stale.length > 0) {
    writeManifest(outdir, new Map([...before, ...after]));
  }
  disk.leftovers([...new Set([...wanted.keys(), ...before.keys(), MANIFEST])]).forEach((path) => tryRemove(join(outdir, path)));
  // First, because a file of a former synth may stand where a directory is wanted now.
  stale.forEach((path) => removeFile(outdir, path));
  const made = new Set<string>();
  Progress.during('writing files', written.length, (progress) => written.forEach((path) => {
    progress.tick();
    writeInto(made, join(outdir, path), wanted.get(path)!);
  }));
  writeManifest(outdir, after);
  const kept = unwanted.filter((path) => !stale.includes(path));
  return { written, unchanged: [...wanted.keys()].filter((path) => states.get(path) === 'same'), removed: stale, kept };
}

/** A tree that is not there yet is written beside its place, and appears as a whole. Undefined where another synth was faster. */
function tryWriteNewTree(outdir: string, wanted: ReadonlyMap<string, Content>): WriteResult | undefined {
  const temporary = temporaryOf(resolve(outdir));
  try {
    mkdirSync(temporary, { recursive: true });
    // First, to tell it from a directory of somebody else when this run is killed.
    writeFileSync(join(temporary, MANIFEST), manifestText(new Map()));
    const made = new Set<string>([temporary]);
    Progress.during('writing files', wanted.size, (progress) => wanted.forEach((content, path) => {
      progress.tick();
      const slash = path.lastIndexOf('/');
      makeDirectory(made, slash === -1 ? temporary : `${temporary}/${path.slice(0, slash)}`);
      writeContent(`${temporary}/${path}`, content);
    }));
    writeFileSync(join(temporary, MANIFEST), manifestText(hashesOf(wanted)));
    if (!tryRename(temporary, resolve(outdir))) {
      rmSync(temporary, { recursive: true, force: true });
      return undefined;
    }
  } catch (error) {
    rmSync(temporary, { recursive: true, force: true });
    throw error;
  }
  return { written: [...wanted.keys()], unchanged: [], removed: [], kept: [] };
}

/** A run that was killed while it wrote a new tree left it beside its place, where `git add` would take it. */
function removeLeftoverTrees(outdir: string): void {
  const parent = dirname(outdir);
  const names = unlessFailing(['ENOENT', 'ENOTDIR', 'EACCES', 'EPERM'], () => readdirSync(parent)) ?? [];
  names.filter((name) => name.startsWith(`${basename(outdir)}.`) && tryStemOfLeftover(name) === basename(outdir))
    .filter((name) => tryRead(join(parent, name, MANIFEST)) !== undefined)
    .forEach((name) => tryRemove(join(parent, name)));
}

/** What cannot be removed does no harm to the output. */
function tryRemove(path: string): void {
  try {
    rmSync(path, { recursive: true, force: true });
  } catch {
    // The next synth tries again.
  }
}

/** False where a directory stands in that place by now; what a rename then fails with is not the same on each system. */
function tryRename(temporary: string, directory: string): boolean {
  try {
    renameSync(temporary, directory);
    return true;
  } catch (error) {
    if (statSync(directory, { throwIfNoEntry: false })?.isDirectory() && hasCode(error, ['ENOTEMPTY', 'EEXIST', 'EPERM', 'ENOTDIR'])) {
      return false;
    }
    throw error;
  }
}

function hashesOf(files: ReadonlyMap<string, Content>): Hashes {
  return new Map([...files.keys()].sort().map((path) => [path, fingerprint(files.get(path)!)]));
}

/** `made` are the directories that are known to exist. */
function makeDirectory(made: Set<string>, directory: string): void {
  if (!made.has(directory)) {
    mkdirSync(directory, { recursive: true });
    made.add(directory);
  }
}

/** A file beside the output that synth keeps up to date, such as one that a robot edits, too. */
export function writeAtomically(path: string, content: Content): void {
  explainFailure(path, '', () => writeInto(new Set(), path, content));
}

function writeInto(made: Set<string>, path: string, content: Content): void {
  makeDirectory(made, dirname(path));
  try {
    replaceFile(path, content);
  } catch (error) {
    if (!hasCode(error, ['ENOENT'])) {
      throw error;
    }
    // Another synth found the new directory empty, and took it away.
    mkdirSync(dirname(path), { recursive: true });
    replaceFile(path, content);
  }
}

/** Writes a file whole or not at all. */
function replaceFile(path: string, content: Content): void {
  const temporary = temporaryOf(path);
  try {
    writeContent(temporary, content);
    renameSync(temporary, path);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
}

function refuseOutside(outdir: string, files: readonly OutputFile[]): void {
  const faults = new Faults(outdir);
  for (const { path } of files.filter((file) => !isInside(file.path))) {
    faults.add('OUT113', `"${path}" is outside the output directory`, 'give what is written there a name without ".." and without a leading "/"');
  }
  faults.throwIfAny();
}

function refuseForeign(outdir: string, states: ReadonlyMap<string, FileState>, before: Hashes, stale: readonly string[], disk: DiskState): void {
  const faults = new Faults(outdir);
  for (const [path, state] of states) {
    if (state === 'different' && !before.has(path)) {
      faults.add('OUT110', `"${path}" exists and was not written by a former synth`, 'move it out of the output directory, or delete it');
    } else if (state === 'no file') {
      faults.add('OUT110', `"${path}" exists and is no regular file`, 'move it out of the output directory, or delete it');
    }
    const link = disk.linkAbove(path);
    if (link !== undefined) {
      faults.add('OUT111', `"${link}" is a symbolic link, and "${path}" would be written through it`, 'replace the link by a directory');
    }
    const file = disk.fileAbove(path);
    if (file !== undefined && !stale.includes(file)) {
      faults.add('OUT110', `"${file}" exists and is no directory, and "${path}" is wanted below it`, 'move it out of the output directory, or delete it');
    }
  }
  faults.throwIfAny();
}

function readManifest(outdir: string): Hashes {
  const text = tryRead(join(outdir, MANIFEST))?.toString('utf8');
  if (text === undefined) {
    return new Map();
  }
  const faults = new Faults(join(outdir, MANIFEST));
  let files: unknown;
  try {
    files = (JSON.parse(text) as { files?: unknown }).files;
  } catch {
    files = undefined;
  }
  if (!isMap(files)) {
    faults.add('OUT112', 'the list of files of the former synth is damaged', 'restore it from Git, or delete the output directory and synthesize again');
  }
  faults.throwIfAny();
  return new Map(Object.entries(files as Readonly<Record<string, string>>).filter(([path]) => isInside(path)));
}

/** A path from the list must not lead out of the output directory, whoever edited the list. */
function isInside(path: string): boolean {
  return path !== '' && !path.startsWith('/') && !/(?:^|\/)\.\.(?:\/|$)/.test(path);
}

/** A line for each file: an object with thousands of keys, only to be written once, is slow to make. */
function manifestText(files: Hashes): string {
  const lines = [...files].map(([path, value]) => `    ${JSON.stringify(path)}: ${JSON.stringify(value)}`);
  const list = lines.length === 0 ? '{}' : `{\n${lines.join(',\n')}\n  }`;
  return `{\n  "description": "Files written by cdk8s-gitops. Do not edit.",\n  "files": ${list}\n}\n`;
}

function writeManifest(outdir: string, files: Hashes): void {
  const text = manifestText(files);
  if (tryRead(join(outdir, MANIFEST))?.toString('utf8') !== text) {
    writeInto(new Set(), join(outdir, MANIFEST), text);
  }
}

/** Only what still is as we wrote it is ours to delete: an edited file has become somebody's. */
function isUntouched(outdir: string, path: string, expected: string): boolean {
  const found = tryRead(join(outdir, path));
  return found !== undefined && fingerprint(found) === expected;
}

const MARKER = '"$imagepolicy"';
const MARKED_VALUE = /^(.*?[:-]\s+)\S.*?(\s#\s*\{\s*"\$imagepolicy"[^\n]*)$/gm;

/** The hash of a file without the values that a robot keeps: what it edits is still as we wrote it. */
function fingerprint(content: Content): string {
  return sha256(holds(content, MARKER) ? textOf(content).replace(MARKED_VALUE, '$1$2') : content);
}

/** What is gone already needs no removing, nor does a directory that somebody has filled since. */
function removeFile(outdir: string, path: string): void {
  unlessFailing(['ENOENT', 'ENOTDIR', 'EISDIR'], () => unlinkSync(join(outdir, path)));
  for (let dir = dirname(path); dir !== '.' && tryRemoveDirectory(join(outdir, dir)); dir = dirname(dir)) {
    // The one above may be empty now.
  }
}

function tryRemoveDirectory(directory: string): boolean {
  return unlessFailing(['ENOENT', 'ENOTDIR', 'ENOTEMPTY', 'EEXIST'], () => {
    rmdirSync(directory);
    return true;
  }) ?? false;
}

function tryRead(path: string): Buffer | undefined {
  const isFile = lstatSync(path, { throwIfNoEntry: false })?.isFile();
  return isFile ? unlessFailing(['ENOENT', 'ENOTDIR'], () => readFileSync(path)) : undefined;
}
