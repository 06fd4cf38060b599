import { existsSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { Command } from 'commander';
import { EXIT } from './exit-code';
import { readNamed } from './safe-file';
import type { SopsContext } from './sops-commands';
import { readKeys } from './sops-keys';
import { addOutputOptions, filenameOverride, Input, InputOptions, inputType, OutputOptions, outputType, readInput, writeResult } from './sops-options';
import { fail } from '../diagnostics';
import { decryptSopsFile, readSopsFile, sopsFormatOfPath, writePlain } from '../sops';

const HELP = `
Nothing is printed unless every value decrypts and the MAC is right. A file that is written can be read by you alone.

Examples:
  cdk8s-gitops sops decrypt secrets/prod.enc.yaml
  cdk8s-gitops sops decrypt secrets/prod.enc.yaml --output-type json | jq .database`;

export function addDecryptCommand(group: Command, { terminal, machine, end }: SopsContext): void {
  const command = group.command('decrypt')
    .description('Show the plaintext of a file, or write it to a file that you name.')
    .argument('<file>', 'the encrypted file, or "-" for standard input');
  addOutputOptions(command, 'write the plaintext over the encrypted file')
    .addOption(inputType()).addOption(outputType()).addOption(filenameOverride())
    .addHelpText('after', HELP)
    .action((file: string, options: InputOptions & OutputOptions) => {
      const input = readInput(file, options, machine);
      refuseCiphertext(input, options.output);
      const { tree } = decryptSopsFile(input.bytes, input.name, readKeys(machine), input.format);
      writeResult(writePlain(tree, options.outputType ?? input.format, input.name), input, options, 'owner only', terminal);
      end(EXIT.clean);
    });
}

/** A file that is encrypted is in Git, most likely. */
function refuseCiphertext({ path }: Input, output: string | undefined): void {
  if (output === undefined || !existsSync(output) || !statSync(output).isFile()) {
    return;
  }
  const isSame = path !== undefined && resolve(path) === resolve(output);
  if (isSame || readSopsFile(readNamed(output), output, sopsFormatOfPath(output)).metadata !== undefined) {
    fail('CLI114', output, 'plaintext would replace an encrypted file', isSame ? 'write --in-place if that is meant' : 'name a file that Git ignores');
  }
}
