/** Our verdict on mutants of valid objects of every kind, beside that of the packages of the Kubernetes API server. */
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CrdKind, Json, readCrdKinds } from './mutants/crd-kinds';
import { MUTATIONS } from './mutants/mutations';
import { randomObject } from './mutants/random-object';
import { Random, seededRandom } from './random-document';
import { Toolbox } from './toolbox';
import { checkManifest, checkMetadata, SchemaTarget } from '../src/schema';
import { formatPath, parseYaml } from '../src/text';

export interface MutantComparison {
  readonly objects: number;
  readonly mutants: number;
  readonly refusedByBoth: number;
  /** How many mutants each mutation made. */
  readonly made: Readonly<Record<string, number>>;
  readonly differences: readonly string[];
}

interface Admission {
  readonly verdict: 'valid' | 'invalid' | 'unknown';
  readonly errors: readonly string[] | null;
}

interface Mutant {
  readonly mutation: string;
  readonly object: unknown;
}

interface JudgedMutants {
  /** What the API server takes. */
  readonly valid: readonly boolean[];
  readonly refusedByBoth: number;
  readonly differences: readonly string[];
}

const PRODUCTS = [['argo-cd', 'argocd'], ['flux', 'flux']] as const;

/**
 * Where we say more than the API server, which is told "any" there: Argo CD itself reads nested generators as its own Go type, and
 * fails at run time (ToNestedMatrixGenerator and ToNestedMergeGenerator of applicationset_types.go).
 */
const STRICTER = /^spec\.generators\[\d+\]\.(?:matrix|merge)\.generators\[\d+\]\.(?:matrix|merge)\b/;

/** Objects of each kind that are tried as a start, and mutants of each of them that the API server takes. */
const STARTS = 8;
const EXAMPLES = 3;
const MUTANTS_OF_EACH = 8;

/** Few objects have a place for these. */
const OFTEN = ['rule', 'rule', 'rule', 'bounds', 'enum', 'pattern'];

/** Every kind in every apiVersion of every minor; `more` multiplies the number of mutants. */
export function compareMutants(tools: Toolbox, crds: string, examples: readonly Json[], seed: number, more = 1): MutantComparison {
  const random = seededRandom(seed);
  const parts = PRODUCTS.flatMap(([folder, product]) => readdirSync(join(crds, folder)).sort().map((minor) => {
    const target = { argocd: '3.5', flux: '2.9', [product]: minor.slice(1) };
    return compareMinor(new Judge(tools, join(crds, folder, minor), target), examples, random, more);
  }));
  return parts.reduce(added);
}

function compareMinor(judge: Judge, examples: readonly Json[], random: Random, more: number): MutantComparison {
  const starts = judge.kinds.flatMap((kind) => startsOf(kind, examples, random).map((object) => ({ kind, object })));
  const begun = judge.compare(starts.map(({ object }) => ({ mutation: 'none', object })));
  const valid = starts.filter((_, index) => begun.valid[index]);
  const mutants = valid.flatMap(({ kind, object }) => Array.from({ length: MUTANTS_OF_EACH * more }, () => mutantOf(object, kind, random)));
  const compared = judge.compare(mutants);
  return {
    objects: starts.length,
    mutants: mutants.length,
    refusedByBoth: compared.refusedByBoth,
    made: countOf(mutants.map(({ mutation }) => mutation)),
    differences: [...begun.differences, ...compared.differences],
  };
}

/** Objects of our examples, and random ones from poor to rich. */
function startsOf(kind: CrdKind, examples: readonly Json[], random: Random): readonly Json[] {
  const same = examples.filter((example) => example.kind === kind.kind && example.apiVersion === kind.apiVersion);
  const picked = same.length === 0 ? [] : Array.from({ length: EXAMPLES }, () => random.pick(same));
  return [...picked, ...Array.from({ length: STARTS }, (_, index) => randomObject(kind, random, index / STARTS))];
}

/** Some mutation that the object has a place for. */
function mutantOf(object: Json, kind: CrdKind, random: Random): Mutant {
  const mutation = random.pick([...Object.keys(MUTATIONS), ...OFTEN]);
  const mutant = MUTATIONS[mutation](object, kind, random);
  return mutant === undefined ? mutantOf(object, kind, random) : { mutation, object: mutant };
}

class Judge {
  public readonly kinds: readonly CrdKind[];

  public constructor(private readonly tools: Toolbox, private readonly crds: string, private readonly target: SchemaTarget) {
    this.kinds = readCrdKinds(crds);
  }

  public compare(mutants: readonly Mutant[]): JudgedMutants {
    const texts = mutants.map(({ object }) => JSON.stringify(object));
    const theirs = this.admit(texts);
    const ours = texts.map((text) => this.ourErrors(text));
    const differences = mutants.flatMap(({ mutation }, index) => {
      const { verdict, errors } = theirs[index];
      return verdict === 'unknown' && !this.isOurs(mutants[index].object) ? [] : (verdict === 'valid') === (ours[index].length === 0) ? []
        : [`${mutation} of ${texts[index].slice(0, 600)} (${JSON.stringify(this.target)}): we say ${say(ours[index])}, the API server says ${say(errors ?? [])}`];
    });
    return {
      valid: theirs.map(({ verdict }) => verdict === 'valid'),
      refusedByBoth: theirs.filter(({ verdict }, index) => verdict !== 'valid' && ours[index].length > 0).length,
      differences,
    };
  }

  /** Not a kind of somebody else: Argo CD shares its group with other projects. */
  private isOurs(object: unknown): boolean {
    const { apiVersion, kind } = object as Json;
    const same = this.kinds.filter((known) => groupOf(known.apiVersion) === groupOf(String(apiVersion)));
    return typeof apiVersion === 'string' && typeof kind === 'string' && same.some((known) => known.kind === kind || !known.apiVersion.startsWith('argoproj.io/'));
  }

  private admit(texts: readonly string[]): readonly Admission[] {
    const folder = mkdtempSync(join(tmpdir(), 'mutants-'));
    try {
      const file = join(folder, 'mutants.yaml');
      writeFileSync(file, texts.join('\n---\n'));
      return JSON.parse(this.tools.output('admit', ['-crds', this.crds, file])) as readonly Admission[];
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }

  private ourErrors(text: string): readonly string[] {
    const { value } = parseYaml(text).documents[0];
    return [...checkManifest(value, this.target), ...checkMetadata(value)]
      .filter(({ severity, path }) => severity === 'error' && !STRICTER.test(formatPath(path)))
      .map(({ message }) => message);
  }
}

function groupOf(apiVersion: string): string {
  return apiVersion.slice(0, apiVersion.lastIndexOf('/'));
}

function say(errors: readonly string[]): string {
  return errors.length === 0 ? 'nothing' : `"${errors.slice(0, 2).join('; ').slice(0, 300)}"`;
}

function countOf(names: readonly string[]): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const name of names) counts[name] = (counts[name] ?? 0) + 1;
  return counts;
}

function added(one: MutantComparison, other: MutantComparison): MutantComparison {
  const names = [...new Set([...Object.keys(one.made), ...Object.keys(other.made)])].sort();
  return {
    objects: one.objects + other.objects,
    mutants: one.mutants + other.mutants,
    refusedByBoth: one.refusedByBoth + other.refusedByBoth,
    made: Object.fromEntries(names.map((name) => [name, (one.made[name] ?? 0) + (other.made[name] ?? 0)])),
    differences: [...one.differences, ...other.differences],
  };
}
