/** Reading an encrypted file without any key. */
import { Diagnostic } from '../diagnostics';
import type { Path } from '../text';
import { readBinaryEnvelope } from './binary-store';
import { readDotenv } from './dotenv-store';
import { SopsFormat, sopsFormatOfPath } from './format';
import { readIni } from './ini-store';
import { readJson } from './json-store';
import { METADATA_KEY, readMetadata, SopsKeyType, SopsMetadata, splitMetadata } from './metadata';
import { entriesOf, SopsMap, SopsNode, SopsTree, StoreFault } from './tree';
import { looksEncrypted, readValue } from './value';
import { auditValues, subjectAt } from './verify';
import { readYaml } from './yaml-store';

/** A SOPS file as far as it can be known without a key. */
export interface SopsFile {
  readonly path: string;
  readonly format: SopsFormat;
  /** Missing where the file has none, or cannot be read. */
  readonly metadata?: SopsMetadata;
  /** The values as they stand in the file, encrypted ones as their `ENC[…]` text. */
  readonly values: SopsTree;
  /** The keys at the top of the first document; their names are never encrypted. */
  readonly topLevelKeys: readonly string[];
  /** Places of values that the file's own rule leaves in the clear. */
  readonly clear: readonly Path[];
  /** Every reason not to use the file. */
  readonly problems: readonly Diagnostic[];
  /** What is no reason to refuse the file, but a person may want to know. */
  readonly notes: readonly Diagnostic[];
}

const READERS: Readonly<Record<SopsFormat, (bytes: Buffer) => SopsTree>> = {
  yaml: readYaml,
  json: readJson,
  dotenv: readDotenv,
  ini: readIni,
  binary: readBinaryEnvelope,
};

/** Larger files are refused before they are parsed; SOPS files are read as a whole. */
export const MAX_FILE_SIZE = 32 * 1024 * 1024;

/** Reads a file in the format that its name tells, or in the given one, and says everything that is wrong with it. */
export function readSopsFile(bytes: Buffer, path: string, format: SopsFormat = sopsFormatOfPath(path)): SopsFile {
  try {
    return readParts(readTree(bytes, format), path, format);
  } catch (error) {
    if (!(error instanceof StoreFault)) {
      throw error;
    }
    const message = error.code === 'SEC102' ? `not a readable ${format} file: ${error.message}` : error.message;
    return unreadable(path, format, { code: error.code, subject: subjectAt(path, error.line), message, fix: 'restore the last good version of the file' });
  }
}

/** The ids of the file's recipients of one kind, in the order of the file. */
export function recipientsOf(file: SopsFile, type: SopsKeyType): readonly string[] {
  return (file.metadata?.groups ?? []).flat().filter((recipient) => recipient.type === type).map((recipient) => recipient.id);
}

/** The tree of a text in one of the formats; what cannot be read is a `StoreFault`. */
export function readTree(bytes: Buffer, format: SopsFormat): SopsTree {
  if (bytes.length > MAX_FILE_SIZE) {
    throw new StoreFault(`larger than ${MAX_FILE_SIZE / 1024 / 1024} MiB`);
  }
  return READERS[format](bytes);
}

function unreadable(path: string, format: SopsFormat, problem: Diagnostic): SopsFile {
  return { path, format, values: { documents: [] }, topLevelKeys: [], clear: [], problems: [problem], notes: [] };
}

function readParts(tree: SopsTree, path: string, format: SopsFormat): SopsFile {
  const { values, blocks } = splitMetadata(tree, format);
  const [block] = blocks;
  if (block === undefined) {
    return { ...unreadable(path, format, notEncrypted(path, blocks)), values, topLevelKeys: topLevelKeys(values) };
  }
  const problems: Diagnostic[] = [];
  const metadata = readMetadata(block, (code, message, fix) => problems.push({ code, subject: path, message, fix }));
  problems.push(...checkMac(metadata, path), ...checkThreshold(metadata, path), ...checkDocuments(blocks, path));
  const audit = auditValues(values, metadata, path);
  problems.push(...audit.problems);
  return { path, format, metadata, values, topLevelKeys: topLevelKeys(values), clear: audit.clear, problems, notes: audit.notes };
}

function notEncrypted(path: string, blocks: readonly (SopsMap | undefined)[]): Diagnostic {
  if (blocks.some((block) => block !== undefined)) {
    return {
      code: 'SEC111',
      subject: path,
      message: `the first of ${blocks.length} documents has no metadata "${METADATA_KEY}", another one has`,
      fix: 'take the documents apart, and encrypt each file as a whole',
    };
  }
  return { code: 'SEC101', subject: path, message: `not encrypted with SOPS: it has no metadata "${METADATA_KEY}"`, fix: `run "sops encrypt --in-place ${path}"` };
}

function topLevelKeys(values: SopsTree): string[] {
  return values.documents.slice(0, 1).flatMap(entriesOf).map((item) => item.key);
}

/** SHA-512 as hexadecimal digits. */
const MAC_LENGTH = 128;

function* checkMac({ mac }: SopsMetadata, subject: string): Iterable<Diagnostic> {
  if (mac === '') {
    return;
  }
  const value = looksEncrypted(mac) ? readValue(mac) : 'is not an encrypted value';
  const what = typeof value === 'string' ? value : value.type === 'str' && value.data.length === MAC_LENGTH ? undefined : 'is not a SHA-512 sum';
  if (what !== undefined) {
    yield { code: 'SEC104', subject, message: `metadata "mac" ${what}`, fix: 'restore the "mac" line from the last good version of the file' };
  }
}

function* checkThreshold({ groups, shamirThreshold }: SopsMetadata, subject: string): Iterable<Diagnostic> {
  if (groups.length > 1 && (shamirThreshold > groups.length || shamirThreshold === 1)) {
    const message = `metadata "shamir_threshold" is ${shamirThreshold} with ${groups.length} key groups`;
    yield { code: 'SEC104', subject, message, fix: `encrypt the file again with a threshold from 2 to ${groups.length}` };
  }
}

/** SOPS writes the same metadata into every document, and reads only the first. */
function* checkDocuments([first, ...rest]: readonly (SopsMap | undefined)[], subject: string): Iterable<Diagnostic> {
  for (const [index, block] of rest.entries()) {
    if (block === undefined || !isEqual(block, first!)) {
      const what = block === undefined ? 'has no metadata' : 'has other metadata than the first';
      yield { code: 'SEC111', subject, message: `document ${index + 2} ${what}`, fix: 'take the documents apart, and encrypt each file as a whole' };
    }
  }
}

function isEqual(a: SopsNode, b: SopsNode): boolean {
  return fingerprint(a) === fingerprint(b);
}

/** Whether two trees say the same in the same order, comments included. */
export function isSameTree(a: SopsTree, b: SopsTree): boolean {
  return a.documents.length === b.documents.length && a.documents.every((document, index) => isEqual(document, b.documents[index]));
}

/** Lines do not count, and sops forgets that a comment stood behind its value; the order of keys counts. */
function fingerprint(node: SopsNode): string {
  return JSON.stringify(node, (key, value) => (key === 'line' || key === 'inline' ? undefined : typeof value === 'bigint' ? `${value}n` : value));
}
