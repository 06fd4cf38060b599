/** The private age keys of the person who runs the command, from where sops takes them (age/keysource.go). */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { tryCommandWords } from './command-words';
import { Machine } from './machine';
import { readNamed } from './safe-file';
import { Diagnostic, fail, isGitOpsError } from '../diagnostics';
import { Identities, joinIdentities, keyFilePath, openSopsFile, parseIdentities, SopsFile } from '../sops';

/** For the texts of help. */
export const KEY_HELP = `
Private keys are taken from where sops takes them: SOPS_AGE_KEY, the file of SOPS_AGE_KEY_FILE, the output of
SOPS_AGE_KEY_CMD (such as "age -d key.age", which asks for a passphrase), and sops/age/keys.txt of the user's configuration.`;

/** All keys there are. None is no error: what needs one says so. */
export function readKeys(machine: Machine): Identities {
  const { SOPS_AGE_KEY: key, SOPS_AGE_KEY_FILE: file, SOPS_AGE_KEY_CMD: command, SOPS_AGE_SSH_PRIVATE_KEY_FILE: ssh } = machine.env;
  const standard = standardFile(machine);
  return joinIdentities([
    ...key ? [parseIdentities(key, 'SOPS_AGE_KEY')] : [],
    ...file ? [parseFile(keyFilePath(file), 'SOPS_AGE_KEY_FILE')] : [],
    ...command ? [parseIdentities(runKeyCommand(command), 'SOPS_AGE_KEY_CMD')] : [],
    ...standard !== undefined && standard !== file && existsSync(standard) ? [parseFile(standard, standard)] : [],
    ...ssh ? [{ keys: [], unsupported: ['an SSH key'] }] : [],
  ]);
}

/** No key for a file is no fault of the file. */
const NO_KEY = new Set(['SEC201', 'SEC207']);

/** Undefined where the file opens, and everything in it is intact. */
export function tryOpenFile(file: SopsFile, keys: Identities): 'no key' | readonly Diagnostic[] | undefined {
  if (keys.keys.length === 0) {
    return 'no key';
  }
  try {
    openSopsFile(file, keys);
    return undefined;
  } catch (error) {
    if (!isGitOpsError(error)) {
      throw error;
    }
    return NO_KEY.has(error.code) ? 'no key' : error.diagnostics;
  }
}

function parseFile(path: string, subject: string): Identities {
  const text = readNamed(path).toString('utf8');
  if (/^\s*(?:-----BEGIN AGE|age-encryption\.org\/)/.test(text)) {
    fail('SEC208', path, 'file with private age keys is protected by a passphrase', 'set SOPS_AGE_KEY_CMD to "age -d FILE", which asks for it, instead of SOPS_AGE_KEY_FILE');
  }
  return parseIdentities(text, subject);
}

/** What Go calls the directory for a user's configuration; on macOS sops looks at XDG_CONFIG_HOME first. */
function standardFile({ env, platform, home }: Machine): string | undefined {
  const folders: Partial<Record<NodeJS.Platform, string | undefined>> = {
    win32: env.AppData ?? env.APPDATA,
    darwin: env.XDG_CONFIG_HOME || join(home, 'Library', 'Application Support'),
  };
  const folder = platform in folders ? folders[platform] : env.XDG_CONFIG_HOME || join(home, '.config');
  return folder === undefined ? undefined : join(folder, 'sops', 'age', 'keys.txt');
}

/** The command may ask for a passphrase on the terminal; only what it prints is taken. */
function runKeyCommand(command: string): string {
  const [program, ...args] = tryCommandWords(command) ?? [];
  const { status, stdout } = program === undefined ? { status: null, stdout: '' }
    : spawnSync(program, args, { encoding: 'utf8', stdio: ['inherit', 'pipe', 'inherit'] });
  if (status !== 0) {
    fail('SEC208', 'SOPS_AGE_KEY_CMD', 'the command did not print a key', 'try it in a shell: it has to end with status 0');
  }
  return stdout;
}
