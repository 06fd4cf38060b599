/**
 * The real sops against ours: what either side encrypts opens on the other side with the same result and
 * a valid MAC. Takes the path of the sops binary and says what differs.
 */
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import fc from 'fast-check';
import { RandomFile, randomFile, WRITTEN_BY_HAND } from './sops-trees';
import {
  decryptSopsFile, encryptSopsFile, findCreationRule, Identities, joinIdentities, parseConfig, parseIdentities, readSopsFile, SopsFormat,
  sopsFormatOfPath, SopsTree, writePlain,
} from '../src/sops';
import { generateX25519Identity } from '../src/sops/age/x25519';
import { isSameTree, readTree } from '../src/sops/file';
import { walkTree } from '../src/sops/walk';

export interface SopsReport {
  /** Files that went both ways. */
  readonly compared: number;
  /** Files that sops refuses to encrypt, and so do we. */
  readonly refusedByBoth: number;
  /** Files that sops cannot read after it wrote them: a comment behind `[]`, or one in a list below a comment rule (sops issue 2281). */
  readonly brokenBySops: number;
  /** Of the compared ones, those that are equal byte for byte after decryption. */
  readonly sameBytes: number;
  /** Those whose comments also stand at the same places; where sops moves or loses one, we need not. */
  readonly sameComments: number;
  readonly failures: readonly string[];
}

interface Judge {
  readonly sops: string;
  readonly folder: string;
  readonly identities: Identities;
  readonly recipients: readonly string[];
  readonly secrets: string;
}

const run = promisify(execFile);
const PARALLEL = 3;

