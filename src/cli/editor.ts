/** The editor of the person who runs the command, as sops finds it (cmd/sops/edit.go). */
import { spawnSync } from 'node:child_process';
import { tryCommandWords } from './command-words';
import { Machine } from './machine';
import { fail } from '../diagnostics';

const USUAL: Partial<Record<NodeJS.Platform, readonly string[]>> = { win32: ['notepad'] };

/** Waits until the editor ends; one that fails has changed nothing that counts. */
export function runEditor(path: string, { env, platform }: Machine): void {
  const named = env.SOPS_EDITOR || env.EDITOR || undefined;
  const candidates = named === undefined ? USUAL[platform] ?? ['vim', 'nano', 'vi'] : [named];
  for (const candidate of candidates) {
    const [program, ...args] = tryCommandWords(candidate) ?? [];
    if (program === undefined) {
      break;
    }
    const { error, status, signal } = spawnSync(program, [...args, path], { stdio: 'inherit' });
    if (error === undefined && status === 0) {
      return;
    }
    if (error === undefined) {
      fail('CLI113', candidate, `the editor ended with ${signal ?? `status ${status}`}, so nothing is changed`, 'save the text, and leave the editor in the usual way');
    }
  }
  fail('CLI113', named ?? candidates.join(', '), 'the editor cannot be started', 'set SOPS_EDITOR or EDITOR to a command that waits until the text is edited, such as "code --wait"');
}
