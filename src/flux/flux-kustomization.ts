import { Duration } from 'cdk8s';
import { Construct } from 'constructs';
import { checkCall } from '../calls/check-call';
import { fileFor, GitSource, INamed, nameOf, OutputPlan } from '../constructs';
import { Faults } from '../diagnostics';
import { compact } from '../model';
import { isDnsSubdomain } from '../text';
import { sopsDecryption } from './decryption';
import { goDuration } from './duration';
import { EngineFacts, engineFacts } from './engine-facts';
import {
  CommonMetadata, CustomHealthCheck, KubeConfigReference, Kustomization, KustomizationDeletionPolicy,
  KustomizationSourceReference, KustomizationSourceReferenceKind, KustomizationSpec, KustomizeImage, KustomizePatch,
  NamespacedObjectKindReference, SubstituteReference,
} from './l1/index.generated';
import { gitSourceObject } from './sources';

/** Properties of FluxKustomization. */
export interface FluxKustomizationProps {
  /**
   * Name of the Kustomization.
   *
   * @default - the construct's id
   */
  readonly name?: string;

  /**
   * Namespace of the Kustomization.
   *
   * @default - Flux's
   */
  readonly namespace?: string | INamed;

  /**
   * The Git repository; its source object is made here. Not together with sourceRef.
   *
   * @default - the repository of the output
   */
  readonly source?: GitSource;

  /**
   * A source object that exists elsewhere.
   *
   * @default - source
   */
  readonly sourceRef?: KustomizationSourceReference;

  /** The directory that is applied, from the source's root. */
  readonly path: string;

  /**
   * How often it is applied anew.
   *
   * @default - that of the engine, 10 minutes unless told
   */
  readonly interval?: Duration;

  /**
   * How soon a failure is tried again.
   *
   * @default - the interval
   */
  readonly retryInterval?: Duration;

  /**
   * How long applying and checking may take.
   *
   * @default - the interval less 30 seconds
   */
  readonly timeout?: Duration;

  /**
   * Whether objects that left the source are deleted.
   *
   * @default true
   */
  readonly prune?: boolean;

  /**
   * Whether it is ready only when everything that it applied is.
   *
   * @default false
   */
  readonly wait?: boolean;

  /**
   * Kustomizations that have to be ready first.
   *
   * @default - none
   */
  readonly dependsOn?: FluxKustomization[];

  /**
   * Objects that have to be ready for it to be. Not together with `wait`, which checks everything.
   *
   * @default - none
   */
  readonly healthChecks?: NamespacedObjectKindReference[];

  /**
   * When objects of a kind are ready, as CEL expressions. Since Flux 2.5.
   *
   * @default - none
   */
  readonly healthCheckExprs?: CustomHealthCheck[];

  /**
   * Whether SOPS-encrypted Secrets and values below the path are decrypted, with the engine's keys. A
   * Kustomization inside this one does not inherit it.
   *
   * @default false
   */
  readonly decrypt?: boolean;

  /**
   * Variables that replace `${NAME}` in everything that is applied.
   *
   * @default - none
   */
  readonly substitute?: { readonly [name: string]: string };

  /**
   * ConfigMaps and Secrets whose keys are variables, too.
   *
   * @default - none
   */
  readonly substituteFrom?: SubstituteReference[];

  /**
   * The namespace of every object that has one; also renames Namespaces.
   *
   * @default - what the objects say
   */
  readonly targetNamespace?: string;

  /**
   * Changes to the objects before they are applied.
   *
   * @default - none
   */
  readonly patches?: KustomizePatch[];

  /**
   * Other names and tags of images.
   *
   * @default - none
   */
  readonly images?: KustomizeImage[];

  /**
   * Kustomize components to include, by paths relative to `path`.
   *
   * @default - none
   */
  readonly components?: string[];

  /**
   * What happens to the objects when the Kustomization is deleted. Since Flux 2.5.
   *
   * @default - as `prune` says
   */
  readonly deletionPolicy?: KustomizationDeletionPolicy;

  /**
   * Whether objects with fields that cannot change are made anew.
   *
   * @default false
   */
  readonly force?: boolean;

  /**
   * Whether the controller leaves it alone.
   *
   * @default false
   */
  readonly suspend?: boolean;

  /**
   * The ServiceAccount that the controller acts as.
   *
   * @default - the controller's own
   */
  readonly serviceAccountName?: string;

  /**
   * How another cluster is reached.
   *
   * @default - the controller's own cluster
   */
  readonly kubeConfig?: KubeConfigReference;

