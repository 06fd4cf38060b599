import { Fields, KIND } from '../../inventory';
import { Path } from '../../text';
import { fieldsAt, Needs, Subject } from '../engine';

/** What a HelmChart says of its chart; a HelmRelease has it as a template. */
export interface ChartSpecAt {
  readonly chart: Fields;
  readonly path: Path;
}

/** The chart of a HelmRelease or HelmChart; without fields where it is named by `chartRef`. */
export function chartSpecOf({ kindName, spec }: Subject): ChartSpecAt {
  return kindName === KIND.helmChart ? { chart: spec, path: ['spec'] } : { chart: fieldsAt(spec, 'chart', 'spec'), path: ['spec', 'chart', 'spec'] };
}

/** A field of that chart, be it of a HelmRelease or of a HelmChart. */
export function inChart(...fields: Path): Needs {
  return [['spec', 'chart', 'spec', ...fields], ['spec', ...fields]];
}

/** Whether the chart is a directory of a source, not one of a chart repository. */
export function isFromDirectory(chart: Fields): boolean {
  const { kind } = fieldsAt(chart, 'sourceRef');
  return kind === 'GitRepository' || kind === 'Bucket';
}
