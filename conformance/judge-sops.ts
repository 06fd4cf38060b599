/** sops: the ciphertext that was copied into the output still decrypts, MAC included, and a manifest is one that the API server takes. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { Decryptor } from './decryptor';
import { Toolbox } from './toolbox';
import { isMap, showFile } from './tree';
import { JudgeResult, Verdicts } from './verdicts';
import { parseYaml } from '../src/text';

export interface EncryptedFile {
  readonly file: string;
  /** The age key file that opens it. */
  readonly keyFile?: string;
}

interface Admission { readonly kind: string; readonly verdict: string; readonly errors: readonly string[] | null }

export function judgeSops(tools: Toolbox, files: readonly EncryptedFile[]): JudgeResult {
  const verdicts = new Verdicts();
  for (const { file, keyFile } of files) {
    verdicts.attempt(showFile(file), () => {
      const plain = new Decryptor(tools, keyFile).decrypt(file);
      if (isManifest(plain)) {
        admit(tools, basename(file), plain);
      }
    });
  }
  return verdicts.result('sops', 'every encrypted file decrypts with the test key, manifests to what the API server takes');
}

function isManifest(text: string): boolean {
  return parseYaml(text).documents.some(({ value }) => isMap(value) && typeof value.apiVersion === 'string' && typeof value.kind === 'string');
}

/** The secrets of examples are no secrets, so that they may stand in a file for a moment. */
function admit(tools: Toolbox, name: string, plain: string): void {
  const folder = mkdtempSync(join(tmpdir(), 'judge-sops-'));
  try {
    const file = join(folder, name);
    writeFileSync(file, plain);
    const admitted = JSON.parse(tools.output('admit', [file])) as readonly Admission[];
    const wrong = admitted.filter(({ verdict }) => verdict !== 'valid');
    if (admitted.length === 0 || wrong.length > 0) {
      throw new Error(`decrypted, it is not taken: ${wrong.flatMap(({ kind, errors }) => errors ?? [kind]).join('; ')}`);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
