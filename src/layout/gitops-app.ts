import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative, resolve } from 'node:path';
import { App, AppProps, Chart } from 'cdk8s';
import { checkCall } from '../calls/check-call';
import { checkRepositoryPath, cleanPath, Cluster, Delivery, GitSource, listedClusters, OutputPlan } from '../constructs';
import { fail, Faults, Progress } from '../diagnostics';
import { chartFiles } from './chart-files';
import { checkerOf } from './check-objects';
import { collectFiles, placeEverything } from './collect-files';
import { AppOrder } from './order';
import { tryWatchSession } from './watch-session';
import { OutputFile, writeAtomically, writeTree } from './write-tree';

/** Properties of GitOpsApp. */
export interface GitOpsAppProps extends AppProps {
  /**
   * The engine that delivers everything in this app. Another word here, and everything else stays.
   *
   * @default - each chart names its own
   */
  readonly delivery?: Delivery;

  /**
   * The repository that the output is committed to. Lets the engine read files of the output: values,
   * ciphertext, the tree itself.
   *
   * @default - unknown; what needs it says so
   */
  readonly repository?: GitSource;

  /**
   * Where in that repository the output is, `.` for its root. Fails with APP123 when the path is absolute or leaves the repository.
   *
   * @default - the output directory, relative to `root`
   */
  readonly outputPath?: string;

  /**
   * The directory that local paths in the program are relative to.
   *
   * @default - the working directory
   */
  readonly root?: string;

  /**
   * Every cluster there is. Then a misspelled one is an error, and clusters can be selected by label at synth.
   *
   * @default - any cluster may be named
   */
  readonly clusters?: Cluster[];

  /**
   * Whether a `RUNBOOK.md` with the commands for this very fleet is written.
   *
   * @default false
   */
  readonly runbook?: boolean;
}

/**
 * An app whose output is a Git repository that a person could have written: `apps/`, `clusters/<name>/`,
 * `envs/<name>/values.yaml`. Everything is checked before the first byte is written; files of a former
 * synth that are wanted no more are removed, foreign files are never touched.
 *
 * With `yamlOutputType` set, manifests go into the files that `cdk8s.App` would write instead.
 *
 * Errors at synth: OUT103 for two that would write one file, OUT104 for two objects of one name, OUT110
 * for a foreign file in the way, OUT116 for an object without `kind` or `apiVersion`.
 */
export class GitOpsApp extends App {
  private readonly plan: OutputPlan;
  private readonly keepsCdk8sFiles: boolean;
  private readonly runbook: boolean;

  public constructor(props: GitOpsAppProps = {}) {
    checkCall('GitOpsApp', [props]);
    const { delivery, repository, outputPath, root, clusters, runbook, ...appProps } = props;
    super(appProps);
    const faults = new Faults('GitOpsApp');
    refuseOutdir(this.outdir, faults);
    outputPath !== undefined && checkRepositoryPath(outputPath, faults);
    const absoluteRoot = resolve(root ?? process.cwd());
    this.plan = new OutputPlan(this, {
      root: absoluteRoot,
      path: outputPath === undefined ? pathInRepository(absoluteRoot, this.outdir) : cleanPath(outputPath),
      git: repository?._intent,
      clusters: listedClusters(clusters ?? [], faults),
    });
    faults.throwIfAny();
    this.keepsCdk8sFiles = props.yamlOutputType !== undefined;
    this.runbook = runbook ?? false;
    if (delivery) {
      Delivery._attach(this, delivery);
    }
  }

  /** All charts, each after those that it depends on. */
  public get charts(): Chart[] {
    return AppOrder.tryOf(this)?.charts() ?? super.charts;
  }

  /** Checks everything, then writes the tree. */
  public synth(): void {
    Progress.during('synthesizing', undefined, () => this.write(this.keepsCdk8sFiles ? this.filesOfCdk8s() : this.filesOfRepository()));
  }

  private filesOfRepository(): readonly OutputFile[] {
    placeEverything(ordered(AppOrder.tryOf(this)), this.plan);
    const deliveries = Delivery._allOf(this);
    deliveries.forEach((delivery) => delivery._complete(this, this.plan));
    if (this.runbook) {
      this.plan.addFile({ path: 'RUNBOOK.md', content: deliveries.map((delivery) => delivery._runbook(this)).join('\n'), subject: 'GitOpsApp' });
    }
    return collectFiles(this, this.plan, ordered(AppOrder.tryOfValid(this)));
  }

  private filesOfCdk8s(): readonly OutputFile[] {
    const order = AppOrder.tryOfValid(this);
    return [...order === undefined ? this.filesByCdk8s() : chartFiles(this, order), ...this.plan.files];
  }

  private write(files: readonly OutputFile[]): void {
    const keptFiles = this.plan.keptFiles();
    const result = writeTree(this.outdir, files);
    tryWatchSession()?.report({ outdir: this.outdir, ...result });
    for (const path of result.kept) {
      process.stderr.write(`${path} is not part of the output any more, and was edited since it was written: it stays; delete it by hand\n`);
    }
    keptFiles.forEach(({ path, content }) => writeAtomically(join(this.plan.repository.root, path), content));
  }

  /** Slow, for trees that only cdk8s can order: what it writes, caught in a directory of our own so that nothing half-done is seen. */
  private filesByCdk8s(): OutputFile[] {
    const outdir = this.outdir;
    const directory = mkdtempSync(join(tmpdir(), 'cdk8s-gitops-'));
    try {
      checkerOf(this).check();
      Object.assign(this, { outdir: directory });
      super.synth();
      return readTree(directory);
    } finally {
      Object.assign(this, { outdir });
      rmSync(directory, { recursive: true, force: true });
    }
  }
}

function ordered(order: AppOrder | undefined): AppOrder {
  return order ?? fail('OUT105', 'GitOpsApp', 'a construct depends on itself, or on a construct of another app', 'remove that dependency');
}

/** An empty name would be taken for the working directory, which was hardly meant. */
function refuseOutdir(outdir: string, faults: Faults): void {
  if (outdir === '') {
    faults.add('OUT115', 'the output directory has an empty name', 'name a directory such as "dist" in outdir, or in CDK8S_OUTDIR');
  }
}

/** An output directory outside the root (a test's, say) stands for the usual one. */
function pathInRepository(root: string, outdir: string): string {
  const path = relative(root, resolve(outdir)).split('\\').join('/');
  return path.split('/')[0] === '..' ? 'dist' : path || '.';
}

function readTree(directory: string): OutputFile[] {
  return readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .map((file) => ({ path: relative(directory, file).split('\\').join('/'), content: readFileSync(file) }));
}