/** Compares at least `trees` random files, always the same ones for one seed. */
export async function checkSops(sops: string, trees = 500, seed = 20260701): Promise<SopsReport> {
  const folder = mkdtempSync(join(tmpdir(), 'sops-conformance-'));
  const secrets = [1, 2, 3].map(generateX25519Identity);
  const identities = joinIdentities(secrets.map((secret) => parseIdentities(secret, 'key')));
  const judge = { sops, folder, identities, secrets: secrets.join('\n'), recipients: identities.keys.map((key) => key.recipient) };
  const byHand = WRITTEN_BY_HAND.map(([name, content]): RandomFile => ({ name, text: Buffer.from(content), rule: {}, groups: 1 }));
  try {
    return await compareAll(judge, [...byHand, ...fc.sample(randomFile, { numRuns: trees, seed })]);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

type Outcome = 'bytes' | 'comments' | 'values' | 'refused' | 'broken' | { readonly failure: string };

async function compareAll(judge: Judge, files: readonly RandomFile[]): Promise<SopsReport> {
  const outcomes: Outcome[] = [];
  let next = 0;
  const worker = async (): Promise<void> => {
    while (next < files.length) {
      const index = next++;
      outcomes[index] = await compare(judge, files[index], index).catch((error) => ({ failure: `${files[index].name} ${index}: ${String(error)}` }));
    }
  };
  await Promise.all(Array.from({ length: PARALLEL }, worker));
  const failures = outcomes.flatMap((outcome) => (typeof outcome === 'object' ? [outcome.failure] : []));
  const refusedByBoth = outcomes.filter((outcome) => outcome === 'refused').length;
  const sameBytes = outcomes.filter((outcome) => outcome === 'bytes').length;
  const sameComments = sameBytes + outcomes.filter((outcome) => outcome === 'comments').length;
  const brokenBySops = outcomes.filter((outcome) => outcome === 'broken').length;
  const compared = files.length - refusedByBoth - brokenBySops;
  return { compared, refusedByBoth, brokenBySops, sameBytes, sameComments, failures };
}

async function compare(judge: Judge, file: RandomFile, index: number): Promise<Outcome> {
  const label = `${file.name} ${index} ${JSON.stringify(file.rule)} ${file.groups} groups:\n${file.text.toString()}`;
  const path = join(judge.folder, `${index}-${file.name}`);
  const config = join(judge.folder, `${index}.sops.yaml`);
  writeFileSync(path, file.text);
  writeFileSync(config, configText(judge, file));
  const theirs = await trySops(judge, ['--config', config, 'encrypt', path]);
  const plan = findCreationRule(parseConfig(Buffer.from(configText(judge, file)), config), path)!;
  const ours = tryOurs(() => encryptSopsFile(file.text, path, plan, new Date()));
  if (typeof ours === 'string' && ours.includes('SEC114') && typeof theirs !== 'string') {
    return 'broken';
  }
  if (typeof theirs === 'string' || typeof ours === 'string') {
    return typeof theirs === typeof ours ? 'refused' : { failure: `only one side encrypts ${label}\nsops: ${text(theirs)}\nours: ${text(ours)}` };
  }
  return compareEncrypted(judge, path, label, theirs, ours);
}

async function compareEncrypted(judge: Judge, path: string, label: string, theirs: Buffer, ours: Buffer): Promise<Outcome> {
  const format = sopsFormatOfPath(path);
  const encrypted = join(judge.folder, `encrypted-${path.slice(judge.folder.length + 1)}`);
  writeFileSync(encrypted, theirs);
  const expected = await trySops(judge, ['decrypt', encrypted]);
  writeFileSync(encrypted, ours);
  const oursByThem = await trySops(judge, ['decrypt', encrypted]);
  const byUs = (bytes: Buffer): Buffer | string => tryOurs(() => writePlain(decryptSopsFile(bytes, path, judge.identities).tree, format, path));
  const [oursByUs, theirsByUs] = [byUs(ours), byUs(theirs)];
  if (typeof oursByUs === 'string') {
    return { failure: `we cannot read what we wrote: ${label}\n${oursByUs}` };
  }
  if (typeof expected === 'string') {
    return 'broken';
  }
  const problems = [theirs, ours].flatMap((bytes) => readSopsFile(bytes, path).problems).filter(({ code }) => code !== 'SEC112');
  if (problems.length > 0) {
    return { failure: `verification of ${label}\n${problems.map(({ message }) => message).join('\n')}\n${theirs.toString()}` };
  }
  for (const [who, bytes] of [['sops reads ours', oursByThem], ['we read theirs', theirsByUs]] as const) {
    if (typeof bytes === 'string' || !isEqual(bytes, expected, format, withoutComments)) {
      return { failure: `${who}, differs: ${label}\nexpected:\n${expected.toString()}\nbut:\n${text(bytes)}` };
    }
  }
  const both = [oursByThem, theirsByUs] as Buffer[];
  if (both.every((bytes) => expected.equals(bytes))) {
    return 'bytes';
  }
  return both.every((bytes) => isEqual(bytes, expected, format, (tree) => tree)) ? 'comments' : 'values';
}

function isEqual(a: Buffer, b: Buffer, format: SopsFormat, of: (tree: SopsTree) => SopsTree): boolean {
  if (a.equals(b) || format === 'binary') {
    return a.equals(b);
  }
  try {
    return isSameTree(of(readTree(a, format)), of(readTree(b, format)));
  } catch {
    // sops wrote what cannot be read, such as a block with a wrong hint of its indentation.
    return false;
  }
}

function withoutComments(tree: SopsTree): SopsTree {
  return walkTree(tree, (item) => (item.kind === 'comment' ? undefined : item));
}

function configText({ recipients }: Judge, { rule, groups }: RandomFile): string {
  const keys = groups === 1 ? { age: recipients[0] } : { key_groups: recipients.slice(0, groups).map((recipient) => ({ age: [recipient] })) };
  return JSON.stringify({ creation_rules: [{ ...rule, ...keys }] });
}

async function trySops({ sops, secrets }: Judge, args: readonly string[]): Promise<Buffer | string> {
  try {
    const { stdout } = await run(sops, [...args], { encoding: 'buffer', env: { ...process.env, SOPS_AGE_KEY: secrets }, timeout: 30_000 });
    return stdout;
  } catch (error) {
    return String((error as { stderr?: Buffer }).stderr ?? error);
  }
}

function tryOurs(make: () => Buffer): Buffer | string {
  try {
    return make();
  } catch (error) {
    return String(error);
  }
}

function text(result: Buffer | string): string {
  return result.toString();
}
