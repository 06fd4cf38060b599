/** Tools that others wrote, at pinned versions, built by Go into a folder that survives between runs. */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';

interface PinnedTool { readonly name: ToolName; readonly module: string; readonly version: string }
interface OwnProgram { readonly name: ToolName; readonly folder: string }

export type ToolName = 'helm' | 'kustomize' | 'kubeconform' | 'sops' | 'age' | 'age-keygen' | 'expand' | 'admit' | 'markers' | 'appset' | 'chart-values';

/** The one table of versions. Why each, and why not flux-schema: docs/decisions/0005-outside-judges.md. */
export const PINNED_TOOLS: readonly PinnedTool[] = [
  { name: 'age', module: 'filippo.io/age/cmd/age', version: 'v1.3.2' },
  { name: 'age-keygen', module: 'filippo.io/age/cmd/age-keygen', version: 'v1.3.2' },
  { name: 'kubeconform', module: 'github.com/yannh/kubeconform/cmd/kubeconform', version: 'v0.8.0' },
  { name: 'kustomize', module: 'sigs.k8s.io/kustomize/kustomize/v5', version: 'v5.8.2' },
  { name: 'helm', module: 'helm.sh/helm/v4/cmd/helm', version: 'v4.3.1' },
  { name: 'sops', module: 'github.com/getsops/sops/v3/cmd/sops', version: 'v3.13.3' },
];

/** Our own programs around Go packages of others; their go.mod files pin the versions. */
export const OWN_PROGRAMS: readonly OwnProgram[] = [
  { name: 'expand', folder: 'conformance/go/expand' },
  { name: 'admit', folder: 'conformance/go/admit' },
  { name: 'appset', folder: 'conformance/go/appset' },
  { name: 'chart-values', folder: 'conformance/go/chart-values' },
  { name: 'markers', folder: 'conformance/go/markers' },
];

const GO_VERSION = '1.26';

export interface RunOptions {
  readonly cwd?: string;
  readonly input?: string;
  /** Set, or with undefined unset, beside the variables of this process. */
  readonly env?: Readonly<Record<string, string | undefined>>;
}

export interface ToolOutput {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
}

export class Toolbox {
  public constructor(private readonly binaries: ReadonlyMap<ToolName, string>) {}

  /** Runs a tool to its end; a status other than zero is for the caller to judge. */
  public run(name: ToolName, args: readonly string[], options: RunOptions = {}): ToolOutput {
    return runProgram(this.path(name), args, options);
  }

  /** Where the tool is, for who runs it without waiting for it. */
  public path(name: ToolName): string {
    const binary = this.binaries.get(name);
    if (binary === undefined) {
      throw new Error(`internal: tool "${name}" is not installed, please report it`);
    }
    return binary;
  }

  /** The standard output of a tool that has to succeed. */
  public output(name: ToolName, args: readonly string[], options: RunOptions = {}): string {
    const { status, stdout, stderr } = this.run(name, args, options);
    if (status !== 0) {
      throw new Error(`${name} ${args[0] ?? ''}: ${shorten(stderr) || `exit status ${status}`}`);
    }
    return stdout;
  }
}

/** The folder of built tools: `CDK8S_GITOPS_JUDGES`, so that a fresh clone can share it, or `.cache/judges`. */
export function toolFolder(root: string): string {
  return process.env.CDK8S_GITOPS_JUDGES ?? join(root, '.cache', 'judges');
}

/** Builds what is not there yet, and says so through `say`. */
export function installTools(root: string, say: (line: string) => void, folder: string = toolFolder(root)): Toolbox {
  const binaries = new Map<ToolName, string>();
  const install = (name: ToolName, version: string, build: (bin: string) => ToolOutput): void => {
    const bin = join(folder, 'bin', `${name}@${version}`);
    binaries.set(name, join(bin, name));
    if (!existsSync(join(bin, name))) {
      buildOnce(name, version, bin, build, say);
    }
  };
  for (const { name, module, version } of PINNED_TOOLS) {
    install(name, version, (bin) => go(['install', `${module}@${version}`], bin, root));
  }
  for (const program of OWN_PROGRAMS) {
    const sources = join(root, program.folder);
    install(program.name, digestOf(sources), (bin) => go(['build', '-o', join(bin, program.name), '.'], bin, sources));
  }
  return new Toolbox(binaries);
}

/** The first lines of what a tool complains: the rest is usage or a stack. */
function shorten(complaint: string): string {
  return complaint.split('\n').map((line) => line.trim()).filter((line) => line !== '').slice(0, 4).join(' | ');
}

function buildOnce(name: string, version: string, bin: string, build: (bin: string) => ToolOutput, say: (line: string) => void): void {
  const start = Date.now();
  mkdirSync(bin, { recursive: true });
  try {
    const { status, stderr } = build(bin);
    if (status !== 0) {
      throw new Error(`cannot build ${name} ${version}: ${stderr.trim()}`);
    }
  } catch (error) {
    rmSync(bin, { recursive: true, force: true });
    throw error;
  }
  say(`installed ${name} ${version} in ${((Date.now() - start) / 1000).toFixed(0)} s`);
}

function go(args: readonly string[], bin: string, cwd: string): ToolOutput {
  // Without cgo a machine needs no C compiler; vendoring flags of the user must not reach these builds.
  return runProgram('go', args, { cwd, env: { GOBIN: bin, CGO_ENABLED: '0', GOFLAGS: '-buildvcs=false', GOWORK: 'off' } });
}

function digestOf(folder: string): string {
  const hash = createHash('sha256');
  for (const name of readdirSync(folder).sort()) {
    hash.update(name).update('\0').update(readFileSync(join(folder, name))).update('\0');
  }
  return hash.digest('hex').slice(0, 12);
}

function runProgram(program: string, args: readonly string[], options: RunOptions): ToolOutput {
  const { error, status, stdout, stderr } = spawnSync(program, args, {
    cwd: options.cwd,
    input: options.input ?? '',
    env: { ...process.env, ...options.env },
    encoding: 'utf8',
    maxBuffer: 512 * 1024 * 1024,
  });
  if (error !== undefined && 'code' in error && error.code === 'ENOENT' && program === 'go') {
    throw new Error(`the outside judges are built with Go: install Go ${GO_VERSION} or newer, and put "go" on the PATH`);
  }
  if (error !== undefined) {
    throw error;
  }
  return { status: status ?? 1, stdout, stderr };
}
