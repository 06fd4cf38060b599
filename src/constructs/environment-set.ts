import { Construct } from 'constructs';
import { checkCall } from '../calls/check-call';
import { Faults } from '../diagnostics';
import { compact, EnvironmentIntent, EnvironmentSetIntent, GeneratorIntent, ReleaseRef, rounds } from '../model';
import { formatChoices, tryNearest } from '../text';
import { Cluster } from './cluster';
import { Delivery } from './delivery';
import { Environment } from './environment';
import { EnvironmentParam, hasParam } from './environment-param';
import { recordRelease } from './fleet';
import { refOf } from './helm-app';
import { INamed } from './named';
import { checkParams } from './param-uses';
import { Preview } from './preview';
import { Release } from './release';
import { releaseIntent } from './release-intent';
import { ReleaseProps } from './release-props';
import { World } from './world';

/** Properties of EnvironmentSet. */
export interface EnvironmentSetProps extends ReleaseProps {
  /** The environments, in any order. */
  readonly environments: Environment[];

  /**
   * The namespace of every environment that names none.
   *
   * @default - `<set>-<environment>`
   */
  readonly namespace?: string | INamed;

  /**
   * Whether each listed environment becomes an object of its own, where the engine could make one object
   * for all of them.
   *
   * @default false
   */
  readonly onePerEnvironment?: boolean;
}

/**
 * One Helm chart in several environments. What they share is said once, what differs beside the
 * environment's name.
 *
 * Fails with one error that lists every fault of the call: codes APP1xx for the intent, VAL1xx for
 * values, and the engine's own for what it cannot express.
 */
export class EnvironmentSet extends Release {
  /** @internal */
  public readonly _refs: readonly ReleaseRef[];
  /** @internal */
  public readonly _intent: EnvironmentSetIntent;

  public constructor(scope: Construct, id: string, props: EnvironmentSetProps) {
    checkCall('EnvironmentSet', [scope, id, props]);
    super(scope, id);
    const faults = new Faults(this.node.path);
    checkEnvironments(props.environments, faults);
    this._intent = {
      subject: this.node.path,
      name: id,
      onePerEnvironment: props.onePerEnvironment ?? false,
      environments: inOrder(props, props.environments.map((environment) => environmentIntent(this, id, props, environment, faults)), faults),
    };
    findCollisions(this._intent, faults);
    this._refs = this._intent.environments.map(({ release }) => refOf(release));
    this._intent.environments.forEach(({ release }) => recordRelease(this, release, faults, this._intent));
    Delivery._deliver(this, faults, (delivery) => delivery._deliverSet(this, this._intent, props.options ?? [], faults));
  }

  /**
   * The objects that there will be, one for each environment that is listed or found, before they exist.
   *
   * Fails with the codes EXP1xx and TPL1xx where the engine would refuse to make them.
   *
   * @param world what a cluster and the network know; without it, what the app declares
   */
  public preview(world: World = new World()): Preview {
    checkCall('EnvironmentSet#preview', [world]);
    return Delivery.of(this)._preview(this, this._intent, world);
  }
}

function environmentIntent(
  scope: Construct, id: string, set: EnvironmentSetProps, environment: Environment, faults: Faults,
): EnvironmentIntent {
  const own = environment._props;
  const generator = environment._generator?._intent;
  const found = generator ? nameParts(generator).join('-') : environment.name;
  const names = {
    name: own.name ?? `${id}-${found}`,
    releaseName: own.releaseName ?? set.releaseName ?? id,
    namespace: own.namespace ?? set.namespace ?? `${id}-${found}`,
  };
  if (generator && !hasParam(names.name)) {
    faults.add('APP184', `every environment that "${environment.name}" finds would be named "${names.name}"`,
      'put an EnvironmentParam into the name, or drop the name');
  }
  const chart = own.chart ?? set.chart;
  const intent = releaseIntent(scope, names, {
    ...set,
    chart: own.chartVersion === undefined ? chart : chart._at(own.chartVersion, faults),
    cluster: own.cluster ?? set.cluster,
    values: [...set.values ?? [], ...own.values ?? []],
    parameters: [...set.parameters ?? [], ...own.parameters ?? []],
    sync: { ...set.sync, ...own.sync },
    releaseFields: [...set.releaseFields ?? [], ...own.releaseFields ?? []],
    labels: { ...set.labels, ...compact(own.labels ?? {}) },
  }, faults);
  checkParams(intent, generator, faults);
  const onFoundCluster = generator !== undefined && findsClusters(generator) && !own.cluster && !set.cluster;
  const cluster = onFoundCluster ? { ...Cluster.local()._intent, name: EnvironmentParam.CLUSTER_NAME, local: false } : intent.cluster;
  return { name: environment.name, after: own.after ?? [], generator, release: { ...intent, cluster } };
}

