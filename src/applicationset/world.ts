/** What only a cluster or the network knows, as plain data. What is not given is unknown until run time. */
import { Fields } from './fields';
import { Strings } from './param-set';

/** A cluster as Argo CD knows it: what its Secret says. */
export interface WorldCluster {
  readonly name: string;
  readonly server: string;
  readonly labels?: Strings;
  readonly annotations?: Strings;
  readonly project?: string;
}

/** A Git repository as a directory on this machine, or as a commit of a clone there. */
export interface WorldRepository {
  readonly url: string;
  readonly directory: string;
  /** A branch, tag or commit of the clone; without it the files as they are. */
  readonly revision?: string;
  /** Stands only for generators with this `revision`; without it for all. */
  readonly targetRevision?: string;
}

export interface WorldPullRequest {
  readonly number: number;
  readonly title?: string;
  readonly branch: string;
  readonly targetBranch?: string;
  readonly headSha?: string;
  readonly author?: string;
  readonly labels?: readonly string[];
  /** GitLab's state; `opened` unless given. */
  readonly state?: string;
}

/** All pull requests of one repository. */
export interface WorldPullRequests {
  /** As the generator names it: `owner/repo`, a GitLab project, `organization/project/repo`. */
  readonly repository: string;
  readonly pulls: readonly WorldPullRequest[];
}

export interface WorldBranch {
  readonly name: string;
  readonly sha?: string;
  /** Files and directories, for `pathsExist`. */
  readonly paths?: readonly string[];
}

export interface WorldScmRepository {
  readonly name: string;
  readonly url: string;
  readonly sshUrl?: string;
  readonly id?: number | string;
  readonly labels?: readonly string[];
  readonly archived?: boolean;
  /** `main` unless given. */
  readonly defaultBranch?: string;
  readonly branches: readonly WorldBranch[];
}

/** All repositories of one organization, group, owner or project. */
export interface WorldScmOrganization {
  readonly organization: string;
  readonly repositories: readonly WorldScmRepository[];
}

/** What the plugin of one ConfigMap answers. */
export interface WorldPlugin {
  readonly configMap: string;
  readonly parameters: readonly Fields[];
}

/** The decisions of one kind of resource, as its ConfigMap describes it. */
export interface WorldDecisions {
  readonly configMap: string;
  readonly matchKey: string;
  readonly resources: readonly { readonly name: string; readonly labels?: Strings; readonly decisions: readonly Fields[] }[];
}

export interface World {
  readonly clusters?: readonly WorldCluster[];
  readonly repositories?: readonly WorldRepository[];
  readonly pullRequests?: readonly WorldPullRequests[];
  readonly scm?: readonly WorldScmOrganization[];
  readonly plugins?: readonly WorldPlugin[];
  readonly decisions?: readonly WorldDecisions[];
}

/** The API server as Argo CD calls the cluster that it runs in. */
export const IN_CLUSTER: WorldCluster = { name: 'in-cluster', server: 'https://kubernetes.default.svc' };
