import { Command } from 'commander';
import { EXIT } from './exit-code';
import type { SopsContext } from './sops-commands';
import { readKeys } from './sops-keys';
import { addOutputOptions, ageRecipients, filenameOverride, InputOptions, inputType, OutputOptions, readInput, writeResult } from './sops-options';
import { fail } from '../diagnostics';
import { EncryptionPlan, readSopsFile, RecipientName, rotateDataKey, SopsFormat } from '../sops';

interface RotateOptions extends InputOptions, OutputOptions {
  readonly addAge?: string;
  readonly rmAge?: string;
}

type Recipients = Pick<EncryptionPlan, 'groups' | 'shamirThreshold'>;

const HELP = `
Every value is encrypted again with a new data key, which former recipients have never seen. What they read before they
still know: replace the secrets themselves, too.

Examples:
  cdk8s-gitops sops rotate --in-place secrets/prod.enc.yaml
  cdk8s-gitops sops rotate --in-place --rm-age age1… secrets/prod.enc.yaml`;

export function addRotateCommand(group: Command, { terminal, machine, end }: SopsContext): void {
  const command = group.command('rotate')
    .description('Give a file a new data key.')
    .argument('<file...>', 'encrypted files; several of them only with --in-place');
  addOutputOptions(command, 'write the result over the file')
    .option('--add-age <recipients>', 'age public keys to encrypt for as well, with commas between them')
    .option('--rm-age <recipients>', 'age public keys to encrypt for no more')
    .addOption(inputType()).addOption(filenameOverride())
    .addHelpText('after', HELP)
    .action((files: string[], options: RotateOptions) => {
      if (files.length > 1 && !options.inPlace) {
        fail('CLI110', 'rotate', `${files.length} files have no common output`, 'add --in-place, or name one file');
      }
      const keys = readKeys(machine);
      // All are made before the first is written: one that cannot be opened must not leave half of the work behind.
      const results = files.map((file) => {
        const input = readInput(file, options, machine);
        const plan = recipientsOf(input.bytes, input.name, options, input.format);
        return { input, bytes: rotateDataKey(input.bytes, input.name, keys, machine.now(), plan, input.format) };
      });
      results.forEach(({ input, bytes }) => writeResult(bytes, input, options, 'as before', terminal));
      end(EXIT.clean);
    });
}

/** As sops does it: added to the first key group, taken out of every one. Undefined keeps the recipients. */
function recipientsOf(bytes: Buffer, path: string, { addAge, rmAge }: RotateOptions, format: SopsFormat): Recipients | undefined {
  const { metadata } = readSopsFile(bytes, path, format);
  const added = ageRecipients(addAge);
  const removed = ageRecipients(rmAge);
  if (metadata === undefined || (added.length === 0 && removed.length === 0)) {
    return undefined;
  }
  const has = (list: readonly RecipientName[], { type, id }: RecipientName): boolean => list.some((other) => other.type === type && other.id === id);
  const unknown = removed.filter((name) => !has(metadata.groups.flat(), name));
  if (unknown.length > 0) {
    fail('SEC209', path, `${unknown.map(({ id }) => `"${id}"`).join(', ')} is no recipient of the file`, 'run "cdk8s-gitops sops recipients" to see who is');
  }
  const groups = metadata.groups.map((group, index) => {
    const more = index === 0 ? added.filter((name) => !has(group, name)) : [];
    return [...group, ...more].filter((name) => !has(removed, name));
  });
  return { groups, shamirThreshold: metadata.shamirThreshold };
}