  /**
   * Labels and annotations of every applied object.
   *
   * @default - none
   */
  readonly commonMetadata?: CommonMetadata;
}

/**
 * A Kustomization of Flux: a directory of a repository, kept applied.
 *
 * Fails with FLX140 for `healthChecks` beside `wait`, FLX141 for a variable that Flux would refuse, FLX142 for
 * a path outside the source, FLX143 for two sources.
 *
 * @see https://fluxcd.io/flux/components/kustomize/kustomizations/
 */
export class FluxKustomization extends Construct {
  /** Name of the Kustomization. */
  public readonly name: string;
  /** Namespace of the Kustomization. */
  public readonly namespace: string;
  /** The Kustomization itself. */
  public readonly resource: Kustomization;

  public constructor(scope: Construct, id: string, props: FluxKustomizationProps) {
    checkCall('FluxKustomization', [scope, id, props]);
    super(scope, id);
    const facts = engineFacts(this);
    this.name = props.name ?? id;
    this.namespace = props.namespace === undefined ? facts.namespace : nameOf(props.namespace);
    const faults = new Faults(this.node.path);
    checkProps(this.name, props, faults);
    faults.throwIfAny();
    this.resource = new Kustomization(this, 'kustomization', {
      metadata: { name: this.name, namespace: this.namespace },
      spec: this.spec(props, facts),
    });
    OutputPlan.tryOf(this)?.place(this.resource, fileFor(this, this.name), this);
  }

  private spec(props: FluxKustomizationProps, facts: EngineFacts): KustomizationSpec {
    const { healthChecks, healthCheckExprs, targetNamespace, patches, images, components, deletionPolicy } = props;
    const { serviceAccountName, kubeConfig, commonMetadata } = props;
    return compact<KustomizationSpec>({
      interval: props.interval ? goDuration(props.interval) : facts.interval,
      retryInterval: props.retryInterval && goDuration(props.retryInterval),
      timeout: props.timeout && goDuration(props.timeout),
      sourceRef: props.sourceRef ?? this.gitSource(props.source, facts),
      path: `./${props.path.replace(/^\.\//, '').replace(/\/+$/, '')}`,
      prune: props.prune ?? true,
      wait: props.wait || undefined,
      dependsOn: props.dependsOn?.map(({ name, namespace }) => compact({ name, namespace: namespace === this.namespace ? undefined : namespace })),
      decryption: props.decrypt ? sopsDecryption(facts.decryptionSecret) : undefined,
      postBuild: compact({ substitute: compact(props.substitute ?? {}), substituteFrom: props.substituteFrom }),
      force: props.force || undefined,
      suspend: props.suspend || undefined,
      healthChecks,
      healthCheckExprs,
      targetNamespace,
      patches,
      images,
      components,
      deletionPolicy,
      serviceAccountName,
      kubeConfig,
      commonMetadata,
    });
  }

  private gitSource(source: GitSource | undefined, facts: EngineFacts): KustomizationSourceReference {
    const git = source?._intent ?? OutputPlan.tryOf(this)?.repository.git;
    const { name, namespace } = git === undefined ? { name: facts.outputSource ?? 'flux-system', namespace: facts.namespace } : gitSourceObject(this, git, facts);
    return compact({ kind: KustomizationSourceReferenceKind.GIT_REPOSITORY, name, namespace: namespace === this.namespace ? undefined : namespace });
  }
}

function checkProps(name: string, props: FluxKustomizationProps, faults: Faults): void {
  if (!isDnsSubdomain(name)) {
    faults.add('APP110', `"${name}" is not a name that Kubernetes takes`, 'use at most 253 lower-case letters, digits, "-" and "."');
  }
  if (props.wait && (props.healthChecks ?? []).length > 0) {
    faults.add('FLX140', 'healthChecks is set beside wait, which checks everything and ignores them', 'drop one of the two');
  }
  for (const variable of Object.keys(compact(props.substitute ?? {})).filter((key) => !/^[_A-Za-z][_A-Za-z0-9]*$/.test(key))) {
    faults.add('FLX141', `"${variable}" is no name of a variable, and one such fails the whole Kustomization`, 'use letters, digits and "_", no digit first');
  }
  if (props.path.startsWith('/') || props.path.split('/').includes('..')) {
    faults.add('FLX142', `"${props.path}" is no path inside the source`, 'write it from the source\'s root, without a leading "/" and without ".."');
  }
  if (props.source && props.sourceRef) {
    faults.add('FLX143', 'source and sourceRef are both set', 'keep one of the two');
  }
}
