import { checkCall } from '../calls/check-call';
import { fail } from '../diagnostics';
import { isDnsLabel } from '../text';
import { ChartSource } from './chart-source';
import { Cluster } from './cluster';
import { EnvironmentGenerator } from './environment-generator';
import { FieldOwnership } from './field-ownership';
import { HelmParameter } from './helm-parameter';
import { HelmValues } from './helm-values';
import { INamed } from './named';
import { SyncPolicy } from './sync';

/** What is special about one environment of a set. */
export interface EnvironmentProps {
  /**
   * Names of the environments of the same set that have to be ready first.
   *
   * @default - none
   */
  readonly after?: string[];

  /**
   * The chart.
   *
   * @default - the set's
   */
  readonly chart?: ChartSource;

  /**
   * Another version of the set's chart.
   *
   * @default - the set's
   */
  readonly chartVersion?: string;

  /**
   * The cluster that it goes to.
   *
   * @default - the set's; for environments that are one for each cluster, that cluster
   */
  readonly cluster?: Cluster;

  /**
   * The namespace.
   *
   * @default - the set's namespace, else `<set>-<environment>`
   */
  readonly namespace?: string | INamed;

  /**
   * Name of the delivered object.
   *
   * @default - `<set>-<environment>`; with a generator `<set>-` and what it finds
   */
  readonly name?: string;

  /**
   * Name of the Helm release.
   *
   * @default - the set's
   */
  readonly releaseName?: string;

  /**
   * Layers of values above the set's.
   *
   * @default - none
   */
  readonly values?: HelmValues[];

  /**
   * Single values, besides the set's.
   *
   * @default - none
   */
  readonly parameters?: HelmParameter[];

  /**
   * What differs from the set's `sync`, property by property.
   *
   * @default - nothing
   */
  readonly sync?: SyncPolicy;

  /**
   * Fields left to another owner, besides the set's.
   *
   * @default - none
   */
  readonly releaseFields?: FieldOwnership[];

  /**
   * Labels of the delivered object, besides the set's.
   *
   * @default - none
   */
  readonly labels?: { readonly [key: string]: string };
}

/** One environment of an EnvironmentSet: a listed one, or one for each thing that a generator finds. */
export class Environment {
  /**
   * An environment with a name: `dev`, `staging`, `prod`.
   *
   * Fails with APP180 when the name is no DNS label: it becomes part of names and of a label.
   */
  public static named(environment: string, props: EnvironmentProps = {}): Environment {
    checkCall('Environment.named', [environment, props]);
    return new Environment(environment, props);
  }

  /**
   * One environment for each thing that `generator` finds. EnvironmentParam stands for what it found.
   *
   * Fails with APP180 when the name is no DNS label.
   *
   * @param environment what all of them are called together, for `after` and for messages
   * @param generator finds them
   * @param props what they have in common
   */
  public static forEach(environment: string, generator: EnvironmentGenerator, props: EnvironmentProps = {}): Environment {
    checkCall('Environment.forEach', [environment, generator, props]);
    return new Environment(environment, props, generator);
  }

  private constructor(
    /** The environment's name. */
    public readonly name: string,
    /** @internal */
    public readonly _props: EnvironmentProps,
    /** @internal */
    public readonly _generator?: EnvironmentGenerator,
  ) {
    if (!isDnsLabel(name)) {
      fail('APP180', `Environment "${name}"`, `"${name}" is not the name of an environment`, 'use at most 63 lower-case letters, digits and "-"');
    }
  }
}
