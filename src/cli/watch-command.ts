import { dirname } from 'node:path';
import { Command } from 'commander';
import { DirectoryWatch } from './directory-watch';
import { holdProcess, ProgramEnd, ProgramRunner } from './program-runner';
import { Terminal } from './terminal';
import { openWatchSession, SynthReport } from '../layout/watch-session';

interface WatchOptions {
  readonly output?: string;
  readonly also: readonly string[];
}

const EXAMPLES = `
Examples:
  cdk8s-gitops watch main.ts
  cdk8s-gitops watch main.ts --output ../config/dist --also ../charts

Types are not checked here: run "tsc --noEmit --watch" beside it.`;

/** Names of files that a line shows before it says "and N more". */
const SHOWN = 5;

/** `watch`: synthesizes again whenever something that the program could have read has changed. */
export function addWatchCommand(program: Command, terminal: Terminal): void {
  const collect = (value: string, before: readonly string[]) => [...before, value];
  program.command('watch')
    .description('Run a program that synthesizes, and run it again in the same process whenever a file beside or below it changes.')
    .argument('<program>', 'the program that calls synth(): TypeScript or JavaScript')
    .option('-o, --output <directory>', 'the output directory, where the program names none')
    .option('--also <directory>', 'another directory whose files the program reads (repeatable)', collect, [])
    .addHelpText('after', EXAMPLES)
    .action((path: string, options: WatchOptions) => {
      startWatch(path, options, terminal);
    });
}

/** Runs until the process ends. */
function startWatch(path: string, options: WatchOptions, terminal: Terminal): void {
  if (options.output !== undefined) {
    process.env.CDK8S_OUTDIR = options.output;
  }
  const runner = new ProgramRunner(path);
  const show = (error: unknown): void => {
    error instanceof ProgramEnd || terminal.err(`${textOf(error)}\n`);
  };
  let started: number | undefined;
  let synths = 0;
  const took = (): string => (started === undefined ? '' : ` (${Math.round(performance.now() - started)} ms)`);
  // A program may wait for something before its synth: it is told when it comes, and nobody knows then when that run began.
  openWatchSession((report) => {
    synths++;
    directories.ignore(report.outdir);
    terminal.out(`${sentence(report)}${took()}\n`);
  });
  const run = (): void => {
    synths = 0;
    started = performance.now();
    try {
      runner.run();
      synths === 0 && terminal.out(`no synth so far${took()}\n`);
    } catch (error) {
      show(error);
    }
    started = undefined;
  };
  const directories = new DirectoryWatch([dirname(path), ...options.also], (files) => {
    terminal.err(`${shortList(files)} changed\n`);
    run();
  });
  directories.ignore(process.env.CDK8S_OUTDIR ?? 'dist');
  holdProcess();
  // What a part of the program throws that runs later must not end the loop either.
  process.on('unhandledRejection', show);
  process.on('uncaughtException', show);
  run();
}

function sentence({ outdir, written, removed, unchanged }: SynthReport): string {
  const changes = [['wrote', written], ['removed', removed]] as const;
  const parts = changes.filter(([, files]) => files.length > 0).map(([verb, files]) => `${verb} ${shortList(files)}`);
  return `${outdir}: ${parts.length === 0 ? 'nothing changed' : parts.join(', ')}; ${unchanged.length} unchanged`;
}

function shortList(files: readonly string[]): string {
  return files.length <= SHOWN ? files.join(', ') : `${files.slice(0, SHOWN).join(', ')} and ${files.length - SHOWN} more`;
}

/** The stack without the frames that are the same for every program. */
function textOf(error: unknown): string {
  const text = error instanceof Error ? error.stack ?? error.message : String(error);
  return text.split('\n').filter((line) => !/^\s+at .*(?:node:|program-runner|node_modules\/(?:tsx|esbuild))/.test(line)).join('\n');
}
