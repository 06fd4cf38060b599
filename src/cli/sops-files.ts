/** SOPS files among files that anybody wrote, and plain ones that ought to be. */
import { statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { readNamed } from './safe-file';
import { CreationRules } from './sops-config';
import { fail } from '../diagnostics';
import {
  CONFIG_NAME, CreationRule, hasEncryptedValue, hasSopsMarker, hasValueToEncrypt, MAX_FILE_SIZE, plainData, readSopsFile, SopsFile, SopsFormat,
  sopsFormatOfPath, tryReadPlain,
} from '../sops';
import { listDirectory } from '../text';

export interface FoundFile {
  readonly path: string;
  readonly bytes: Buffer;
  readonly file: SopsFile;
}

export interface PlainFile {
  readonly path: string;
  readonly configPath: string;
}

export interface FoundFiles {
  readonly encrypted: readonly FoundFile[];
  /** Files of directories that a creation rule wants encrypted. */
  readonly plain: readonly PlainFile[];
  /** How many files were looked at. */
  readonly total: number;
}

/** A file that is named counts as encrypted whatever it is, so that it is said when it is not. */
export function findSopsFiles(paths: readonly string[], format: SopsFormat | undefined, rules?: CreationRules): FoundFiles {
  const encrypted: FoundFile[] = [];
  const plain: PlainFile[] = [];
  const all = paths.flatMap(filesOf);
  for (const { path, isNamed } of all) {
    const bytes = readNamed(path);
    const file = isNamed || mayBeEncrypted(bytes) ? readSopsFile(bytes, path, format) : undefined;
    if (file !== undefined && (isNamed || isEncrypted(file, bytes))) {
      encrypted.push({ path, bytes, file });
    } else if (rules !== undefined) {
      plain.push(...configsThatWant(path, bytes, rules));
    }
  }
  return { encrypted, plain, total: all.length };
}

function filesOf(path: string): { readonly path: string; readonly isNamed: boolean }[] {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (stat === undefined) {
    return fail('CLI111', path, 'there is no such file or directory', 'correct the path');
  }
  if (!stat.isDirectory()) {
    return [{ path, isNamed: true }];
  }
  return listDirectory(path).files.filter((file) => !file.split('/').includes('node_modules'))
    .map((file) => ({ path: join(path, file), isNamed: false }))
    .filter((file) => statSync(file.path).size <= MAX_FILE_SIZE);
}

/** Every SOPS file has this somewhere, its MAC if nothing else; looking is cheaper than parsing. */
function mayBeEncrypted(bytes: Buffer): boolean {
  return bytes.includes('ENC[AES256_GCM');
}

/** A damaged SOPS file is one; a page of documentation that shows one is none. */
function isEncrypted(file: SopsFile, bytes: Buffer): boolean {
  if (file.metadata !== undefined) {
    return true;
  }
  if (file.problems.some(({ code }) => code === 'SEC101')) {
    return hasEncryptedValue(file.values);
  }
  return hasSopsMarker(bytes, file.format) && (file.format !== 'binary' || /^\s*\{/.test(bytes.toString('latin1', 0, 100)));
}

/** The configuration that wants a plain file encrypted, if there is one. */
function configsThatWant(path: string, bytes: Buffer, rules: CreationRules): PlainFile[] {
  const found = rules.tryFind(path);
  // A rule for every path says how to encrypt, not that everything has to be.
  const isMeant = found?.rule.pathRegex !== undefined && basename(path) !== CONFIG_NAME;
  return isMeant && holdsSecrets(path, bytes, found.rule) ? [{ path, configPath: found.configPath }] : [];
}

/** Rules often fit every YAML of a repository; of Kubernetes objects only a Secret is meant then. */
function holdsSecrets(path: string, bytes: Buffer, { rule }: CreationRule): boolean {
  const format = sopsFormatOfPath(path);
  if (format === 'binary') {
    return bytes.length > 0;
  }
  if (/^kustomization\.ya?ml$/i.test(basename(path))) {
    return false;
  }
  const tree = tryReadPlain(bytes, format);
  if (tree === undefined || !hasValueToEncrypt(tree, rule)) {
    return false;
  }
  const objects = plainData(tree).filter(isObject);
  return objects.length === 0 || objects.some(({ kind }) => kind === 'Secret');
}

function isObject(data: unknown): data is { readonly kind: string } {
  const fields = data as { readonly apiVersion?: unknown; readonly kind?: unknown } | null;
  return typeof data === 'object' && typeof fields?.apiVersion === 'string' && typeof fields.kind === 'string';
}
