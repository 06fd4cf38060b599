import { App } from 'cdk8s';
import { checkCall } from '../calls/check-call';
import { askedTarget, formatWarnings, SchemaTarget } from '../checks';
import { formatDiagnostic } from '../diagnostics';
import { checkerOf, errorsOf, NEWEST } from './check-objects';
import { GitOpsApp } from './gitops-app';

/** Versions that the checks of a plain app are for. */
export interface GitOpsChecksProps {
  /**
   * Minor version of Argo CD in the cluster, such as `3.5`.
   *
   * @default - that of the engine of the chart, or the newest
   */
  readonly argocd?: string;

  /**
   * Minor version of Flux in the cluster, such as `2.9`.
   *
   * @default - that of the engine of the chart, or the newest
   */
  readonly flux?: string;
}

const attached = new WeakSet<App>();

/** Checks for a plain `cdk8s.App`. A `GitOpsApp` has them already. */
export class GitOpsChecks {
  /**
   * Lets every synth of `app` check all its objects: errors stop it before anything is written, warnings are
   * printed. Charts that make their manifests themselves are not seen.
   *
   * Fails with CHK113 for a version that is not known.
   */
  public static attach(app: App, props: GitOpsChecksProps = {}): void {
    checkCall('GitOpsChecks.attach', [app, props]);
    if (!attached.has(app) && !(app instanceof GitOpsApp)) {
      attached.add(app);
      const validation = new AppValidation(app, { ...NEWEST, ...askedTarget(props, (product) => `GitOpsChecks ${product}`) });
      app.node.addValidation({ validate: () => validation.validate() });
    }
  }

  private constructor() {}
}

/** cdk8s asks once for each chart and once more; the answer is the same during one synth. */
class AppValidation {
  private errors?: string[];

  public constructor(private readonly app: App, private readonly target: SchemaTarget) {}

  public validate(): string[] {
    if (this.errors === undefined) {
      this.errors = this.check();
      queueMicrotask(() => {
        this.errors = undefined;
      });
    }
    return this.errors;
  }

  private check(): string[] {
    const result = checkerOf(this.app, this.target).result();
    process.stderr.write(formatWarnings(result.findings, result.faults));
    return errorsOf(result).map(formatDiagnostic);
  }
}
