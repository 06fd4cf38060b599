import { Command, CommanderError } from 'commander';
import { Diagnostic, formatDiagnostic, isGitOpsError } from '../diagnostics';
import { addCheckCommand } from './check-command';
import { EXIT, ExitCode } from './exit-code';
import { addExpandCommand } from './expand-command';
import { Machine, thisMachine } from './machine';
import { addSopsCommands } from './sops-commands';
import { Terminal } from './terminal';
import { addWatchCommand } from './watch-command';

/** Runs one command line. Whatever the input, it ends with an exit code and a message, never with a stack. */
export function runCommandLine(args: readonly string[], terminal: Terminal, machine: Machine = thisMachine()): ExitCode {
  let exitCode: ExitCode = EXIT.clean;
  const program = new Command('cdk8s-gitops')
    .description('Look into GitOps repositories without a cluster.')
    .exitOverride()
    .configureOutput({
      writeOut: (text) => terminal.out(text),
      writeErr: (text) => terminal.err(text),
      outputError: (text, write) => write(formatDiagnostic(argumentFault(text, args))),
    })
    .addHelpText('after', '\nExit codes: 0 clean, 1 findings, 2 cannot run');
  const end = (code: ExitCode) => {
    exitCode = code;
  };
  addCheckCommand(program, terminal, end);
  addExpandCommand(program, terminal, end);
  addSopsCommands(program, { terminal, machine, end });
  addWatchCommand(program, terminal);
  try {
    program.parse([...args], { from: 'user' });
    return exitCode;
  } catch (error) {
    return reported(error, terminal);
  }
}

/** What commander says of arguments, in the form of every fault. */
function argumentFault(text: string, [command = '']: readonly string[]): Diagnostic {
  const [message] = text.trim().replace(/^error: /, '').split('\n');
  const help = /^[a-z]+$/.test(command) && !message.includes('unknown command') ? `cdk8s-gitops ${command} --help` : 'cdk8s-gitops --help';
  return { code: 'CLI100', subject: 'arguments', message, fix: `see "${help}"\n` };
}

function reported(error: unknown, terminal: Terminal): ExitCode {
  if (error instanceof CommanderError) {
    // Commander has said it already; help and version are no faults.
    return error.exitCode === 0 ? EXIT.clean : EXIT.cannotRun;
  }
  const message = error instanceof Error ? error.message : String(error);
  terminal.err(`${isGitOpsError(error) ? message : `cannot run: ${message}`}\n`);
  return EXIT.cannotRun;
}
