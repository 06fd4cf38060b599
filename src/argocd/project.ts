import { Duration } from 'cdk8s';
import { Construct } from 'constructs';
import { checkCall } from '../calls/check-call';
import { Cluster, Delivery, GitSource, knownCluster, OutputPlan } from '../constructs';
import { Faults } from '../diagnostics';
import { compact } from '../model';
import { formatChoices, isDnsSubdomain, renderDuration } from '../text';
import { ArgoCd } from './argo-cd';
import { AppProject, ApplicationDestination, ProjectRole, SyncWindow } from './l1/index.generated';

/** Where Applications of a project may install. */
export interface ArgoDestination {
  /**
   * The cluster.
   *
   * @default - every cluster
   */
  readonly cluster?: Cluster;

  /**
   * The namespace; `*` stands for any characters.
   *
   * @default - every namespace
   */
  readonly namespace?: string;
}

/** A kind of object, by its API group. */
export interface ArgoResourceKind {
  /**
   * The API group; `*` for every group.
   *
   * @default - the core group
   */
  readonly group?: string;

  /** The kind; `*` for every kind. */
  readonly kind: string;
}

/** What a role may act on. */
export enum ArgoResource {
  /** Applications of the project. */
  APPLICATIONS = 'applications',
  /** ApplicationSets of the project. */
  APPLICATIONSETS = 'applicationsets',
  /** Logs of pods. */
  LOGS = 'logs',
  /** A shell in pods. */
  EXEC = 'exec',
  /** Clusters of the project. */
  CLUSTERS = 'clusters',
  /** Repositories of the project. */
  REPOSITORIES = 'repositories',
}

/** Who may do what in a project. */
export interface ArgoProjectRole {
  /** Name of the role: letters, digits, `-` and `_`. */
  readonly name: string;

  /**
   * What the role is for.
   *
   * @default - none
   */
  readonly description?: string;

  /**
   * Groups of the single sign-on whose members have the role.
   *
   * @default - none
   */
  readonly groups?: string[];

  /** What the role may do. */
  readonly policies: ArgoPolicy[];
}

const ACTIONS = ['get', 'create', 'update', 'delete', 'sync', 'override', '*'];

/** One permission of a role. */
export class ArgoPolicy {
  /**
   * Allows an action.
   *
   * @param resource on what
   * @param action `get`, `create`, `update`, `delete`, `sync`, `override`, `*`, or `action/<group>/<kind>/<name>`
   * @param object which of them; `*` for all of the project
   */
  public static allow(resource: ArgoResource, action: string, object: string = '*'): ArgoPolicy {
    checkCall('ArgoPolicy.allow', [resource, action, object]);
    return new ArgoPolicy(resource, action, object, 'allow');
  }

  /** Denies an action; a denial wins over what is allowed. */
  public static deny(resource: ArgoResource, action: string, object: string = '*'): ArgoPolicy {
    checkCall('ArgoPolicy.deny', [resource, action, object]);
    return new ArgoPolicy(resource, action, object, 'deny');
  }

  private constructor(
    private readonly resource: ArgoResource, private readonly action: string, private readonly object: string, private readonly effect: string,
  ) {}

  /** @internal the policy as Argo CD reads it: `ValidateProject` of argo-cd app_project_types.go */
  public _render(project: string, role: string, faults: Faults): string {
    if (!ACTIONS.includes(this.action) && !/^(action|update|delete)\/\S+$/.test(this.action)) {
      faults.add('ARG142', `role "${role}" names the action "${this.action}", which does not exist`, `use ${formatChoices(ACTIONS)}, or action/<group>/<kind>/<name>`);
    }
    return `p, proj:${project}:${role}, ${this.resource}, ${this.action}, ${project}/${this.object}, ${this.effect}`;
  }
}

/** Whether a window lets syncs through or holds them back. */
export enum ArgoWindowKind {
  /** Syncs happen inside the window only. */
  ALLOW = 'allow',
  /** No sync happens inside the window. */
  DENY = 'deny',
}

/** A time in which syncs are let through or held back. */
export interface ArgoSyncWindow {
  /** Lets through, or holds back. */
  readonly kind: ArgoWindowKind;

  /** When it starts: five cron fields, `0 22 * * 5`. */
  readonly schedule: string;

