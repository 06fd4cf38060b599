import { ApiObject, App } from 'cdk8s';
import { IConstruct } from 'constructs';
import {
  checkInventory, CheckOptions, CheckResult, formatWarnings, SchemaFinding, schemaFindings, SchemaTarget, settingsOf, toDiagnostic,
} from '../checks';
import { Delivery, OutputPlan } from '../constructs';
import { Diagnostic, Faults } from '../diagnostics';
import { bytesOf } from './content';
import { plannedObjects } from './planned-objects';
import { chartsAtHand, releaseValues } from './release-values';
import { checkedSopsFiles, secretObjects } from './sops-files';
import { openSecrets } from './sops-secrets';
import { OutputFile } from './write-tree';
import {
  Expander, ExternalObject, externalsOf, inMemoryLayout, Inventory, InventoryObject, InventoryOptions, isManifest, kindName, Origin, TellingWords,
} from '../inventory';

/** The newest versions, for a product that no engine of the app is for. */
export const NEWEST: SchemaTarget = { argocd: '3.5', flux: '2.9' };

interface CheckedManifest {
  readonly manifest: unknown;
  /** Where somebody looked for them when the text was made. */
  readonly words?: TellingWords;
}

/** Gathers the manifests as they are made, and checks them together before anything is written. */
export class ManifestChecker {
  private readonly objects: InventoryObject[] = [];
  private readonly unreadable: Diagnostic[] = [];
  private readonly targetsOfEngines = new Map<Delivery | undefined, SchemaTarget>();

  public constructor(private readonly app: App, private readonly target: SchemaTarget = NEWEST) {}

  /** `file` is where it will be written, from the output directory; `place` the cluster that will get it. */
  public add(construct: IConstruct, { manifest, words }: CheckedManifest, file?: string, place?: string): void {
    if (!isManifest(manifest)) {
      this.refuse(construct, manifest);
      return;
    }
    const target = this.targetOf(Delivery._tryOf(construct));
    // At once: a manifest that was just written is still at hand for the processor.
    const origin = new ConstructOrigin(construct, file, target, schemaFindings(manifest, target));
    this.objects.push(new InventoryObject(manifest, origin, { place, words }));
  }

  /** A chart that makes its documents itself may mean something else than an object, and so may what writes none at all. */
  private refuse(construct: IConstruct, manifest: unknown): void {
    if (ApiObject.isApiObject(construct) && manifest !== undefined) {
      const { apiVersion } = (manifest ?? {}) as { readonly apiVersion?: unknown };
      const missing = typeof apiVersion === 'string' ? 'kind' : 'apiVersion';
      this.unreadable.push({ code: 'OUT116', subject: construct.node.path, message: `the object has no ${missing}, or one that is no text`, fix: `give it its ${missing}` });
    }
  }

  private targetOf(engine: Delivery | undefined): SchemaTarget {
    const known = this.targetsOfEngines.get(engine) ?? { ...this.target, ...engine?._targets };
    this.targetsOfEngines.set(engine, known);
    return known;
  }

  /**
   * Throws all errors at once; prints the warnings where there is none. `files` are all that will be written: with them it
   * is known what a folder of the output holds, and who applies it.
   */
  public check(files?: readonly OutputFile[]): void {
    const { findings, faults } = this.result(files);
    const errors = new Faults(this.app.outdir);
    errors.addAll(errorsOf({ findings, faults }));
    errors.throwIfAny();
    process.stderr.write(formatWarnings(findings, faults));
  }

  public result(files?: readonly OutputFile[]): CheckResult {
    const secrets = openSecrets(this.app);
    const encrypted = secretObjects(this.app);
    const sops = checkedSopsFiles(this.app, encrypted);
    const documents = plannedObjects(this.app);
    const { objects, layout } = laidOut(this.app, [...this.objects, ...encrypted.values()], documents, files);
    const inventory = new Inventory(objects, {
      isWhole: true,
      externals: [...externalsOf(this.app), ...bootstrappedOf(this.app)],
      charts: chartsAtHand(this.app),
      releases: releaseValues(this.app, objects, secrets),
      files: documents,
      secrets: secrets.values,
      sopsFiles: sops.files,
      layout,
    });
    const target = Object.assign({}, this.target, ...Delivery._allOf(this.app).map(({ _targets }) => _targets)) as SchemaTarget;
    const targetOf = ({ origin }: InventoryObject) => (origin instanceof ConstructOrigin ? origin.target : target);
    const options: CheckOptions = {
      targetOf,
      settings: settingsOf(this.app),
      expander: new Expander(),
      schemaFindings: ({ origin, manifest }, wanted) => (origin instanceof ConstructOrigin ? origin.findings : schemaFindings(manifest, wanted)),
    };
    const { findings, faults } = checkInventory(inventory, options);
    const errors = [...this.unreadable, ...secrets.faults];
    return { findings, faults: [...faults, ...withSeverity(errors, 'error'), ...withSeverity(sops.faults, 'warning')] };
  }
}

/** Where everything will stand in the repository, and what kustomizations make there; nothing of that where cdk8s decides on the files. */
function laidOut(
  app: App, objects: readonly InventoryObject[], documents: readonly InventoryObject[], files: readonly OutputFile[] | undefined,
): Pick<InventoryOptions, 'layout'> & { readonly objects: readonly InventoryObject[] } {
  const repository = OutputPlan.tryOf(app)?.repository;
  if (repository === undefined || files === undefined) {
    return { objects };
  }
  const contents = new Map(files.map(({ path, content }) => [path, Array.isArray(content) ? bytesOf(content) : content]));
  const content = inMemoryLayout({ folder: repository.path, url: repository.git?.url, files: contents, objects, documents });
  return { objects: [...content.objects, ...content.generated], layout: content.layout };
}

function withSeverity(faults: readonly Diagnostic[], severity: 'error' | 'warning'): CheckResult['faults'] {
  return faults.map((fault) => ({ ...fault, severity }));
}

/** Checks every object of an app, as it stands. */
export function checkerOf(app: App, target?: SchemaTarget): ManifestChecker {
  const checker = new ManifestChecker(app, target);
  for (const object of app.node.findAll().filter((construct) => ApiObject.isApiObject(construct))) {
    checker.add(object, { manifest: object.toJson() as unknown });
  }
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
  public constructor(
    private readonly from: IConstruct, public readonly file: string | undefined, public readonly target: SchemaTarget,
    public readonly findings: readonly SchemaFinding[],
  ) {}

  public get subject(): string {
    return this.from.node.path;
  }

  public get construct(): string {
    return this.from.node.path;
  }
}
