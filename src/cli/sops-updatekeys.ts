import { Command } from 'commander';
import { EXIT, ExitCode } from './exit-code';
import { writeWhole } from './safe-file';
import type { SopsContext } from './sops-commands';
import { CreationRules } from './sops-config';
import { findSopsFiles, FoundFile } from './sops-files';
import { readKeys } from './sops-keys';
import { configFile, InputOptions, inputType } from './sops-options';
import { recipientsOfFile } from './sops-recipients';
import { CreationRule, hasRecipients, Identities, updateRecipients } from '../sops';

interface UpdateOptions extends InputOptions {
  readonly config?: string;
  readonly yes?: boolean;
}

/** A file that is to be changed, and how, for a person to agree. */
interface Update {
  readonly found: FoundFile;
  readonly rule: CreationRule;
  readonly plan: string;
  readonly removes: boolean;
}

const HELP = `
The plan is shown first. Without --yes you are asked on a terminal; elsewhere nothing is changed, and the command ends with 1
where something would be. Values and data key stay as they are, so who was removed needs a "rotate" behind it.`;

export function addUpdateKeysCommand(group: Command, context: SopsContext): void {
  group.command('updatekeys')
    .description('Encrypt the data key of each file for the recipients that .sops.yaml names.')
    .argument('<path...>', 'files, and directories to search')
    .option('-y, --yes', 'change the files without asking')
    .addOption(configFile())
    .addOption(inputType())
    .addHelpText('after', HELP)
    .action((paths: string[], options: UpdateOptions) => context.end(updateKeys(paths, options, context)));
}

function updateKeys(paths: readonly string[], options: UpdateOptions, { terminal, machine }: SopsContext): ExitCode {
  const rules = new CreationRules(options.config, machine);
  const { encrypted } = findSopsFiles(paths, options.inputType);
  const updates = encrypted.flatMap((found) => updateOf(found, rules));
  if (updates.length === 0) {
    terminal.err(`${encrypted.length} encrypted ${encrypted.length === 1 ? 'file' : 'files'}: nothing to change\n`);
    return EXIT.clean;
  }
  terminal.out(updates.map(({ plan }) => plan).join(''));
  if (!options.yes && !/^y/i.test(machine.tryAsk(`change ${updates.length === 1 ? 'this file' : `these ${updates.length} files`}? [y/N] `) ?? '')) {
    terminal.err('nothing is changed: --yes agrees to the plan\n');
    return EXIT.findings;
  }
  write(updates, readKeys(machine));
  if (updates.some(({ removes }) => removes)) {
    terminal.err('somebody was removed: run "cdk8s-gitops sops rotate --in-place" on these files, and replace the secrets, which that person knows\n');
  }
  return EXIT.clean;
}

function updateOf(found: FoundFile, rules: CreationRules): Update[] {
  const { missing, extra, groups, shamirThreshold } = recipientsOfFile(found, rules);
  const rule = rules.tryFind(found.path)?.rule;
  if (rule === undefined || rule.groups.length === 0) {
    return [];
  }
  const threshold = rule.groups.length > 1 ? rule.shamirThreshold || rule.groups.length : 0;
  if (hasRecipients({ groups }, rule.groups) && (shamirThreshold === threshold || rule.groups.length === 1)) {
    return [];
  }
  const lines = [...missing.map(({ type, id }) => `  + ${type} ${id}`), ...extra.map(({ type, id }) => `  - ${type} ${id}`)];
  const plan = [found.path, ...lines.length > 0 ? lines : ['  other key groups, or another threshold']].join('\n');
  return [{ found, rule, plan: `${plan}\n`, removes: extra.length > 0 }];
}

/** All are made before the first is written: a file that no key opens must not leave half of the work behind. */
function write(updates: readonly Update[], keys: Identities): void {
  const results = updates.map(({ found: { path, bytes, file }, rule }) => ({ path, bytes: updateRecipients(bytes, path, keys, rule, file.format) }));
  results.forEach(({ path, bytes }) => writeWhole(path, bytes, 'as before'));
}
