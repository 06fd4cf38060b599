/** Argo CD's own packages judge ours: the same ApplicationSets in the same world, the same Applications. */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expandApplicationSet, parseClusterSecret, World } from '../src/applicationset';
import { parseYaml } from '../src/text';
import { generateSet } from './applicationsets/generate';
import { GO_BRANCHES, GO_PULLS, makeRepository, PLUGIN, PULLS, REPOSITORY, SCM_REPOSITORIES, SECRETS } from './applicationsets/world';

type Fields = Readonly<Record<string, unknown>>;

export interface SetComparison {
  readonly cases: number;
  readonly agreed: number;
  readonly applications: number;
  /** Cases that both refuse. */
  readonly errors: number;
  /** Documents of Argo CD's own that need a network. */
  readonly unknown: number;
  readonly differences: readonly string[];
}

interface Answer {
  readonly applications?: readonly Fields[] | null;
  readonly error?: string;
}

const GENERATED = 2500;
const SEED = 20260812;
/** Found here, and not by the code that the oracle calls: it is the next step of the controller. */
const LATER_CODES = ['EXP108', 'EXP110', 'EXP111'];

const NETWORK: World = {
  plugins: [{ configMap: 'plug', parameters: PLUGIN }],
  pullRequests: [{ repository: 'myorg/shop', pulls: PULLS }],
  scm: [{ organization: 'myorg', repositories: SCM_REPOSITORIES }],
};

export function compareApplicationSets(root: string, program: string, generated: number = GENERATED, seed: number = SEED): SetComparison {
  const folder = mkdtempSync(join(tmpdir(), 'applicationsets-'));
  try {
    makeRepository(folder);
    const sets = [...Array.from({ length: generated }, (_, index) => generateSet(seed + index * 7919)), ...examples(root)];
    const answers = askOracle(program, sets, folder);
    return compare(sets, answers, folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function compare(sets: readonly Fields[], answers: readonly Answer[], folder: string): SetComparison {
  const clusters = SECRETS.map((secret) => parseClusterSecret(secret as Fields, 'secret'));
  const worlds: World[] = [{ repositories: [{ url: REPOSITORY, directory: folder }] }, { repositories: [{ url: REPOSITORY, directory: folder, revision: 'HEAD' }] }]
    .map((world) => ({ ...world, ...NETWORK, clusters }));
  const result = { agreed: 0, applications: 0, errors: 0, unknown: 0 };
  const differences: string[] = [];
  sets.forEach((set, index) => {
    const ours = expandApplicationSet(set, worlds[index % worlds.length]);
    const faults = ours.diagnostics.filter(({ code }) => !LATER_CODES.includes(code));
    const theirs = answers[index];
    const failed = theirs.error !== undefined;
    const mine = sorted(ours.applications.map(({ manifest }) => manifest));
    const wanted = sorted(withoutDuplicates(theirs.applications ?? []));
    // The oracle answers for any provider, so it does not see that a fragment of the documentation names none.
    if (ours.unknown.length > 0 || faults[0]?.message.startsWith('no provider of')) {
      result.unknown++;
    } else if (failed === faults.length > 0 && (failed || isSame(set, mine, wanted))) {
      result.agreed++;
      result.errors += failed ? 1 : 0;
      result.applications += failed ? 0 : ours.applications.length;
    } else {
      differences.push(`${JSON.stringify(set)}\n  ours:   ${faults[0]?.message ?? mine}\n  theirs: ${theirs.error ?? wanted}`);
    }
  });
  return { cases: sets.length, ...result, differences };
}

/** The controller takes clusters from a Go map, so what shows a flatList is in another order each time. */
function isSame(set: Fields, mine: string, wanted: string): boolean {
  const letters = (text: string) => Array.from(text).sort().join('');
  return mine === wanted || (JSON.stringify(set).includes('"flatList":true') && letters(mine) === letters(wanted));
}

function withoutDuplicates(applications: readonly Fields[]): Fields[] {
  const nameOf = (application: Fields) => (application.metadata as Fields).name ?? '';
  const names = applications.map(nameOf);
  return applications.filter((application) => names.filter((name) => name === nameOf(application)).length === 1);
}

/** What both write: metadata and spec, with keys in order. */
function sorted(applications: readonly Fields[]): string {
  return JSON.stringify(applications.map(({ metadata, spec }) => JSON.stringify(ordered({ metadata: { name: '', ...metadata as Fields }, spec }))).sort());
}

function ordered(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.map(ordered);
  }
  return typeof value === 'object' && value !== null
    ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, item]) => [key, ordered(item)]))
    : value;
}

