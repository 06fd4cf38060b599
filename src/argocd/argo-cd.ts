import { ApiObjectMetadata } from 'cdk8s';
import { Construct, IConstruct } from 'constructs';
import { checkCall } from '../calls/check-call';
import { DeliveredFile, Delivery, DeliveryOptions, localCluster, OutputPlan, Preview, World } from '../constructs';
import { fail, Faults } from '../diagnostics';
import { compact, EnvironmentIntent, EnvironmentSetIntent, ReleaseIntent, RootIntent, SopsSecretIntent } from '../model';
import { formatChoices, isDnsLabel } from '../text';
import { ArgoTarget, renderApplication, RenderContext, RenderedApplication } from './application';
import { renderApplicationSets } from './application-set';
import { ArgoOptions } from './argo-options';
import { HelmSecrets } from './helm-secrets';
import { Ksops } from './ksops';
import { Application, ApplicationSet } from './l1/index.generated';
import { previewObjects } from './preview';
import { renderRoot } from './root';
import { renderRunbook } from './runbook';
import { deliverSecret } from './secrets-application';
import { checkSet } from './set-faults';
import { InlineForm } from './values-plan';
import { ARGOCD_VERSIONS } from './version';

/** Properties of ArgoCd. */
export interface ArgoCdProps {
  /**
   * The minor version that runs in the cluster: `3.0` to `3.5`. Fields and options that it does not know
   * are errors.
   *
   * @default '3.5'
   */
  readonly version?: string;

  /**
   * The namespace that Argo CD is installed in.
   *
   * @default 'argocd'
   */
  readonly namespace?: string;

  /**
   * The AppProject of every Application that names none.
   *
   * @default 'default'
   */
  readonly project?: string;

  /**
   * How the repo-server decrypts SOPS-encrypted values. Needed by SopsValues.
   *
   * @default - it does not
   */
  readonly helmSecrets?: HelmSecrets;

  /**
   * How the repo-server decrypts SOPS-encrypted manifests. Needed by SopsSecret.
   *
   * @default - it does not
   */
  readonly ksops?: Ksops;
}

/**
 * Delivers with Argo CD: a release becomes an Application, a set of environments an ApplicationSet.
 *
 * Fails with ARG100 for a version that is not known here.
 *
 * @see https://argo-cd.readthedocs.io/en/stable/
 */
export class ArgoCd extends Delivery {
  /** @internal */
  public readonly _target: ArgoTarget;
  /** @internal */
  public readonly _targets: { readonly argocd: string };

  public constructor(props: ArgoCdProps = {}) {
    checkCall('ArgoCd', [props]);
    super();
    const version = ARGOCD_VERSIONS.find((known) => known === (props.version ?? '3.5'));
    const { namespace = 'argocd', project = 'default', helmSecrets, ksops } = props;
    if (version === undefined) {
      fail('ARG100', 'ArgoCd', `version "${props.version}" is not known`, `use ${formatChoices(ARGOCD_VERSIONS)}`);
    }
    if (!isDnsLabel(namespace)) {
      fail('ARG100', 'ArgoCd', `"${namespace}" is not the name of a namespace`, 'use at most 63 lower-case letters, digits and "-"');
    }
    this._target = { version, namespace, project, helmSecrets, ksops };
    this._targets = { argocd: version };
  }

  /** @internal */
  public _deliverRelease(scope: Construct, release: ReleaseIntent, options: readonly DeliveryOptions[], faults: Faults): void {
    const rendered = renderApplication(release, this.context(scope, options, 'object', faults));
    faults.throwIfAny();
    this.makeApplication(scope, 'application', rendered);
  }

  /** @internal */
  public _deliverSet(scope: Construct, set: EnvironmentSetIntent, options: readonly DeliveryOptions[], faults: Faults): void {
    const context = this.context(scope, options, OutputPlan.tryOf(scope)?.repository.git ? 'file' : 'text', faults);
    const isAlone = ({ generator }: EnvironmentIntent) => set.onePerEnvironment && generator === undefined;
    const rest = set.environments.filter((environment) => !isAlone(environment));
    checkSet(set, rest, faults);
    const applications = set.environments.filter(isAlone).map(({ release }) => renderApplication(release, { ...context, inlineForm: 'object' }));
    const sets = renderApplicationSets({ ...set, environments: rest }, context);
    faults.throwIfAny();
    applications.forEach((rendered) => this.makeApplication(scope, rendered.name, rendered));
    const annotations = waveAnnotation(rest);
    for (const { name, spec } of sets) {
      const object = new ApplicationSet(scope, `set-${name}`, { metadata: compact({ name, namespace: this._target.namespace, annotations }), spec });
      OutputPlan.tryOf(scope)?.place(object, `apps/${name}.yaml`);
    }
  }

  /** @internal */
  public _deliverSecret(scope: Construct, secret: SopsSecretIntent, faults: Faults): DeliveredFile {
    return deliverSecret(scope, secret, this._target, faults);
  }

  /** @internal */
  public _deliverRoot(scope: Construct, root: RootIntent): void {
    renderRoot(scope, root, this._target);
  }

  /** @internal */
  public _preview(scope: Construct, _set: EnvironmentSetIntent, world: World): Preview {
    return previewObjects(scope, world);
  }

  /** @internal the root Application applies everything to Argo CD's own cluster */
  public _fileFor(scope: IConstruct, name: string, cluster?: string): string {
    if (cluster !== undefined && cluster !== localCluster(scope)) {
      fail('ARG130', scope.node.path, `its plain objects are for cluster "${cluster}", and the root Application applies plain objects to Argo CD's own cluster`,
        'put them into a chart that a HelmApp installs there, or drop the chart\'s cluster');
    }
    return `apps/${name}.yaml`;
  }

  /** @internal */
  public _clusterOfPath(): string {
    return '';
  }

  /** @internal nothing is added to what the constructs made */
  public _complete(): void {}

  /** @internal */
  public _runbook(app: Construct): string {
    return renderRunbook(app, this._target);
  }

  private context(scope: Construct, options: readonly DeliveryOptions[], inlineForm: InlineForm, faults: Faults): RenderContext {
    return { target: this._target, options: ArgoOptions._merged(options), output: OutputPlan.tryOf(scope), inlineForm, faults };
  }

  private makeApplication(scope: Construct, id: string, { name, labels, annotations, finalizers, spec }: RenderedApplication): void {
    const metadata: ApiObjectMetadata = compact({ name, namespace: this._target.namespace, labels, annotations, finalizers: [...finalizers] });
    const object = new Application(scope, id, { metadata, spec });
    OutputPlan.tryOf(scope)?.place(object, `apps/${name}.yaml`);
  }
}

function waveAnnotation(environments: readonly EnvironmentIntent[]): Readonly<Record<string, string>> {
  const order = Math.max(...environments.map(({ release }) => release.order));
  return order === 0 ? {} : { 'argocd.argoproj.io/sync-wave': String(order) };
}
