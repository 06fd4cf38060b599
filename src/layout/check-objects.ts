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

  public constructor(app: App) {
    this.faults = new Faults(app.outdir);
  }

  public check(construct: IConstruct, manifest: unknown): void {
    // The path is put together for those only that need one.
    const target = targetOf(construct);
    if (checkSchemas([{ manifest, subject: '' }], target).length > 0) {
      this.faults.addAll(checkSchemas([{ manifest, subject: construct.node.path }], target));
    }
  }

  public throwIfAny(): void {
    this.faults.throwIfAny();
  }
}

/** Of the product that the construct's engine is not for, the newest version counts. */
function targetOf(construct: IConstruct): SchemaTarget {
  return { argocd: '3.5', flux: '2.9', ...Delivery._tryOf(construct)?._targets };
}
