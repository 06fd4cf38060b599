/**
 * SOPS files, beside the real sops: 1,000 files of 50 values are verified and decrypted by both, in blocks by turns. Alone:
 * `node --import tsx bench/sops.ts`, after "npm run compile" and "npm run conformance", which builds sops.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { faster, notMeasured, Row } from './report';
import { PINNED_TOOLS, toolFolder } from '../conformance/toolbox';
import { DEFAULT_RULE, encryptSopsFile, generateX25519Identity, Identities, openSopsFile, parseIdentities, readSopsFile, writePlain } from '../src/sops';

const FILES = 1000;
const VALUES = 50;
const BLOCK = 100;
const ROOT = join(__dirname, '..');

interface Bench {
  readonly folder: string;
  readonly paths: readonly string[];
  readonly secret: string;
  readonly identities: Identities;
  readonly sops: string;
}

/** The rows for the table; one that says why where sops is not there. */
export function sopsRows(): Row[] {
  const what = `verifying and decrypting ${FILES.toLocaleString('en')} SOPS files of ${VALUES} values`;
  const sops = join(toolFolder(ROOT), 'bin', `sops@${PINNED_TOOLS.find(({ name }) => name === 'sops')!.version}`, 'sops');
  if (!existsSync(sops)) {
    return [notMeasured(what, 'sops is not built')];
  }
  const folder = mkdtempSync(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'bench-sops-'));
  try {
    return compare(prepare(folder, sops), what);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function prepare(folder: string, sops: string): Bench {
  const secret = generateX25519Identity();
  const identities = parseIdentities(secret, 'bench');
  const groups = [[{ type: 'age' as const, id: identities.keys[0].recipient }]];
  const plan = { groups, rule: DEFAULT_RULE, macOnlyEncrypted: false, shamirThreshold: 0 };
  mkdirSync(join(folder, 'secrets'));
  const paths = Array.from({ length: FILES }, (_, index) => {
    const path = join(folder, 'secrets', `${index}.yaml`);
    writeFileSync(path, encryptSopsFile(Buffer.from(plainText(index)), path, plan, new Date()));
    return path;
  });
  return { folder, paths, secret, identities, sops };
}

/** Values as they are in real files: five maps, mostly short strings. */
function plainText(index: number): string {
  const line = (value: number) => `    key${value}: ${value % 10 === 0 ? value * index : `"secret ${index} ${value} ${'x'.repeat(value)}"`}\n`;
  return Array.from({ length: VALUES }, (_, value) => (value % 10 === 0 ? `part${value}:\n${line(value)}` : line(value))).join('');
}

function compare(bench: Bench, what: string): Row[] {
  const took = { ours: 0, theirs: 0, start: 0 };
  for (let from = 0; from < FILES; from += BLOCK) {
    const block = bench.paths.slice(from, from + BLOCK);
    took.ours += timed(() => block.forEach((path) => ours(bench, path)));
    took.theirs += timed(() => block.forEach((path) => run(bench, bench.sops, ['decrypt', path])));
    took.start += timed(() => block.forEach(() => run(bench, bench.sops, ['--version', '--disable-version-check'])));
  }
  const command = timed(() => run(bench, process.execPath, [join(ROOT, 'bin', 'cdk8s-gitops'), 'sops', 'verify', join(bench.folder, 'secrets')]));
  return [
    faster(`${what}: the library, beside \`sops decrypt\` for each file`, took.theirs, took.ours),
    faster(`${what}: the library, beside sops without the start of its process`, took.theirs - took.start, took.ours),
    faster(`${what}: \`cdk8s-gitops sops verify\`, beside \`sops decrypt\` for each file`, took.theirs, command),
  ];
}

function ours({ identities }: Bench, path: string): void {
  const file = readSopsFile(readFileSync(path), path);
  if (file.problems.length > 0) {
    throw new Error(`${path} is not clean`);
  }
  writePlain(openSopsFile(file, identities).tree, 'yaml', path);
}

function run({ secret, folder }: Bench, program: string, args: readonly string[]): void {
  const { status, stderr } = spawnSync(program, [...args], { env: { PATH: process.env.PATH, HOME: folder, SOPS_AGE_KEY: secret }, encoding: 'utf8' });
  if (status !== 0) {
    throw new Error(`${program} ${args[0]}: ${stderr}`);
  }
}

function timed(action: () => void): number {
  const start = performance.now();
  action();
  return performance.now() - start;
}

if (require.main === module) {
  sopsRows().forEach(({ what, found }) => console.log(`${what}: ${found}`));
}
