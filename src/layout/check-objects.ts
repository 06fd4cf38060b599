import { ApiObject, App } from 'cdk8s';
import { IConstruct } from 'constructs';
import { checkInventory, CheckResult, formatWarnings, SchemaTarget, settingsOf, toDiagnostic } from '../checks';
import { Delivery } from '../constructs';
import { Diagnostic, Faults } from '../diagnostics';
import { plannedObjects } from './planned-objects';
import { chartsAtHand, releaseValues } from './release-values';
import { checkedSopsFiles, secretObjects } from './sops-files';
import { openSecrets } from './sops-secrets';
import { Expander, ExternalObject, externalsOf, Inventory, InventoryObject, isManifest, kindName, Origin } from '../inventory';

/** The newest versions, for a product that no engine of the app is for. */
export const NEWEST: SchemaTarget = { argocd: '3.5', flux: '2.9' };

/** Gathers the manifests as they are made, and checks them together before anything is written. */
export class ManifestChecker {
  private readonly objects: InventoryObject[] = [];
  private readonly targets = new Map<InventoryObject, SchemaTarget>();
  private readonly targetsOfEngines = new Map<Delivery | undefined, SchemaTarget>();

  public constructor(private readonly app: App, private readonly target: SchemaTarget = NEWEST) {}

  /** `file` is where it will be written, from the output directory; `place` the cluster that will get it. */
  public add(construct: IConstruct, manifest: unknown, file?: string, place?: string): void {
    if (!isManifest(manifest)) {
      return;
    }
    const object = new InventoryObject(manifest, new ConstructOrigin(construct, file), { place });
    this.objects.push(object);
    this.targets.set(object, this.targetOf(Delivery._tryOf(construct)));
  }

  private targetOf(engine: Delivery | undefined): SchemaTarget {
    const known = this.targetsOfEngines.get(engine) ?? { ...this.target, ...engine?._targets };
    this.targetsOfEngines.set(engine, known);
    return known;
  }

  /** Throws all errors at once; prints the warnings where there is none. */
  public check(): void {
    const { findings, faults } = this.result();
    const errors = new Faults(this.app.outdir);
    errors.addAll(errorsOf({ findings, faults }));
    errors.throwIfAny();
    process.stderr.write(formatWarnings(findings, faults));
  }

  public result(): CheckResult {
    const secrets = openSecrets(this.app);
    const encrypted = secretObjects(this.app);
    const sops = checkedSopsFiles(this.app, encrypted);
    const inventory = new Inventory([...this.objects, ...encrypted.values()], {
      isWhole: true,
      externals: [...externalsOf(this.app), ...bootstrappedOf(this.app)],
      charts: chartsAtHand(this.app),
      releases: releaseValues(this.app, this.objects, secrets),
      files: plannedObjects(this.app),
      secrets: secrets.values,
      sopsFiles: sops.files,
    });
    const targetOf = (object: InventoryObject) => this.targets.get(object) ?? this.target;
    const options = { targetOf, settings: settingsOf(this.app), expander: new Expander() };
    const { findings, faults } = checkInventory(inventory, options);
    return { findings, faults: [...faults, ...withSeverity(secrets.faults, 'error'), ...withSeverity(sops.faults, 'warning')] };
  }
}

function withSeverity(faults: readonly Diagnostic[], severity: 'error' | 'warning'): CheckResult['faults'] {
  return faults.map((fault) => ({ ...fault, severity }));
}

/** Checks every object of an app, as it stands. */
export function checkerOf(app: App, target?: SchemaTarget): ManifestChecker {
  const checker = new ManifestChecker(app, target);
  app.node.findAll().filter((construct) => ApiObject.isApiObject(construct)).forEach((object) => checker.add(object, object.toJson()));
  return checker;
}

/** What the installation of an engine makes. */
function bootstrappedOf(app: App): ExternalObject[] {
  return Delivery._allOf(app).flatMap(({ _bootstrapped }) => _bootstrapped)
    .map(({ apiVersion, kind, name, namespace }) => ({ kindName: kindName(apiVersion, kind), name, namespace }));
}

/** What stops a synth. */
export function errorsOf({ findings, faults }: CheckResult): Diagnostic[] {
  return [
    ...findings.filter(({ severity }) => severity === 'error').map(toDiagnostic),
    ...faults.filter(({ severity }) => severity === 'error').map(({ code, subject, message, fix }) => ({ code, subject, message, fix })),
  ];
}

/** The path is put together for those only that need one. */
class ConstructOrigin implements Origin {
  public constructor(private readonly from: IConstruct, public readonly file: string | undefined) {}

  public get subject(): string {
    return this.from.node.path;
  }

  public get construct(): string {
    return this.from.node.path;
  }
}
