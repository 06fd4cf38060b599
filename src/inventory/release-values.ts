import { Path, Position } from '../text';
import { WantedChart } from './chart/charts-at-hand';
import { Fields, InventoryObject } from './inventory-object';

/** One layer of the values of a release. */
export interface ValuesLayerFacts {
  /** Where it is from, in the user's own names: `inline values`, `values/prod.yaml`. */
  readonly label: string;
  /** Undefined where they are not known now: a file elsewhere, ciphertext. */
  readonly values?: Fields;
  /** Where in the object they stand. */
  readonly path?: Path;
  /** Where in their file a value stands. */
  position?(path: Path): Position;
}

/** One chart with the values that it will get. */
export interface ReleaseValues {
  /** What findings are about. */
  readonly object: InventoryObject;
  /** The environment, where one object stands for several. */
  readonly environment?: string;
  readonly chart: WantedChart;
  /** Lowest to highest precedence, without the chart's own. */
  readonly layers: readonly ValuesLayerFacts[];
  /** Files that stand in the place of the chart's own values, lowest to highest precedence. */
  readonly replaced?: readonly ValuesLayerFacts[];
  /** The version of Kubernetes that the chart is rendered for, where the object says it. */
  readonly kubeVersion?: { readonly version: string; readonly path: Path };
}