/** Every ApplicationSet in the examples and the documentation of the very version that judges, with our world below it. */
function examples(root: string): Fields[] {
  const module = execFileSync('go', ['list', '-m', '-f', '{{.Dir}}', 'github.com/argoproj/argo-cd/v3'], { cwd: programFolder(root), encoding: 'utf8' }).trim();
  return ['applicationset/examples', 'docs'].flatMap((part) => readdirSync(join(module, part), { recursive: true, encoding: 'utf8' })
    .sort()
    .flatMap((path) => documentsOf(join(module, part, path))));
}

function documentsOf(path: string): Fields[] {
  const text = /\.(ya?ml|md)$/.test(path) ? readFileSync(path, 'utf8') : '';
  const parts = path.endsWith('.md') ? [...text.matchAll(/^( *)```ya?ml\n([\s\S]*?)^\1```/gm)].map(([, indent, body]) => body.replace(new RegExp(`^${indent}`, 'gm'), '')) : [text];
  return parts.flatMap((part) => parseYaml(part).documents.map(({ value }) => value as Fields | null))
    .filter((value): value is Fields => value?.kind === 'ApplicationSet')
    .map((set) => JSON.parse(JSON.stringify(set, (key, item: unknown) => (key === 'repoURL' ? REPOSITORY : typeof item === 'bigint' ? Number(item) : item))) as Fields);
}

function programFolder(root: string): string {
  return join(root, 'conformance', 'go', 'appset');
}

/** Builds the oracle into the cache, for a run on its own. */
function buildOracle(root: string): string {
  const program = join(root, '.cache', 'appset-oracle');
  mkdirSync(join(root, '.cache'), { recursive: true });
  execFileSync('go', ['build', '-o', program, '.'], {
    cwd: programFolder(root), stdio: ['ignore', 'inherit', 'inherit'], env: { ...process.env, CGO_ENABLED: '0' },
  });
  return program;
}

/** Gives the oracle all cases at once. */
function askOracle(program: string, sets: readonly Fields[], folder: string): readonly Answer[] {
  const input = sets.map((set) => JSON.stringify({ set, secrets: SECRETS, repos: { [REPOSITORY]: folder }, pulls: GO_PULLS, branches: GO_BRANCHES, plugin: PLUGIN })).join('\n');
  const { stdout, stderr, status } = spawnSync(program, { input, env: { ...process.env, TZ: 'UTC' }, maxBuffer: 1 << 30 });
  if (status !== 0) {
    throw new Error(`applicationsets: the oracle failed: ${stderr.toString().slice(0, 2000)}`);
  }
  return stdout.toString('utf8').trimEnd().split('\n').map((line) => JSON.parse(line) as Answer);
}

/** The figures, one line. */
export function describeSets({ cases, agreed, applications, errors, unknown, differences }: SetComparison): string {
  return `applicationsets: ${cases} sets, ${agreed} agree (${applications} Applications, ${errors} refused by both), `
    + `${unknown} need a network, ${differences.length} differences`;
}

if (require.main === module) {
  const root = join(__dirname, '..');
  const comparison = compareApplicationSets(root, buildOracle(root), ...process.argv.slice(2).map(Number) as [number?, number?]);
  comparison.differences.slice(0, 30).forEach((difference) => console.log(difference));
  console.log(describeSets(comparison));
  process.exitCode = comparison.differences.length > 0 ? 1 : 0;
}
