/**
 * Runs the user's program again and again in this process. The packages that it uses stay loaded, and the
 * code that runs is warm after the first time; the user's own files are loaded anew each time.
 */
import { statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve, sep } from 'node:path';
import { isModuleNamespaceObject } from 'node:util/types';
import { fail } from '../diagnostics';

/** What can load TypeScript without checking its types, the fastest first. */
const LOADERS = ['tsx/cjs', '@swc-node/register', 'ts-node/register/transpile-only'];

/** The files of this package: a project that is linked to it must not load it again and again. */
const OURS = resolve(__dirname, '..') + sep;

/** Raised in the place of the end of the process: it ends one run, or what is left of it. */
export class ProgramEnd {
  public constructor(public readonly code: unknown) {}
}

/** Whoever asks for the end when one of these came means it. */
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

export class ProgramRunner {
  private readonly path: string;

  /** `program` is its path as the user writes it. */
  public constructor(private readonly program: string) {
    this.path = resolve(program);
    const entry = statSync(this.path, { throwIfNoEntry: false });
    if (entry?.isFile() !== true) {
      fail('CLI101', program, entry === undefined ? 'there is no such file' : 'it is no file', 'name the program that calls synth(), as cdk8s.yaml does');
    }
    if (/\.[cm]?tsx?$/.test(this.path)) {
      this.loadTypeScript();
    }
  }

  /** One run; what the program throws is thrown. */
  public run(): void {
    Object.keys(require.cache).filter(isOfUser).forEach((file) => delete require.cache[file]);
    try {
      // A new one each time: it remembers everything that it has loaded.
      const exported: unknown = createRequire(this.path)(this.path);
      if (isModuleNamespaceObject(exported)) {
        fail('CLI103', this.program, 'Node never loads an ES module again', 'name a program in TypeScript or CommonJS');
      }
    } catch (error) {
      if (!(error instanceof ProgramEnd)) {
        throw error;
      }
    }
  }

  private loadTypeScript(): void {
    const load = createRequire(join(this.path, '..', 'loader.js'));
    const found = LOADERS.find((name) => canResolve(load, name));
    if (found !== undefined) {
      load(found);
    } else if (!('typescript' in process.features) || !process.features.typescript) {
      fail('CLI102', this.program, 'nothing here can run TypeScript', 'run "npm install --save-dev tsx", or name the compiled program');
    }
  }
}

/** Keeps the program from ending this process: also later, when a part of it runs that waited for something. */
export function holdProcess(): void {
  const { exit } = process;
  process.exit = (code?: unknown) => {
    throw new ProgramEnd(code);
  };
  // First of all listeners: those of the program come after it.
  SIGNALS.forEach((signal) => process.once(signal, () => {
    process.exit = exit;
    // As if nobody had listened.
    process.listenerCount(signal) === 0 && process.kill(process.pid, signal);
  }));
}

function isOfUser(file: string): boolean {
  return !file.startsWith(OURS) && !file.split(sep).includes('node_modules');
}

function canResolve(load: NodeJS.Require, name: string): boolean {
  try {
    load.resolve(name);
    return true;
  } catch {
    return false;
  }
}
