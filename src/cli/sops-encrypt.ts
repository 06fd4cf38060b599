import { statSync } from 'node:fs';
import { Command } from 'commander';
import { EXIT } from './exit-code';
import { Machine } from './machine';
import { readNamed } from './safe-file';
import type { SopsContext } from './sops-commands';
import { CreationRules } from './sops-config';
import { readKeys, tryOpenFile } from './sops-keys';
import {
  addOutputOptions, ageRecipients, configFile, filenameOverride, Input, InputOptions, inputType, OutputOptions, outputType, readInput, writeResult,
} from './sops-options';
import { Terminal } from './terminal';
import { fail } from '../diagnostics';
import {
  compareRecipients, convertPlain, DEFAULT_RULE, editSopsFile, encryptSopsFile, EncryptionPlan, readSopsFile, SopsFormat, SopsMetadata, SopsRule,
  SopsRuleKind, updateRecipients,
} from '../sops';

export interface PlanOptions {
  readonly age?: string;
  readonly config?: string;
  readonly encryptedRegex?: string;
  readonly encryptedSuffix?: string;
  readonly unencryptedRegex?: string;
  readonly unencryptedSuffix?: string;
}

interface EncryptOptions extends PlanOptions, InputOptions, OutputOptions {
  readonly previous?: string;
}

const HELP = `
Recipients and rule come from .sops.yaml, or from the flags. A file that --output names and that is encrypted already is
changed, not replaced: where one of your keys opens it, every value that is the same keeps its ciphertext, so that a diff
shows what changed. --previous names such a file when the result goes elsewhere.

Examples:
  cdk8s-gitops sops encrypt --in-place secrets/prod.yaml
  cdk8s-gitops sops encrypt plain.yaml --output secrets/prod.enc.yaml --filename-override secrets/prod.enc.yaml
  kubectl create secret generic db --from-literal=password=x --dry-run=client -o yaml \\
    | cdk8s-gitops sops encrypt - --filename-override secrets/db.yaml --output secrets/db.yaml`;

export function addEncryptCommand(group: Command, { terminal, machine, end }: SopsContext): void {
  const command = group.command('encrypt')
    .description('Encrypt a file for the recipients that .sops.yaml names.')
    .argument('<file>', 'the plain file, or "-" for standard input');
  addPlanOptions(addOutputOptions(command, 'write the result over the plain file'))
    .addOption(inputType()).addOption(outputType()).addOption(filenameOverride())
    .option('--previous <file>', 'the encrypted file whose ciphertext is kept for values that did not change (default: the one that --output names)')
    .addHelpText('after', HELP)
    .action((file: string, options: EncryptOptions) => {
      const input = asOutputType(readInput(file, options, machine), options.outputType);
      const plan = planFor(input.name, options, machine);
      writeResult(encrypt(input, plan, options, machine, terminal), input, options, 'as before', terminal);
      end(EXIT.clean);
    });
}

export function addPlanOptions(command: Command): Command {
  return command
    .option('-a, --age <recipients>', 'age public keys, with commas between them (default: SOPS_AGE_RECIPIENTS, or .sops.yaml)')
    .addOption(configFile())
    .option('--encrypted-regex <regex>', 'encrypt only the values below keys that match')
    .option('--encrypted-suffix <suffix>', 'encrypt only the values below keys that end so')
    .option('--unencrypted-regex <regex>', 'leave the values below keys that match in the clear')
    .option('--unencrypted-suffix <suffix>', 'leave the values below keys that end so in the clear');
}

/** Flags win; the creation rule fills in what they leave open. */
export function planFor(name: string, options: PlanOptions, machine: Machine): EncryptionPlan {
  const recipients = ageRecipients(options.age ?? machine.env.SOPS_AGE_RECIPIENTS);
  const rules = new CreationRules(options.config, machine);
  const rule = recipients.length > 0 ? rules.tryFind(name)?.rule : rules.find(name).rule;
  return {
    groups: recipients.length > 0 ? [recipients] : rule?.groups ?? [],
    rule: ruleOf(options) ?? rule?.rule ?? DEFAULT_RULE,
    macOnlyEncrypted: rule?.macOnlyEncrypted ?? false,
    shamirThreshold: recipients.length > 0 ? 0 : rule?.shamirThreshold ?? 0,
  };
}