  /** How long it lasts. */
  readonly duration: Duration;

  /**
   * The time zone of the schedule, by its IANA name.
   *
   * @default 'UTC'
   */
  readonly timeZone?: string;

  /**
   * Names of Applications, with `*`.
   *
   * @default - none; at least one of applications, namespaces and clusters is needed
   */
  readonly applications?: string[];

  /**
   * Namespaces that Applications install in, with `*`.
   *
   * @default - none
   */
  readonly namespaces?: string[];

  /**
   * Names of clusters that Applications install in, with `*`.
   *
   * @default - none
   */
  readonly clusters?: string[];

  /**
   * Whether people may sync by hand in the window.
   *
   * @default false
   */
  readonly manualSync?: boolean;

  /**
   * Whether applications, namespaces and clusters have to match all, instead of one of them.
   *
   * @default false
   */
  readonly andOperator?: boolean;

  /**
   * What the window is for, at most 255 characters.
   *
   * @default - none
   */
  readonly description?: string;
}

/** Properties of ArgoProject. */
export interface ArgoProjectProps {
  /**
   * Name of the AppProject.
   *
   * @default - the construct's id
   */
  readonly name?: string;

  /**
   * What the project is for, at most 255 characters.
   *
   * @default - none
   */
  readonly description?: string;

  /**
   * Repositories that Applications may come from: URLs, in which `*` does not cross a `/` and `**` does.
   *
   * @default - every repository
   */
  readonly sourceRepos?: (string | GitSource)[];

  /**
   * Where Applications may install.
   *
   * @default - everywhere
   */
  readonly destinations?: ArgoDestination[];

  /**
   * Kinds without a namespace that Applications may install.
   *
   * @default - none
   */
  readonly clusterResources?: ArgoResourceKind[];

  /**
   * Kinds with a namespace that Applications may not install.
   *
   * @default - none
   */
  readonly deniedNamespaceResources?: ArgoResourceKind[];

  /**
   * Who may do what.
   *
   * @default - nobody but administrators
   */
  readonly roles?: ArgoProjectRole[];

  /**
   * When syncs are let through or held back.
   *
   * @default - always let through
   */
  readonly windows?: ArgoSyncWindow[];

  /**
   * Whether objects in the project's namespaces that no Application has are reported.
   *
   * @default false
   */
  readonly warnOrphanedResources?: boolean;

  /**
   * Namespaces other than Argo CD's that Applications of the project may be in.
   *
   * @default - none
   */
  readonly sourceNamespaces?: string[];
}

/**
 * An AppProject: what its Applications may come from, where they may install, who may act on them, when.
 * Argo CD validates none of it when it comes from Git, so all of it is checked here.
 *
 * Fails with ARG140 for a pattern that Argo CD reads differently than it looks, ARG141 for a role that is
 * twice or misnamed, ARG142 for an action that does not exist, ARG143 for a window that never opens, ARG144 for
 * a description that is too long, APP141 for a cluster that the app does not list.
 *
 * @see https://argo-cd.readthedocs.io/en/stable/user-guide/projects/
 */
export class ArgoProject extends Construct {
  /** Name of the AppProject. */
  public readonly name: string;

  public constructor(scope: Construct, id: string, props: ArgoProjectProps = {}) {
    checkCall('ArgoProject', [scope, id, props]);
    super(scope, id);
    this.name = props.name ?? id;
    const faults = new Faults(this.node.path);
    if (!isDnsSubdomain(this.name)) {
      faults.add('APP110', `"${this.name}" is not a name that Kubernetes takes`, 'use at most 253 lower-case letters, digits, "-" and "."');
    }
    if ((props.description ?? '').length > 255) {
      faults.add('ARG144', `the description has ${props.description!.length} characters, and 255 are allowed`, 'shorten it');
    }
    const sourceRepos = (props.sourceRepos ?? ['*']).map((repo) => (typeof repo === 'string' ? repo : repo.url));
    checkDenials(sourceRepos, 'sourceRepos', faults);
    const destinations = renderDestinations(this, props.destinations ?? [{}], faults);
    const roles = renderRoles(this.name, props.roles ?? [], faults);
    const syncWindows = (props.windows ?? []).map((window) => renderWindow(window, faults));
    faults.throwIfAny();
    const delivery = Delivery.of(this);
    const object = new AppProject(this, 'project', {
      metadata: { name: this.name, namespace: delivery instanceof ArgoCd ? delivery._target.namespace : 'argocd' },
      spec: compact({
        description: props.description,
        sourceRepos,
        destinations,
        clusterResourceWhitelist: props.clusterResources?.map(({ group = '', kind }) => ({ group, kind })),
        namespaceResourceBlacklist: props.deniedNamespaceResources?.map(({ group = '', kind }) => ({ group, kind })),
        roles,
        syncWindows,
        orphanedResources: props.warnOrphanedResources ? { warn: true } : undefined,
        sourceNamespaces: props.sourceNamespaces,
      }),
    });
    OutputPlan.tryOf(this)?.place(object, `projects/${this.name}.yaml`);
  }
}

