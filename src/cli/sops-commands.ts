/** `sops`: secrets without the sops binary. Its flags are used where they mean the same. */
import { Command } from 'commander';
import { ExitCode } from './exit-code';
import { Machine } from './machine';
import { addDecryptCommand } from './sops-decrypt';
import { addEditCommand } from './sops-edit';
import { addEncryptCommand } from './sops-encrypt';
import { addKeygenCommand } from './sops-keygen';
import { KEY_HELP } from './sops-keys';
import { addRecipientsCommand } from './sops-recipients';
import { addRotateCommand } from './sops-rotate';
import { addUpdateKeysCommand } from './sops-updatekeys';
import { addVerifyCommand } from './sops-verify';
import { Terminal } from './terminal';

/** What a command of the group works with. */
export interface SopsContext {
  readonly terminal: Terminal;
  readonly machine: Machine;
  end(code: ExitCode): void;
}

const COMMANDS = [
  addVerifyCommand, addEncryptCommand, addDecryptCommand, addEditCommand,
  addUpdateKeysCommand, addRotateCommand, addRecipientsCommand, addKeygenCommand,
];

export function addSopsCommands(program: Command, context: SopsContext): void {
  const group = program.command('sops')
    .description('Keep secrets in Git: verify, encrypt, decrypt and edit SOPS files, and say who can read them.')
    .addHelpText('after', KEY_HELP);
  COMMANDS.forEach((add) => add(group, context));
}
