import { Command, Option } from 'commander';
import { EXIT } from './exit-code';
import type { SopsContext } from './sops-commands';
import { CreationRules } from './sops-config';
import { findSopsFiles, FoundFile } from './sops-files';
import { configFile, InputOptions, inputType } from './sops-options';
import { GitOpsError } from '../diagnostics';
import { compareRecipients, RecipientName, SopsMetadata } from '../sops';

interface RecipientsOptions extends InputOptions {
  readonly config?: string;
  readonly format: 'text' | 'json';
}

/** Who can read a file, and how that differs from what is wanted. */
export interface FileRecipients {
  readonly path: string;
  readonly groups: SopsMetadata['groups'];
  readonly shamirThreshold: number;
  /** Undefined where no creation rule with recipients fits the file. */
  readonly configPath?: string;
  readonly missing: readonly RecipientName[];
  readonly extra: readonly RecipientName[];
}

export function addRecipientsCommand(group: Command, { terminal, machine, end }: SopsContext): void {
  group.command('recipients')
    .description('List who can decrypt each file, and how that differs from .sops.yaml.')
    .argument('<path...>', 'files, and directories to search')
    .addOption(configFile())
    .addOption(inputType())
    .addOption(new Option('--format <format>', 'what to print').choices(['text', 'json']).default('text'))
    .addHelpText('after', '\n"=" can read it, "+" is named by .sops.yaml and cannot read it yet, "-" can still read it. Ends with 1 where the two differ.')
    .action((paths: string[], options: RecipientsOptions) => {
      const rules = new CreationRules(options.config, machine);
      const files = findSopsFiles(paths, options.inputType).encrypted.map((found) => recipientsOfFile(found, rules));
      terminal.out(options.format === 'json' ? `${JSON.stringify(files.map(plain), undefined, 2)}\n` : files.map(render).join(''));
      end(files.some(({ missing, extra }) => missing.length + extra.length > 0) ? EXIT.findings : EXIT.clean);
    });
}

export function recipientsOfFile({ path, file }: FoundFile, rules: CreationRules): FileRecipients {
  if (file.metadata === undefined) {
    throw new GitOpsError(file.problems);
  }
  const { groups, shamirThreshold } = file.metadata;
  const found = rules.tryFind(path);
  if (found === undefined || found.rule.groups.length === 0) {
    return { path, groups, shamirThreshold, missing: [], extra: [] };
  }
  return { path, groups, shamirThreshold, configPath: found.configPath, ...compareRecipients(file, found.rule) };
}

function plain({ groups, ...rest }: FileRecipients): unknown {
  return { ...rest, groups: groups.map((group) => group.map(({ type, id }) => ({ type, id }))) };
}

function render({ path, groups, shamirThreshold, configPath, missing, extra }: FileRecipients): string {
  const isExtra = (name: RecipientName): boolean => extra.some((other) => other.type === name.type && other.id === name.id);
  const many = groups.length > 1 ? `  (${shamirThreshold || groups.length} of ${groups.length} key groups are needed)` : '';
  const lines = groups.flatMap((group, index) => [
    ...groups.length > 1 ? [`  group ${index + 1}`] : [],
    ...group.map((name) => `  ${isExtra(name) ? '-' : '='} ${name.type} ${name.id}`),
  ]);
  const added = missing.map((name) => `  + ${name.type} ${name.id}`);
  return `${[`${path}${many}${configPath === undefined ? '  (no creation rule)' : ''}`, ...lines, ...added].join('\n')}\n`;
}
