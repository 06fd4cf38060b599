import { Command, Option } from 'commander';
import { EXIT, ExitCode } from './exit-code';
import type { SopsContext } from './sops-commands';
import { CreationRules } from './sops-config';
import { findSopsFiles, FoundFile, PlainFile } from './sops-files';
import { readKeys, tryOpenFile } from './sops-keys';
import { configFile, InputOptions, inputType } from './sops-options';
import { Diagnostic, formatDiagnostics } from '../diagnostics';
import { checkRecipients, Identities, SopsFormat } from '../sops';

interface VerifyOptions extends InputOptions {
  readonly config?: string;
  readonly format: 'text' | 'json';
}

/** What is known of one file. */
export interface FileVerdict {
  readonly path: string;
  readonly format: SopsFormat;
  /** Whether a key opened the file, so that its MAC could be checked. */
  readonly opened: boolean;
  readonly findings: readonly Diagnostic[];
  readonly notes: readonly Diagnostic[];
}

const HELP = `
Without a key: every value that has to be encrypted is, the file is whole, and it is encrypted for whom .sops.yaml names.
With a private key: every value decrypts, and the MAC is right. Flux never checks the MAC.

Directories are searched for SOPS files, and for files that a rule of .sops.yaml with a path_regex wants encrypted and
that are not; of Kubernetes objects only Secrets are meant.

Examples:
  cdk8s-gitops sops verify .
  cdk8s-gitops sops verify secrets/ --format json`;

export function addVerifyCommand(group: Command, { terminal, machine, end }: SopsContext): void {
  group.command('verify')
    .description('Check SOPS files: completely encrypted, unchanged, and for the right people. Needs no key.')
    .argument('<path...>', 'files, and directories to search')
    .addOption(configFile())
    .addOption(inputType())
    .addOption(new Option('--format <format>', 'what to print').choices(['text', 'json']).default('text'))
    .addHelpText('after', HELP)
    .action((paths: string[], options: VerifyOptions) => {
      const rules = new CreationRules(options.config, machine);
      const { encrypted, plain, total } = findSopsFiles(paths, options.inputType, rules);
      const keys = readKeys(machine);
      const verdicts = encrypted.map((found) => verdictOf(found, keys, rules));
      const findings = [...verdicts.flatMap((verdict) => verdict.findings), ...plain.map(inTheClear)];
      terminal.out(options.format === 'json' ? renderJson(verdicts, findings) : renderText(findings));
      const notes = verdicts.flatMap((verdict) => verdict.notes);
      if (options.format === 'text') {
        terminal.err(notes.length > 0 ? `note: ${formatDiagnostics(notes)}\n` : '');
        terminal.err(`${summary(verdicts, total)}\n`);
      }
      end(exitOf(findings));
    });
}

function exitOf(findings: readonly Diagnostic[]): ExitCode {
  return findings.length > 0 ? EXIT.findings : EXIT.clean;
}

function verdictOf({ path, file }: FoundFile, keys: Identities, rules: CreationRules): FileVerdict {
  const { format, notes } = file;
  const found = rules.tryFind(path);
  const drift = found === undefined ? [] : checkRecipients(file, found.rule, found.configPath);
  const opening = file.problems.length > 0 ? 'no key' : tryOpenFile(file, keys);
  const damage = opening === 'no key' ? [] : opening ?? [];
  return { path, format, opened: opening !== 'no key', findings: [...file.problems, ...damage, ...drift], notes };
}

function inTheClear({ path, configPath }: PlainFile): Diagnostic {
  return { code: 'SEC101', subject: path, message: `not encrypted, although a creation rule of ${configPath} is for it`, fix: `run "cdk8s-gitops sops encrypt --in-place ${path}"` };
}

function renderText(findings: readonly Diagnostic[]): string {
  return findings.length === 0 ? '' : `${formatDiagnostics(findings)}\n`;
}

function renderJson(verdicts: readonly FileVerdict[], findings: readonly Diagnostic[]): string {
  const files = verdicts.map(({ path, format, opened }) => ({ path, format, mac: opened ? 'checked' : 'not checked' }));
  const notes = verdicts.flatMap((verdict) => verdict.notes);
  return `${JSON.stringify({ files, findings: findings.map(fieldsOf), notes: notes.map(fieldsOf) }, undefined, 2)}\n`;
}

function fieldsOf({ code, subject, message, fix }: Diagnostic): Diagnostic {
  return { code, subject, message, fix };
}

function summary(verdicts: readonly FileVerdict[], total: number): string {
  const opened = verdicts.filter((verdict) => verdict.opened).length;
  const mac = opened === verdicts.length ? 'MAC checked in all' : opened === 0 ? 'no key: no MAC checked' : `no key for ${verdicts.length - opened}: MAC checked in ${opened}`;
  return `${verdicts.length} encrypted ${verdicts.length === 1 ? 'file' : 'files'} of ${total}${verdicts.length === 0 ? '' : `; ${mac}`}`;
}
