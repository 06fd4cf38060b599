import { renderTable } from '../text';

/** Properties of PreviewedApplication. */
export interface PreviewedApplicationProps {
  /** Name of the object. */
  readonly name: string;

  /**
   * The project that it belongs to.
   *
   * @default - the engine has no projects
   */
  readonly project?: string;

  /** The cluster that it goes to: its name, or its URL. */
  readonly cluster: string;

  /** The namespace that it goes to. */
  readonly namespace: string;

  /** Where its manifests come from. */
  readonly source: string;

  /**
   * The version or revision of the source.
   *
   * @default - the engine's default
   */
  readonly revision?: string;

  /** The whole object. */
  readonly manifest: { readonly [key: string]: any };
}

/** One object that the delivery engine would make or apply for one environment. */
export class PreviewedApplication {
  /** Name of the object. */
  public readonly name: string;
  /** The project that it belongs to, where the engine has projects. */
  public readonly project?: string;
  /** The cluster that it goes to: its name, or its URL. */
  public readonly cluster: string;
  /** The namespace that it goes to. */
  public readonly namespace: string;
  /** Where its manifests come from. */
  public readonly source: string;
  /** The version or revision of the source. */
  public readonly revision?: string;
  /** The whole object. */
  public readonly manifest: { readonly [key: string]: any };

  public constructor(props: PreviewedApplicationProps) {
    this.name = props.name;
    this.project = props.project;
    this.cluster = props.cluster;
    this.namespace = props.namespace;
    this.source = props.source;
    this.revision = props.revision;
    this.manifest = props.manifest;
  }
}

/** What there will be, as far as it can be known beforehand. */
export class Preview {
  /** The objects, in the order of their generators. */
  public readonly applications: PreviewedApplication[];
  /** What only the cluster will know, a sentence each. */
  public readonly unknown: string[];

  public constructor(applications: PreviewedApplication[], unknown: string[] = []) {
    this.applications = applications;
    this.unknown = unknown;
  }

  /** The objects as a table for people, and below it what is unknown. */
  public table(): string {
    const hasProjects = this.applications.some(({ project }) => project !== undefined);
    const rows = this.applications.map(({ name, project, cluster, namespace, source, revision }) =>
      [name, ...hasProjects ? [project ?? ''] : [], cluster, namespace, source, revision ?? '']);
    const table = renderTable(['name', ...hasProjects ? ['project'] : [], 'cluster', 'namespace', 'source', 'revision'], rows);
    return [table, ...this.unknown.map((sentence) => `unknown until run time: ${sentence}`)].join('\n');
  }
}