function ruleOf(options: PlanOptions): SopsRule | undefined {
  const kinds: readonly (readonly [SopsRuleKind, string | undefined])[] = [
    ['encrypted_regex', options.encryptedRegex],
    ['encrypted_suffix', options.encryptedSuffix],
    ['unencrypted_regex', options.unencryptedRegex],
    ['unencrypted_suffix', options.unencryptedSuffix],
  ];
  const given = kinds.flatMap(([kind, pattern]) => (pattern === undefined ? [] : [{ kind, pattern }]));
  if (given.length > 1) {
    fail('CLI110', 'encrypt', `${given.length} encryption rules are given, and a file has one`, 'keep one of the flags');
  }
  return given[0];
}

function asOutputType(input: Input, type: SopsFormat | undefined): Input {
  if (type === undefined || type === input.format) {
    return input;
  }
  if (type === 'binary' || input.format === 'binary') {
    fail('CLI110', input.name, `it cannot be encrypted from ${input.format} to ${type}`, 'leave --output-type away: a binary file is kept in an envelope of its own');
  }
  return { ...input, format: type, bytes: convertPlain(input.bytes, input.name, input.format, type) };
}

function encrypt(input: Input, plan: EncryptionPlan, options: EncryptOptions, machine: Machine, terminal: Terminal): Buffer {
  const old = tryPrevious(options);
  const kept = old === undefined ? undefined : tryKeep(old, input, plan, machine, terminal);
  return kept ?? encryptSopsFile(input.bytes, input.name, plan, machine.now(), input.format);
}

interface Previous {
  readonly path: string;
  readonly bytes: Buffer;
}

function tryPrevious({ previous, output, inPlace }: EncryptOptions): Previous | undefined {
  const path = previous ?? (inPlace ? undefined : output);
  const isThere = path !== undefined && (previous !== undefined || statSync(path, { throwIfNoEntry: false })?.isFile() === true);
  return isThere ? { path, bytes: readNamed(path) } : undefined;
}

/** The old file with the new values and today's recipients, or undefined where everything has to be encrypted anew. */
function tryKeep(old: Previous, { name, bytes, format }: Input, plan: EncryptionPlan, machine: Machine, terminal: Terminal): Buffer | undefined {
  const file = readSopsFile(old.bytes, old.path, format);
  const anew = (why: string): undefined => terminal.err(`note: every value of ${name} is encrypted anew: ${why}\n`) as undefined;
  if (file.metadata === undefined) {
    return undefined;
  }
  if (!hasPlan(file.metadata, plan, format)) {
    return anew('the rule that says what to encrypt has changed');
  }
  if (compareRecipients(file, plan).extra.length > 0) {
    return anew('somebody is no recipient any more, and gets no part of the new data key');
  }
  const keys = readKeys(machine);
  const opening = tryOpenFile(file, keys);
  if (opening !== undefined) {
    return anew(opening === 'no key' ? `none of your keys opens ${old.path}` : `${old.path} is damaged (${opening[0].code})`);
  }
  return updateRecipients(editSopsFile(old.bytes, bytes, name, keys, machine.now(), format), name, keys, plan, format);
}

/** A binary file is one value, to which no rule applies. */
function hasPlan({ rule, macOnlyEncrypted }: SopsMetadata, plan: EncryptionPlan, format: SopsFormat): boolean {
  return format === 'binary' || (rule.kind === plan.rule.kind && rule.pattern === plan.rule.pattern && macOnlyEncrypted === plan.macOnlyEncrypted);
}
