import { isAbsolute, join } from 'node:path';
import { ApiObject } from 'cdk8s';
import { Construct, IConstruct } from 'constructs';
import { fail, Faults } from '../diagnostics';
import { ClusterIntent, GitIntent } from '../model';
import { renderYaml } from '../text';
import { LineComment } from '../text/emit';

/** What a file holds. */
export interface FileContent {
  readonly content: string | Uint8Array;
  /** What it says, where it is the YAML of plain data: nobody has to read it then. */
  readonly data?: Readonly<Record<string, unknown>>;
}

/** A file that is not made of Kubernetes objects of the construct tree. */
export interface PlannedFile extends FileContent {
  readonly path: string;
  /** Who wants it, for messages. */
  readonly subject: string;
}

/** The file of an object, and the construct that decided on it. */
export interface Place {
  readonly path: string;
  readonly owner: string;
}

const plans = new WeakMap<IConstruct, OutputPlan>();
const comments = new WeakMap<ApiObject, readonly LineComment[]>();

/** What the app knows about the repository that its output is committed to. */
export interface RepositoryFacts {
  /** Absolute directory that local paths are relative to. */
  readonly root: string;
  /** The output's path from the root of the repository that it is committed to, `.` for the root itself. */
  readonly path: string;
  /** That repository, where the user named it. */
  readonly git?: GitIntent;
  readonly clusters: readonly ClusterIntent[];
}

/**
 * What an app will write: which object stands in which file, and the files beside them. Data only;
 * the layout folder turns it into files.
 *
 * @internal
 */
export class OutputPlan {
  /** The plan of the app that `scope` is in, or undefined in an app that writes manifests only. */
  public static tryOf(scope: IConstruct): OutputPlan | undefined {
    return plans.get(scope.node.root);
  }

  /** The plan of the app; an error that says who needs one where the app has none. */
  public static of(scope: IConstruct, what: string): OutputPlan {
    return OutputPlan.tryOf(scope) ?? fail('OUT100', scope.node.path, ...noFiles(what));
  }

  /** A fault where the app has no plan, for what is not yet written. */
  public static check(scope: IConstruct, what: string, faults: Faults): void {
    if (!OutputPlan.tryOf(scope)) {
      faults.add('OUT100', ...noFiles(what));
    }
  }

  private readonly places = new Map<ApiObject, Place>();
  private readonly planned = new Map<string, PlannedFile>();
  private readonly keepers: (() => PlannedFile | undefined)[] = [];

  public constructor(app: Construct, public readonly repository: RepositoryFacts) {
    plans.set(app, this);
  }

  /** Puts an object into a file. A file has one owner, which is the construct around the object unless given. */
  public place(object: ApiObject, path: string, owner: IConstruct = object.node.scope!): void {
    this.places.set(object, { path, owner: owner.node.path });
  }

  public tryPlaceOf(object: ApiObject): Place | undefined {
    return this.places.get(object);
  }

  /** Files below a directory that hold objects, without the directory itself, sorted. */
  public objectFilesIn(directory: string): readonly string[] {
    const paths = [...this.places.values()].map(({ path }) => path).filter((path) => path.startsWith(`${directory}/`));
    return [...new Set(paths)].map((path) => path.slice(directory.length + 1)).sort();
  }

  /** Adds a file; the same content twice is one file, another content under one path is an error. */
  public addFile(file: PlannedFile): void {
    const before = this.planned.get(file.path);
    if (before && !Buffer.from(before.content).equals(Buffer.from(file.content))) {
      fail('OUT101', file.subject, `would write "${file.path}", which ${before.subject} writes with another content`, 'give one of the two another name');
    }
    this.planned.set(file.path, file);
  }

  /** Adds a file that is the YAML of one object. */
  public addObject(path: string, data: Readonly<Record<string, unknown>>, subject: string): void {
    this.addFile({ path, content: renderYaml(data), subject, data });
  }

  public get files(): readonly PlannedFile[] {
    return [...this.planned.values()];
  }

  /**
   * A file outside the output that its owner keeps up to date at each synth, relative to the app's root
   * directory: the file that a robot edits cannot live in a directory that is written anew.
   */
  public keepFile(keeper: () => PlannedFile | undefined): void {
    this.keepers.push(keeper);
  }

  public keptFiles(): readonly PlannedFile[] {
    return this.keepers.map((keeper) => keeper()).filter((file) => file !== undefined);
  }

  /** Path of an output file, from the root of the repository that the output is committed to. */
  public repositoryPath(path: string): string {
    return this.repository.path === '.' ? path : `${this.repository.path}/${path}`;
  }
}

function noFiles(what: string): [string, string] {
  return [`${what} stands in files beside the manifests, and a plain App writes manifests only`, 'create the app with new GitOpsApp(...)'];
}

/** @internal comments that have a meaning and so have to stand in the written YAML */
export function setComments(object: ApiObject, lines: readonly LineComment[]): void {
  comments.set(object, lines);
}

/** @internal */
export function commentsOf(object: ApiObject): readonly LineComment[] {
  return comments.get(object) ?? [];
}

/** @internal the cluster that the delivery engine runs in, as the app calls it */
export function localCluster(scope: IConstruct): string {
  return OutputPlan.tryOf(scope)?.repository.clusters.find((cluster) => cluster.local)?.name ?? 'in-cluster';
}

/** @internal the absolute path of a file that the user named relative to the app's root directory */
export function resolveLocal(scope: IConstruct, path: string): string {
  return isAbsolute(path) ? path : join(OutputPlan.tryOf(scope)?.repository.root ?? process.cwd(), path);
}
