/** What SOPS files hold, where whoever synthesizes has a key. Nothing of it is written, and nothing of it is said. */
import { readFileSync } from 'node:fs';
import { App } from 'cdk8s';
import { isSecretLeaf } from '../checks';
import { fleetOf, sopsSecretsOf } from '../constructs';
import { Diagnostic, fail, isGitOpsError } from '../diagnostics';
import { Fields, SecretValues } from '../inventory';
import { decryptSopsFile, Identities, joinIdentities, keyFilePath, NO_IDENTITIES, parseIdentities, plainData } from '../sops';
import { parseYamlValue } from '../text';

/** The decrypted files of an app. */
export interface OpenedSecrets {
  readonly values: SecretValues;
  /** Values of a file by its ciphertext; none for one that no key opens. */
  readonly files: ReadonlyMap<Uint8Array, Fields>;
  /** Files that a key opens, and that are damaged. */
  readonly faults: readonly Diagnostic[];
}

/** No key is needed for a synth: a file that no key here opens is passed over. */
const NOT_OURS: readonly string[] = ['SEC201', 'SEC207'];

/** Decrypts every SOPS file that a release takes values from or that is a Secret, when `SOPS_AGE_KEY` or `SOPS_AGE_KEY_FILE` is set. */
export function openSecrets(app: App): OpenedSecrets {
  const values = new SecretValues();
  const files = new Map<Uint8Array, Fields>();
  const faults: Diagnostic[] = [];
  const layers = fleetOf(app).flatMap(({ release }) => release.values).filter((layer) => layer.kind === 'sops');
  const used: readonly CipherFile[] = [...layers, ...sopsSecretsOf(app).map(({ secret }) => ({ ...secret, isManifest: true }))];
  const identities = used.length === 0 ? NO_IDENTITIES : attempt(tryIdentities, faults) ?? NO_IDENTITIES;
  for (const layer of isEmpty(identities) ? [] : new Map(used.map((one) => [one.sourcePath, one])).values()) {
    attempt(() => files.set(layer.bytes, open(layer, identities, values)), faults);
  }
  return { values, files, faults };
}

/** What is wrong with one key or file must not hide what is wrong with the others. */
function attempt<T>(action: () => T, faults: Diagnostic[]): T | undefined {
  try {
    return action();
  } catch (error) {
    if (!isGitOpsError(error)) {
      throw error;
    }
    faults.push(...error.diagnostics.filter(({ code }) => !NOT_OURS.includes(code)));
    return undefined;
  }
}

function isEmpty({ keys, unsupported }: Identities): boolean {
  return keys.length + unsupported.length === 0;
}

function tryIdentities(): Identities {
  const { SOPS_AGE_KEY: key, SOPS_AGE_KEY_FILE: file } = process.env;
  return joinIdentities([
    ...key ? [parseIdentities(key, 'SOPS_AGE_KEY')] : [],
    ...file ? [parseIdentities(readKeyFile(keyFilePath(file)), 'SOPS_AGE_KEY_FILE')] : [],
  ]);
}

/** Who names a file wants its key to be used: without it, the checks of the values would be left out in silence. A pipe will do. */
function readKeyFile(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return fail('SEC208', 'SOPS_AGE_KEY_FILE', `there is no file "${path}" that can be read`, 'correct the path, or unset the variable: no synth needs a key');
  }
}

interface CipherFile {
  readonly sourcePath: string;
  readonly bytes: Uint8Array;
  /** The manifest of a Secret: what is below `data` is Base64. */
  readonly isManifest?: boolean;
}

function open(layer: CipherFile, identities: Identities, secrets: SecretValues): Fields {
  const bytes = Buffer.from(layer.bytes);
  const [plain] = plainData(decryptSopsFile(bytes, layer.sourcePath, identities).tree);
  remember(parseYamlValue(bytes.toString('utf8')), plain, '', layer.sourcePath, secrets);
  const fields = (typeof plain === 'object' && plain !== null ? plain : {}) as Fields;
  if (layer.isManifest === true) {
    rememberDecoded(fields.data, layer.sourcePath, secrets);
  }
  return fields;
}

/** The cluster has the text, and that is what must not stand elsewhere. */
function rememberDecoded(data: unknown, source: string, secrets: SecretValues): void {
  for (const [key, value] of typeof data === 'object' && data !== null ? Object.entries(data) : []) {
    const text = typeof value === 'string' ? Buffer.from(value, 'base64').toString('utf8') : '';
    if (isSecretLeaf(key, text)) {
      secrets.add(text, source);
    }
  }
}

/** Only what was encrypted, and is no ordinary word that stands elsewhere by chance. */
function remember(cipher: unknown, plain: unknown, key: string, source: string, secrets: SecretValues): void {
  if (typeof plain === 'object' && plain !== null) {
    const below = cipher as Fields | null | undefined;
    Object.entries(plain).forEach(([name, value]) => remember(below?.[name], value, Array.isArray(plain) ? key : name, source, secrets));
  } else if (typeof plain === 'string' && typeof cipher === 'string' && cipher.startsWith('ENC[') && isSecretLeaf(key, plain)) {
    secrets.add(plain, source);
  }
}
