import { App } from 'cdk8s';
import { IConstruct } from 'constructs';
import { checkSchemas, SchemaTarget } from '../checks';
import { Delivery } from '../constructs';
import { Faults } from '../diagnostics';

/**
 * Holds manifests against the schemas, one at a time as they are made: so none is kept, and the memory
 * of a synth is that of its files.
 */
export class ManifestChecker {
  private readonly faults: Faults;
  private readonly target: SchemaTarget;

  /** Of the product that the app's engine is not for, the newest version counts. */
  public constructor(app: App) {
    this.faults = new Faults(app.outdir);
    this.target = { argocd: '3.5', flux: '2.9', ...Delivery._tryOf(app)?._targets };
  }

  public check(construct: IConstruct, manifest: unknown): void {
    // The path is put together for those only that need one.
    if (checkSchemas([{ manifest, subject: '' }], this.target).length > 0) {
      this.faults.addAll(checkSchemas([{ manifest, subject: construct.node.path }], this.target));
    }
  }

  public throwIfAny(): void {
    this.faults.throwIfAny();
  }
}
