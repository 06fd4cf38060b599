import { Construct, IConstruct } from 'constructs';
import { fail, Faults } from '../diagnostics';
import { EnvironmentSetIntent, ReleaseIntent, RootIntent, SopsSecretIntent } from '../model';
import { OutputPlan } from './output-plan';
import { Preview } from './preview';
import { World } from './world';

const deliveries = new WeakMap<IConstruct, Delivery>();

/** By the root of a tree, the constructs in it that name an engine: one, in most. */
const delivered = new WeakMap<IConstruct, Set<IConstruct>>();

const NO_ENGINE = [
  'nothing says which engine delivers it',
  'create the app with new GitOpsApp({ delivery: ... }), or the chart with new GitOpsChart(app, id, { delivery: ... })',
] as const;

/**
 * What only one engine understands, set beside what every engine does. Options of an engine that is
 * not in use are left alone, so that one program can carry those of several.
 */
export abstract class DeliveryOptions {}

/** Where an engine put a file. @internal */
export interface DeliveredFile {
  /** From the output directory. */
  readonly path: string;
  /** The cluster that gets it, as `_clusterOfPath` names them. */
  readonly place: string;
}

/** @internal an object that the engine's own installation makes */
export interface BootstrappedObject {
  readonly apiVersion: string;
  readonly kind: string;
  readonly name: string;
  readonly namespace: string;
}

/**
 * The engine that brings the releases to the clusters. One word in the program; everything else stays.
 */
export abstract class Delivery {
  /**
   * The engine that a construct is delivered by: that of its chart or of its app.
   *
   * Fails with APP100 when neither names one.
   */
  public static of(scope: IConstruct): Delivery {
    return Delivery._tryOf(scope) ?? fail('APP100', scope.node.path, ...NO_ENGINE);
  }

  /** @internal lets the engine deliver; what it finds wrong is thrown beside what was found before: one error for one call */
  public static _deliver(scope: IConstruct, faults: Faults, deliver: (delivery: Delivery) => void): void {
    const delivery = Delivery._tryOf(scope);
    if (delivery) {
      deliver(delivery);
    } else {
      faults.add('APP100', ...NO_ENGINE);
    }
    faults.throwIfAny();
  }

  /** @internal */
  public static _tryOf(scope: IConstruct): Delivery | undefined {
    for (let ancestor: IConstruct | undefined = scope; ancestor !== undefined; ancestor = ancestor.node.scope) {
      const delivery = deliveries.get(ancestor);
      if (delivery !== undefined) {
        return delivery;
      }
    }
    return undefined;
  }

  /** @internal every engine of an app: its own, and those that its charts name */
  public static _allOf(app: IConstruct): Delivery[] {
    const scopes = [...delivered.get(app) ?? []];
    const inOrder = scopes.length < 2 ? scopes : app.node.findAll().filter((construct) => deliveries.has(construct));
    return [...new Set(inOrder.map((construct) => deliveries.get(construct)!))];
  }

  /** @internal everything below `scope` is delivered by `delivery` */
  public static _attach(scope: IConstruct, delivery: Delivery): void {
    const { root } = scope.node;
    deliveries.set(scope, delivery);
    delivered.set(root, (delivered.get(root) ?? new Set()).add(scope));
  }

  /** @internal versions of the products that the output is for, by product, where the engine says so */
  public abstract readonly _targets: { readonly [product: string]: string };

  /** @internal what is in the cluster before anything of ours: references to it are right */
  public get _bootstrapped(): readonly BootstrappedObject[] {
    return [];
  }

  /** @internal makes the resources of one release, as children of `scope`; throws all faults before the first is made */
  public abstract _deliverRelease(scope: Construct, release: ReleaseIntent, options: readonly DeliveryOptions[], faults: Faults): void;

  /** @internal makes the resources of a set of environments, as children of `scope`; throws all faults before the first is made */
  public abstract _deliverSet(scope: Construct, set: EnvironmentSetIntent, options: readonly DeliveryOptions[], faults: Faults): void;

  /** @internal puts an encrypted Secret where the engine decrypts and applies it; throws all faults before anything is planned */
  public abstract _deliverSecret(scope: Construct, secret: SopsSecretIntent, faults: Faults): DeliveredFile;

  /** @internal makes the object that points the engine at the output */
  public abstract _deliverRoot(scope: Construct, root: RootIntent): void;

  /** @internal what the objects of a set, made before, would become in the cluster */
  public abstract _preview(scope: Construct, set: EnvironmentSetIntent, world: World): Preview;

  /** @internal the file of objects that are called `name`, for a cluster; the engine's own cluster unless given */
  public abstract _fileFor(scope: IConstruct, name: string, cluster?: string): string;

  /** @internal which cluster gets what stands in a file, so that names are compared within one cluster */
  public abstract _clusterOfPath(path: string): string;

  /** @internal called once before the output is written: the engine's last word on it */
  public abstract _complete(app: Construct, plan: OutputPlan): void;

  /** @internal the commands to look after the fleet with, as Markdown */
  public abstract _runbook(app: Construct): string;
}

/** @internal the file of objects that are called `name`, whoever delivers them */
export function fileFor(scope: IConstruct, name: string, cluster?: string): string {
  return Delivery._tryOf(scope)?._fileFor(scope, name, cluster) ?? `apps/${name}.yaml`;
}
