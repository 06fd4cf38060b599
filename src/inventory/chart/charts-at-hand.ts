import { Chart, tryReadChart } from './chart';

/** Where a copy of a chart is on this machine, and which chart that is. */
export interface ChartAtHand {
  /** As the object names it: the URL of a Helm repository or of the chart in a registry, or of a Git repository. */
  readonly url: string;
  /** The chart's name in a Helm repository, its path in a Git repository; in a registry the URL says it. */
  readonly chart?: string;
  /** For this version only; for all unless given. */
  readonly version?: string;
  /** A directory or a `.tgz`. */
  readonly path: string;
}

/** Which chart an object installs. */
export interface WantedChart {
  readonly url: string;
  readonly chart?: string;
  readonly version?: string;
  /** Where it is in the repository that is read, when it is from there. */
  readonly path?: string;
}

/** A chart that was read, or why it could not be. */
export type ReadChart = { readonly chart: Chart; readonly path: string } | { readonly fault: string; readonly path: string };

/** Charts are read when an object installs them, each once. */
export class ChartsAtHand {
  private readonly read = new Map<string, ReadChart>();
  /** By chart, and by version: a fleet names the same copies for each of its releases. */
  private readonly byKey = new Map<string, Map<string | undefined, ChartAtHand>>();

  public constructor(charts: readonly ChartAtHand[] = []) {
    for (const chart of charts) {
      const versions = this.byKey.get(keyOf(chart)) ?? new Map<string | undefined, ChartAtHand>();
      this.byKey.set(keyOf(chart), versions);
      if (!versions.has(chart.version)) {
        versions.set(chart.version, chart);
      }
    }
  }

  public get isEmpty(): boolean {
    return this.byKey.size === 0;
  }

  public find(wanted: WantedChart): ReadChart | undefined {
    const versions = this.byKey.get(keyOf(wanted));
    // The one that was named first, as in a list.
    const found = [...versions?.values() ?? []].find(({ version }) => version === undefined || version === wanted.version);
    const path = found?.path ?? wanted.path;
    if (path === undefined) {
      return undefined;
    }
    const read = this.read.get(path) ?? readChart(path);
    this.read.set(path, read);
    return read;
  }
}

function readChart(path: string): ReadChart {
  try {
    const chart = tryReadChart(path);
    return chart === undefined ? { path, fault: 'there is no such file or directory' } : { path, chart };
  } catch (error) {
    return { path, fault: (error as Error).message };
  }
}

/** A registry is written with and without its scheme, and with the chart's name in its URL or beside it. */
function keyOf({ url, chart }: WantedChart): string {
  const base = url.replace(/^oci:\/\//, '').replace(/\/+$/, '').replace(/\.git$/, '').toLowerCase();
  const path = (chart ?? '').replace(/^\.\/?/, '').replace(/\/+$/, '');
  return path === '' ? base : `${base}/${path}`;
}
