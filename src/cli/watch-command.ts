import { dirname } from 'node:path';
import { Command } from 'commander';
import { DirectoryWatch } from './directory-watch';
import { ProgramRunner } from './program-runner';
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
  const reports: SynthReport[] = [];
  openWatchSession((report) => reports.push(report));
  const run = (): void => {
    runOnce(runner, reports, terminal);
    reports.forEach(({ outdir }) => directories.ignore(outdir));
  };
  const directories = new DirectoryWatch([dirname(path), ...options.also], (files) => {
    terminal.err(`${shortList(files)} changed\n`);
    run();
  });
  directories.ignore(process.env.CDK8S_OUTDIR ?? 'dist');
  // What an asynchronous part of the program throws must not end the loop either.
  process.on('unhandledRejection', (error) => terminal.err(`${textOf(error)}\n`));
  run();
}

function runOnce(runner: ProgramRunner, reports: SynthReport[], terminal: Terminal): void {
  reports.length = 0;
  const start = performance.now();
  try {
    runner.run();
    const took = `${Math.round(performance.now() - start)} ms`;
    terminal.out(reports.length === 0 ? `ran in ${took}\n` : reports.map((report) => `${sentence(report)} (${took})\n`).join(''));
  } catch (error) {
    terminal.err(`${textOf(error)}\n`);
  }
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
  return text.split('\n').filter((line) => !/^\s+at .*(?:node:internal|program-runner|node_modules\/tsx)/.test(line)).join('\n');
}
