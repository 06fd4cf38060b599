/** An example under `examples/`: its output for each engine, and what its `judge.json` says about the world outside. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, normalize } from 'node:path';

/**
 * `examples/NAME/judge.json`, all of it optional: facts that the output alone cannot tell.
 * Folders are relative to the example.
 */
export interface JudgeFacts {
  /** The minor that the Argo CD output is for. */
  readonly argocd?: string;
  /** The minor that the Flux output is for. */
  readonly flux?: string;
  /** Local folder of a Git repository, by its URL. */
  readonly repositories?: Readonly<Record<string, string>>;
  /** Local chart folder, by the chart's URL without scheme: `ghcr.io/myorg/charts/shop`. Others get a stand-in. */
  readonly charts?: Readonly<Record<string, string>>;
  /** Age key file, made for tests, that opens the encrypted files. */
  readonly ageKey?: string;
  /** `Secret/name` and `ConfigMap/name` that exist only in the cluster. */
  readonly external?: readonly string[];
}

export type EngineFolder = 'argocd' | 'flux';

export const DEFAULT_MINORS: Readonly<Record<EngineFolder, string>> = { argocd: '3.5', flux: '2.9' };

/** The key that opens the encrypted files of every example without one of its own. */
const SHARED_KEY = 'age.agekey';

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
    const candidates = this.facts.ageKey ? [this.facts.ageKey] : [SHARED_KEY, join('..', SHARED_KEY)];
    return candidates.map((file) => join(this.folder, file)).find((file) => existsSync(file));
  }

  /**
   * A path inside a Git repository: in the folder that judge.json names, else in the output itself
   * (it is a repository, too), else beside the program.
   */
  public tryRepositoryPath(url: string, path: string, output: string): string | undefined {
    const named = Object.entries(this.facts.repositories ?? {}).find(([known]) => plainUrl(known) === plainUrl(url));
    const roots = named ? [join(this.folder, named[1])] : [output, this.folder];
    return roots.map((root) => join(root, normalize(path))).find((file) => existsSync(file));
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
