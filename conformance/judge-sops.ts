/** sops: the ciphertext that was copied into the output still decrypts, MAC included. */
import { Decryptor } from './decryptor';
import { Toolbox } from './toolbox';
import { showFile } from './tree';
import { JudgeResult, Verdicts } from './verdicts';

export interface EncryptedFile {
  readonly file: string;
  /** The age key file that opens it. */
  readonly keyFile?: string;
}

export function judgeSops(tools: Toolbox, files: readonly EncryptedFile[]): JudgeResult {
  const verdicts = new Verdicts();
  for (const { file, keyFile } of files) {
    verdicts.attempt(showFile(file), () => {
      new Decryptor(tools, keyFile).decrypt(file);
    });
  }
  return verdicts.result('sops', 'every encrypted file decrypts with the test key');
}
