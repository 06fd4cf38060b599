import { ClusterIntent } from './cluster';
import { ChartIntent, GitIntent } from './source';
import { ParameterIntent, ValuesLayer } from './values';

/** How a release is kept in step with Git. */
export interface SyncIntent {
  readonly automated: boolean;
  readonly prune: boolean;
  readonly selfHeal: boolean;
  readonly allowEmpty: boolean;
  readonly suspend: boolean;
  readonly createNamespace: boolean;
  readonly namespaceLabels: Readonly<Record<string, string>>;
  readonly namespaceAnnotations: Readonly<Record<string, string>>;
  readonly serverSideApply?: boolean;
  readonly validate: boolean;
  readonly retry?: RetryIntent;
  readonly timeoutSeconds?: number;
  readonly wave?: number;
}

export interface RetryIntent {
  /** Below zero means for ever. */
  readonly limit: number;
  readonly backoffSeconds?: number;
  readonly backoffFactor?: number;
  readonly backoffMaxSeconds?: number;
}

/** A field of the rendered objects that somebody else owns. */
export interface OwnedField {
  readonly group: string;
  readonly kind: string;
  readonly name?: string;
  readonly namespace?: string;
  readonly jsonPointers: readonly string[];
  readonly jqPathExpressions: readonly string[];
  readonly managers: readonly string[];
  /** Dotted paths in the chart's values that set the field. */
  readonly valuesKeys: readonly string[];
}

/** Another release that has to be ready first. */
export interface ReleaseRef {
  readonly subject: string;
  readonly name: string;
  readonly namespace: string;
  readonly cluster: ClusterIntent;
  /** Its place in the order: lower goes first. */
  readonly order: number;
}

/** One chart, once, in one place. */
export interface ReleaseIntent {
  /** Construct path, for messages. */
  readonly subject: string;
  /** Exactly the name of the delivered object. */
  readonly name: string;
  readonly releaseName: string;
  readonly chart: ChartIntent;
  readonly namespace: string;
  readonly cluster: ClusterIntent;
  /** Lowest to highest precedence. */
  readonly values: readonly ValuesLayer[];
  readonly parameters: readonly ParameterIntent[];
  readonly sync: SyncIntent;
  readonly releasedFields: readonly OwnedField[];
  readonly dependsOn: readonly ReleaseRef[];
  /** Its place in the order: above every release that it depends on, zero where nobody cares. */
  readonly order: number;
  readonly labels: Readonly<Record<string, string>>;
  readonly annotations: Readonly<Record<string, string>>;
}

/** Environments that are found, not listed. */
export type GeneratorIntent =
  | { readonly kind: 'clusters'; readonly matchLabels: Readonly<Record<string, string>>; readonly expressions: readonly LabelExpression[] }
  | { readonly kind: 'directories'; readonly git: GitIntent; readonly include: readonly string[]; readonly exclude: readonly string[] }
  | { readonly kind: 'files'; readonly git: GitIntent; readonly include: readonly string[]; readonly exclude: readonly string[] }
  | { readonly kind: 'list'; readonly elements: readonly Readonly<Record<string, string>>[] }
  | { readonly kind: 'matrix'; readonly generators: readonly GeneratorIntent[] }
  | { readonly kind: 'merge'; readonly keys: readonly string[]; readonly generators: readonly GeneratorIntent[] };

export interface LabelExpression {
  readonly key: string;
  readonly operator: 'In' | 'NotIn' | 'Exists' | 'DoesNotExist';
  readonly values: readonly string[];
}

/** One environment of a set. */
export interface EnvironmentIntent {
  readonly name: string;
  /** Names of the environments that have to be ready first. */
  readonly after: readonly string[];
  /** Without it the environment is listed: one release. With it, one release for each thing found. */
  readonly generator?: GeneratorIntent;
  readonly release: ReleaseIntent;
}

export interface EnvironmentSetIntent {
  readonly subject: string;
  readonly name: string;
  readonly environments: readonly EnvironmentIntent[];
  /** Whether each environment becomes an object of its own where the engine could make one for all. */
  readonly onePerEnvironment: boolean;
}

/** What a root object points at. */
export interface RootIntent {
  readonly subject: string;
  readonly name: string;
}
