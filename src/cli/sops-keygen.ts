import { Command } from 'commander';
import { EXIT } from './exit-code';
import { writeNew } from './safe-file';
import type { SopsContext } from './sops-commands';
import { generateX25519Identity, parseIdentities } from '../sops';

export function addKeygenCommand(group: Command, { terminal, machine, end }: SopsContext): void {
  group.command('keygen')
    .description('Make an age key pair: the private key goes to a new file that only you can read, the public one is printed.')
    .requiredOption('--output <file>', 'the new file; keep it out of Git')
    .action(({ output }: { readonly output: string }) => {
      const secret = generateX25519Identity();
      const { recipient } = parseIdentities(secret, output).keys[0];
      const created = machine.now().toISOString().replace(/\.\d+Z$/, 'Z');
      writeNew(output, Buffer.from(`# created: ${created}\n# public key: ${recipient}\n${secret}\n`));
      terminal.out(`${recipient}\n`);
      end(EXIT.clean);
    });
}
