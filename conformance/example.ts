/** An example under `examples/`: its output for each engine, and what its `judge.json` says about the world outside. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join, posix } from 'node:path';

export type EngineFolder = 'argocd' | 'flux';

/** A cluster that Argo CD knows: the name, URL and labels of its Secret. */
export interface KnownCluster {
  readonly name: string;
  readonly server: string;
  readonly labels?: Readonly<Record<string, string>>;
}

/**
 * `examples/NAME/judge.json`, all of it optional: facts that the output alone cannot tell.
 * Folders are relative to the example.
 */
export interface JudgeFacts {
  /** The minor that the Argo CD output is for. */
  readonly argocd?: string;
  /** The minor that the Flux output is for. */
  readonly flux?: string;
  /** Where in its repository the output is committed; of both engines, or of each. `dist` unless told. */
  readonly outputPath?: string | Readonly<Record<EngineFolder, string>>;
  /** Git URL of the repository that has the output and the example. Without it, every URL that `repositories` does not name. */
  readonly repository?: string;
  /** Local folder of another Git repository, by its URL. */
  readonly repositories?: Readonly<Record<string, string>>;
  /** Local chart folder, by the chart's URL without scheme: `ghcr.io/myorg/charts/shop`. Others get a stand-in. */
  readonly charts?: Readonly<Record<string, string>>;
  /** What cluster generators choose from. */
  readonly clusters?: readonly KnownCluster[];
  /** Age key file, made for tests, that opens the encrypted files. */
  readonly ageKey?: string;
  /** `Secret/name` and `ConfigMap/name` that exist only in the cluster. */
  readonly external?: readonly string[];
}

export const DEFAULT_MINORS: Readonly<Record<EngineFolder, string>> = { argocd: '3.5', flux: '2.9' };

/** How the cluster is called that the engine runs in. */
export const LOCAL_CLUSTER = 'in-cluster';

const DEFAULT_OUTPUT_PATH = 'dist';

/** A key of its own, or the one that all examples share. */
const KEYS = ['age.agekey', join('..', 'keys', 'test.agekey')];

export class Example {
  public readonly facts: JudgeFacts;

  public constructor(public readonly name: string, public readonly folder: string) {
    const file = join(folder, 'judge.json');
    this.facts = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) as JudgeFacts : {};
  }

  /** The expected output for one engine, if the example has it. */
  public tryOutput(engine: EngineFolder): string | undefined {
    const folder = join(this.folder, 'expected', engine);
    return existsSync(folder) ? folder : undefined;
  }

  public minor(engine: EngineFolder): string {
    return this.facts[engine] ?? DEFAULT_MINORS[engine];
  }

  public get keyFile(): string | undefined {
    return (this.facts.ageKey ? [this.facts.ageKey] : KEYS).map((file) => join(this.folder, file)).find((file) => existsSync(file));
  }

  /**
   * A path inside a Git repository: in the folder that judge.json names, or else in the repository of the output, where
   * the output stands at its path and everything else beside the program.
   */
  public tryRepositoryPath(url: string, path: string, output: string): string | undefined {
    const folder = this.tryRepositoryFolder(url);
    const inOutput = this.isOwnRepository(url) ? this.tryPathInOutput(path, output) : undefined;
    const candidates = [
      ...(folder === undefined ? [] : [join(folder, path)]),
      ...(inOutput === undefined ? [] : [join(output, inOutput)]),
      ...(this.isOwnRepository(url) ? [join(this.folder, path)] : []),
    ];
    return candidates.find((file) => existsSync(file));
  }

  /** The folder that judge.json names for a repository. */
  public tryRepositoryFolder(url: string): string | undefined {
    const named = Object.entries(this.facts.repositories ?? {}).find(([known]) => plainUrl(known) === plainUrl(url));
    return named === undefined ? undefined : join(this.folder, named[1]);
  }

  /** Whether this is the repository that the output is committed to. */
  public isOwnRepository(url: string): boolean {
    const { repository } = this.facts;
    return this.tryRepositoryFolder(url) === undefined && (repository === undefined || plainUrl(repository) === plainUrl(url));
  }

  /** A path of the own repository as a path below the output, if that is where it leads. */
  public tryPathInOutput(path: string, output: string): string | undefined {
    const { outputPath = DEFAULT_OUTPUT_PATH } = this.facts;
    const own = typeof outputPath === 'string' ? outputPath : outputPath[basename(output) as EngineFolder];
    const inside = posix.relative(posix.join('/', own), posix.join('/', path));
    return inside === '..' || inside.startsWith('../') ? undefined : inside;
  }

  /** The local folder of the chart `id`, or undefined where the stand-in has to do. */
  public tryChart(id: string): string | undefined {
    const folder = this.facts.charts?.[id];
    return folder === undefined ? undefined : join(this.folder, folder);
  }
}

export function readExamples(root: string): readonly Example[] {
  const folder = join(root, 'examples');
  const names = existsSync(folder) ? readdirSync(folder).sort() : [];
  return names.filter((name) => existsSync(join(folder, name, 'expected'))).map((name) => new Example(name, join(folder, name)));
}

/** A URL without what differs between engines: scheme, user, `.git`, closing slash. */
export function plainUrl(url: string): string {
  return url.replace(/^[a-z+]+:\/\//, '').replace(/^[^/@]+@/, '').replace(/\/+$/, '').replace(/\.git$/, '');
}