/**
 * A denial that does not match counts as a match (argo-cd app_project_types.go, `globMatch`), so one `!…`
 * beside positive entries lets everything else through, whatever they say.
 */
function checkDenials(patterns: readonly string[], field: string, faults: Faults): void {
  const denials = patterns.filter((pattern) => pattern.startsWith('!'));
  if (denials.length > 0 && !patterns.includes('*')) {
    faults.add('ARG140', `${field} has the denial "${denials[0]}", and Argo CD then permits everything that it does not deny`,
      'remove the denial, or write "*" beside it to say so');
  }
}

function renderDestinations(scope: Construct, destinations: readonly ArgoDestination[], faults: Faults): ApplicationDestination[] {
  checkDenials(destinations.map(({ namespace }) => namespace ?? '*'), 'destinations', faults);
  const rendered = destinations.map(({ cluster, namespace = '*' }) => {
    const intent = cluster && knownCluster(scope, cluster, faults);
    const name = intent?.local ? 'in-cluster' : intent?.name;
    return { ...intent?.server === undefined ? { name: name ?? '*' } : { server: intent.server }, ...cluster ? {} : { server: '*' }, namespace };
  });
  const keys = rendered.map((destination) => JSON.stringify(destination));
  if (new Set(keys).size < keys.length) {
    faults.add('ARG140', 'a destination is named twice', 'keep it once');
  }
  return rendered;
}

function renderRoles(project: string, roles: readonly ArgoProjectRole[], faults: Faults): ProjectRole[] {
  return roles.map((role, index) => {
    if (!/^[a-zA-Z0-9]([-_a-zA-Z0-9]*[a-zA-Z0-9])?$/.test(role.name)) {
      faults.add('ARG141', `"${role.name}" is not the name of a role`, 'use letters, digits, "-" and "_"');
    }
    if (roles.findIndex((other) => other.name === role.name) !== index) {
      faults.add('ARG141', `role "${role.name}" is there twice`, 'merge the two');
    }
    return compact<ProjectRole>({
      name: role.name,
      description: role.description,
      groups: role.groups,
      policies: role.policies.map((policy) => policy._render(project, role.name, faults)),
    });
  });
}

function renderWindow(window: ArgoSyncWindow, faults: Faults): SyncWindow {
  const { kind, schedule, duration, timeZone, applications, namespaces, clusters, manualSync, andOperator, description } = window;
  if (schedule.trim().split(/\s+/).length !== 5) {
    faults.add('ARG143', `schedule "${schedule}" has not five fields`, 'write minute, hour, day of month, month and day of week: "0 22 * * 5"');
  }
  if ((applications ?? []).length + (namespaces ?? []).length + (clusters ?? []).length === 0) {
    faults.add('ARG143', `the window at "${schedule}" is for nothing`, 'name applications, namespaces or clusters; ["*"] for all');
  }
  if ((description ?? '').length > 255) {
    faults.add('ARG143', `the description of the window at "${schedule}" has ${description!.length} characters, and 255 are allowed`, 'shorten it');
  }
  return compact<SyncWindow>({
    kind,
    schedule,
    duration: renderDuration(duration.toSeconds({ integral: false })),
    timeZone,
    applications,
    namespaces,
    clusters,
    manualSync: manualSync || undefined,
    andOperator: andOperator || undefined,
    description,
  });
}
