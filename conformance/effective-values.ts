/**
 * What each engine hands to Helm for one release: a chart and the layers of values in order, lowest first.
 * Nothing is merged here: every layer becomes a flag of `helm template`, so that Helm itself merges.
 */
import type { Decryptor } from './decryptor';
import type { Example } from './example';
import type { Tree } from './tree';

export type ValuesLayer =
  | { readonly flag: '-f'; readonly origin: string; readonly text: string }
  | { readonly flag: '--set' | '--set-string' | '--set-literal' | '--set-file'; readonly origin: string; readonly text: string };

export interface EffectiveChart {
  /** Comparable between engines: where the chart comes from and, outside Git, its version. */
  readonly id: string;
  /** Undefined: a stand-in that renders all values. */
  readonly folder?: string;
  /** Files merged into one that replaces the chart's own values.yaml (`valuesFiles` of Flux). */
  readonly replacedValues?: readonly string[];
  /** Files merged onto the chart's own values.yaml (strategy Merge of an ArtifactGenerator). */
  readonly mergedValues?: readonly string[];
}

export interface EffectiveRelease {
  readonly origin: string;
  /** `in-cluster` for the one that the engine runs in. */
  readonly cluster: string;
  readonly release: string;
  readonly namespace: string;
  readonly chart: EffectiveChart;
  readonly layers: readonly ValuesLayer[];
  /** Layers that only the cluster knows. */
  readonly unknown: readonly string[];
}

/** What the reading of values needs to know besides the objects themselves. */
export interface ValuesWorld {
  readonly tree: Tree;
  readonly example: Example;
  readonly decryptor: Decryptor;
}

export { argoReleases } from './argo-values';
export { fluxReleases } from './flux-values';