/**
 * Environments that are objects of their own are ordered like other releases: each above those that it comes
 * after. A wave that an environment names itself is kept, and has to be above them.
 */
function inOrder(props: EnvironmentSetProps, environments: readonly EnvironmentIntent[], faults: Faults): EnvironmentIntent[] {
  if (!props.onePerEnvironment) {
    return [...environments];
  }
  const ownWaves = new Map(props.environments.map(({ name, _props }) => [name, _props.sync?.wave]));
  const byName = new Map(environments.map((environment) => [environment.name, environment]));
  const orders = new Map<string, number>();
  const { rounds: found } = rounds(new Map(environments.map(({ name, after }) => [name, after])));
  for (const name of found.flat()) {
    const { after, release } = byName.get(name)!;
    const needed = Math.max(release.order, ...after.map((other) => (orders.get(other) ?? 0) + 1));
    const own = ownWaves.get(name);
    if (own !== undefined && after.length > 0 && own < needed) {
      faults.add('APP112', `wave ${own} of "${name}" is not above wave ${needed - 1} of what it comes after`, `drop sync.wave, or use ${needed} or more`);
    }
    orders.set(name, own ?? needed);
  }
  return environments.map((environment) => {
    const { generator, name, release } = environment;
    return generator ? environment : { ...environment, release: { ...release, order: orders.get(name) ?? release.order } };
  });
}

/** What makes each thing that a generator finds different from the others. */
function nameParts(generator: GeneratorIntent): string[] {
  switch (generator.kind) {
    case 'clusters': return [EnvironmentParam.CLUSTER_NAME];
    case 'directories':
    case 'files': return [EnvironmentParam.PATH_BASENAME];
    case 'list': return Object.keys(generator.elements[0] ?? {}).slice(0, 1).map(EnvironmentParam.field);
    case 'matrix': return generator.generators.flatMap(nameParts);
    case 'merge': return nameParts(generator.generators[0]);
  }
}

function findsClusters(generator: GeneratorIntent): boolean {
  return generator.kind === 'clusters' || ('generators' in generator && generator.generators.some(findsClusters));
}

function checkEnvironments(environments: readonly Environment[], faults: Faults): void {
  const names = environments.map(({ name }) => name);
  if (names.length === 0) {
    faults.add('APP181', 'there is no environment', 'give at least one, such as Environment.named(\'dev\')');
  }
  for (const name of new Set(names.filter((n, index) => names.indexOf(n) !== index))) {
    faults.add('APP182', `two environments are named "${name}"`, 'give each a name of its own');
  }
  for (const { name, _props } of environments) {
    for (const other of (_props.after ?? []).filter((o) => !names.includes(o))) {
      const nearest = tryNearest(other, names);
      faults.add('APP183', `"${name}" comes after "${other}", which is no environment of this set`,
        nearest && nearest !== name ? `write "${nearest}"` : `use ${formatChoices([...new Set(names)].filter((one) => one !== name))}`);
    }
  }
  for (const { name } of environments.filter((environment) => environment._props.after?.includes(environment.name))) {
    faults.add('APP185', `"${name}" waits for itself`, `remove "${name}" from its "after"`);
  }
  const waits = environments.map(({ name, _props }) => [name, (_props.after ?? []).filter((other) => other !== name)] as const);
  const { stuck } = rounds(new Map(waits));
  if (stuck.length > 0) {
    faults.add('APP185', `${formatChoices(stuck).replace(' or ', ' and ')} wait for one another`, 'remove one "after" from the circle');
  }
}

/** Two environments that Helm would take for one release; what is found where, nobody knows here. */
function findCollisions(set: EnvironmentSetIntent, faults: Faults): void {
  const seen = new Map<string, string>();
  for (const { name, release } of set.environments) {
    const key = JSON.stringify([release.cluster.name, release.namespace, release.releaseName]);
    if (hasParam(key)) {
      continue;
    }
    const before = seen.get(key);
    if (before !== undefined && before !== name) {
      faults.add('APP186', `"${before}" and "${name}" are both release "${release.releaseName}" in namespace "${release.namespace}" of cluster "${release.cluster.name}"`,
        'give one of them another namespace, cluster or releaseName');
    }
    seen.set(key, name);
  }
}
