/** A plaintext on disk for as long as an editor needs it: in memory where the system has such a place, for the owner alone, and wiped. */
import { accessSync, chmodSync, constants, existsSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { uninterrupted } from './interruption';
import { OWNER_ONLY } from './safe-file';

const MEMORY = '/dev/shm';

/** Makes the file, hands it out, and wipes it with everything that an editor left beside it, whatever happens. */
export function withSecretFile<T>(name: string, bytes: Buffer, use: (path: string) => T): T {
  return uninterrupted(() => {
    const folder = mkdtempSync(join(isWritable(MEMORY) ? MEMORY : tmpdir(), 'cdk8s-gitops-'));
    try {
      const path = join(folder, basename(name));
      writeFileSync(path, bytes, { flag: 'wx', mode: OWNER_ONLY });
      return use(path);
    } finally {
      wipe(folder);
    }
  });
}

function isWritable(folder: string): boolean {
  try {
    accessSync(folder, constants.W_OK);
    return existsSync(folder);
  } catch {
    return false;
  }
}

/** Overwritten first, which helps where the file is not in memory and the file system writes in place. */
function wipe(folder: string): void {
  try {
    for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true }).filter((found) => found.isFile())) {
      const path = join(entry.parentPath, entry.name);
      chmodSync(path, OWNER_ONLY);
      writeFileSync(path, Buffer.alloc(statSync(path).size), { flag: 'r+' });
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
