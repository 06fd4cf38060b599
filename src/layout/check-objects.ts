import { App } from 'cdk8s';
import { IConstruct } from 'constructs';
import { checkInventory, SchemaTarget, toDiagnostic } from '../checks';
import { Delivery } from '../constructs';
import { Faults } from '../diagnostics';
import { Expander, Inventory, InventoryObject, isManifest } from '../inventory';

/** Gathers the manifests as they are made, and checks them together before anything is written. */
export class ManifestChecker {
  private readonly objects: InventoryObject[] = [];
  private readonly targets = new Map<InventoryObject, SchemaTarget>();

  public constructor(private readonly app: App) {}

  /** `file` is where it will be written, from the output directory; `place` the cluster that will get it. */
  public add(construct: IConstruct, manifest: unknown, file?: string, place?: string): void {
    if (!isManifest(manifest)) {
      return;
    }
    const object = new InventoryObject(manifest, { get subject() { return construct.node.path; }, get construct() { return construct.node.path; }, file }, { place });
    this.objects.push(object);
    this.targets.set(object, targetOf(construct));
  }

  public check(): void {
    const inventory = new Inventory(this.objects, { isWhole: true });
    const { findings, faults: settingsFaults } = checkInventory(inventory, { targetOf: (object) => this.targets.get(object)!, expander: new Expander() });
    const faults = new Faults(this.app.outdir);
    faults.addAll(findings.filter(({ severity }) => severity === 'error').map(toDiagnostic));
    faults.addAll(settingsFaults.filter(({ severity }) => severity === 'error'));
    faults.throwIfAny();
  }
}

/** Of the product that the construct's engine is not for, the newest version counts. */
function targetOf(construct: IConstruct): SchemaTarget {
  return { argocd: '3.5', flux: '2.9', ...Delivery._tryOf(construct)?._targets };
}
