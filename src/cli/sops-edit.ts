import { existsSync } from 'node:fs';
import { Command } from 'commander';
import { runEditor } from './editor';
import { EXIT, ExitCode } from './exit-code';
import { readNamed, writeWhole } from './safe-file';
import { withSecretFile } from './secret-file';
import type { SopsContext } from './sops-commands';
import { addPlanOptions, planFor, PlanOptions } from './sops-encrypt';
import { readKeys } from './sops-keys';
import { InputOptions, inputType } from './sops-options';
import { fail, isGitOpsError } from '../diagnostics';
import { decryptSopsFile, editSopsFile, encryptSopsFile, EncryptionPlan, SopsFormat, sopsFormatOfPath, writePlain } from '../sops';

interface EditOptions extends PlanOptions, InputOptions {}

/** The two halves of an edit: what the editor shows, and what becomes of its text. */
interface Editing {
  readonly before: Buffer;
  seal(after: Buffer): Buffer;
}

const HELP = `
The plaintext is in a directory that only you can enter, in memory where the system has /dev/shm, and is wiped when the
editor ends, also when it is killed. Values that you do not change keep their ciphertext. A text that cannot be encrypted
is never kept: on a terminal you are asked whether to go on editing, else the edit is dropped and the file stays as it is.

The editor is SOPS_EDITOR, else EDITOR. It has to wait: "code --wait". Switch off backups and swap files elsewhere.
The flags are for a file that does not exist yet.`;

export function addEditCommand(group: Command, context: SopsContext): void {
  const command = group.command('edit').description('Open the plaintext of a file in your editor, and encrypt what you save.')
    .argument('<file>', 'the encrypted file, or a new one');
  addPlanOptions(command).addOption(inputType()).addHelpText('after', HELP)
    .action((file: string, options: EditOptions) => context.end(edit(file, options, context)));
}

function edit(path: string, options: EditOptions, context: SopsContext): ExitCode {
  const format = options.inputType ?? sopsFormatOfPath(path);
  const editing = existsSync(path) ? editingOld(path, format, context) : editingNew(path, planFor(path, options, context.machine), format, context);
  const sealed = withSecretFile(path, editing.before, (temporary) => editUntilFine(temporary, editing, context));
  if (sealed === undefined) {
    context.terminal.err(`${path} is not changed\n`);
    return EXIT.clean;
  }
  writeWhole(path, sealed, 'as before');
  return EXIT.clean;
}

function editingOld(path: string, format: SopsFormat, { machine }: SopsContext): Editing {
  const old = readNamed(path);
  const keys = readKeys(machine);
  const before = writePlain(decryptSopsFile(old, path, keys, format).tree, format, path);
  const seal = (after: Buffer): Buffer => {
    if (!readNamed(path).equals(old)) {
      fail('CLI112', path, 'it was changed by somebody else while you edited it', 'edit it again');
    }
    return editSopsFile(old, after, path, keys, machine.now(), format);
  };
  return { before, seal };
}

function editingNew(path: string, plan: EncryptionPlan, format: SopsFormat, { machine }: SopsContext): Editing {
  return { before: Buffer.alloc(0), seal: (after) => encryptSopsFile(after, path, plan, machine.now(), format) };
}

/** The sealed file, or undefined where nothing was changed. */
function editUntilFine(temporary: string, { before, seal }: Editing, { machine }: SopsContext): Buffer | undefined {
  for (;;) {
    runEditor(temporary, machine);
    const after = readNamed(temporary);
    if (after.equals(before)) {
      return undefined;
    }
    try {
      return seal(after);
    } catch (error) {
      const answer = isGitOpsError(error) && error.code !== 'CLI112' ? machine.tryAsk(`${error.message}\nedit it again? [Y/n] `) : undefined;
      if (answer === undefined || /^n/i.test(answer)) {
        throw error;
      }
    }
  }
}
