/**
 * Other ways to the same Applications, whole processes: `npm run bench -- --peers`. Programs in Go are built by
 * `go install` at pinned versions, kustomize and helm are those of the conformance suite. What a peer writes is held
 * against the objects of the fleet, so nobody wins by writing less.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { fleet } from './fleet';
import { outputs } from './measure';
import { CUE, HELM_CHART, JSONNET, KUSTOMIZE_BASE, kustomization } from './peer-sources';
import { PINNED_TOOLS, toolFolder } from '../conformance/toolbox';

const ROOT = resolve(__dirname, '..');

type Files = Readonly<Record<string, string>>;

export interface Peer {
  readonly name: string;
  /** What it does beside writing, or does not. */
  readonly remark: string;
  readonly module: string;
  readonly version: string;
  /** Whether more than 1,000 Applications are a matter of seconds. */
  readonly scales: boolean;
  readonly files: (size: number) => Files;
  readonly args: (outdir: string) => readonly string[];
}

const pinned = (tool: string) => PINNED_TOOLS.find(({ name }) => name === tool)!;

export const PEERS: readonly Peer[] = [
  {
    ...pinned('helm'),
    name: 'helm template',
    remark: 'one template for all; checks nothing',
    scales: true,
    files: (size) => ({ ...HELM_CHART, 'values.yaml': `size: ${size}\n` }),
    args: (outdir) => ['template', 'fleet', '.', '--output-dir', outdir],
  },
  {
    ...pinned('kustomize'),
    name: 'kustomize build',
    remark: 'a base, and a folder with a patch for each Application; checks nothing',
    scales: false,
    files: (size) => Object.assign(
      { 'base/kustomization.yaml': 'resources: [application.yaml]\n', 'base/application.yaml': KUSTOMIZE_BASE },
      { 'kustomization.yaml': `resources:\n${fleet('argo', size).map(({ name }) => `- apps/${name}\n`).join('')}` },
      ...fleet('argo', size).map(({ name, manifests }) => ({ [`apps/${name}/kustomization.yaml`]: kustomization(manifests[0]) })),
    ) as Files,
    args: (outdir) => ['build', '.', '--output', outdir],
  },
  {
    name: 'jsonnet',
    remark: 'go-jsonnet, a file of JSON each; checks nothing',
    scales: false,
    module: 'github.com/google/go-jsonnet/cmd/jsonnet',
    version: 'v0.21.0',
    files: (size) => ({ 'fleet.jsonnet': JSONNET.replace('SIZE', String(size)) }),
    args: (outdir) => ['-m', outdir, 'fleet.jsonnet'],
  },
  {
    name: 'cue export',
    remark: 'checked against a definition, one stream of YAML',
    scales: false,
    module: 'cuelang.org/go/cmd/cue',
    version: 'v0.17.1',
    files: (size) => ({ 'fleet.cue': CUE.replace('SIZE', String(size)) }),
    args: (outdir) => ['export', 'fleet.cue', '--out', 'yaml', '-e', 'documents', '--outfile', join(outdir, 'all.yaml')],
  },
];

/** Milliseconds of the whole process, the median; undefined where the tool cannot be built here. */
export function measurePeer(peer: Peer, size: number, rounds: number): number | undefined {
  const binary = tryInstall(peer);
  if (binary === undefined) {
    return undefined;
  }
  const directory = mkdtempSync(join(outputs, 'bench-peer-'));
  try {
    for (const [path, text] of Object.entries(peer.files(size))) {
      mkdirSync(dirname(join(directory, path)), { recursive: true });
      writeFileSync(join(directory, path), text);
    }
    const times = Array.from({ length: rounds }, () => runOnce(peer, binary, directory, size));
    return times.sort((a, b) => a - b)[Math.floor(rounds / 2)];
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

function runOnce(peer: Peer, binary: string, directory: string, size: number): number {
  const outdir = join(directory, 'out');
  rmSync(outdir, { recursive: true, force: true });
  mkdirSync(outdir);
  const start = performance.now();
  const { status, stderr } = spawnSync(binary, peer.args(outdir), { cwd: directory, encoding: 'utf8', maxBuffer: 2 ** 28 });
  const took = performance.now() - start;
  if (status !== 0) {
    throw new Error(`${peer.name} failed: ${stderr.slice(0, 2000)}`);
  }
  holdAgainstFleet(peer, outdir, size);
  return took;
}

function holdAgainstFleet(peer: Peer, outdir: string, size: number): void {
  const files = readdirSync(outdir, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const found = files.flatMap((entry) => documentsOf(readFileSync(join(entry.parentPath, entry.name), 'utf8'))).map(canonical).sort();
  const expected = fleet('argo', size).map(({ manifests }) => canonical(manifests[0])).sort();
  const wrong = expected.findIndex((text, index) => text !== found[index]);
  if (found.length !== expected.length || wrong >= 0) {
    throw new Error(`${peer.name} wrote ${found.length} objects, the first that differs:\n${found[wrong]}\nexpected:\n${expected[wrong]}`);
  }
}

function documentsOf(text: string): unknown[] {
  const values = text.startsWith('{') ? [JSON.parse(text) as unknown] : (parseAllDocuments(text) as { toJS(): unknown }[]).map((document) => document.toJS());
  // One peer has a list for a stream.
  return values.flat().filter((value) => value !== null);
}

function canonical(value: unknown): string {
  return JSON.stringify(value, (_, item: unknown) => (
    typeof item === 'object' && item !== null && !Array.isArray(item) ? Object.fromEntries(Object.entries(item).sort(([a], [b]) => (a < b ? -1 : 1))) : item));
}

function tryInstall({ module, version }: Peer): string | undefined {
  const name = module.replace(/\/v\d+$/, '').split('/').pop()!;
  const bin = join(toolFolder(ROOT), 'bin', `${name}@${version}`);
  if (!existsSync(join(bin, name))) {
    mkdirSync(bin, { recursive: true });
    const env = { ...process.env, GOBIN: bin, CGO_ENABLED: '0', GOFLAGS: '-buildvcs=false', GOWORK: 'off' };
    const { status } = spawnSync('go', ['install', `${module}@${version}`], { env, stdio: ['ignore', 'ignore', 'inherit'] });
    if (status !== 0) {
      rmSync(bin, { recursive: true, force: true });
      return undefined;
    }
  }
  return join(bin, name);
}
