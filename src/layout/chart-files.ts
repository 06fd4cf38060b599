import { ApiObject, App, Chart, Names, YamlOutputType } from 'cdk8s';
import { commentsOf } from '../constructs';
import { Faults } from '../diagnostics';
import { joinYaml, renderYaml } from '../text';
import { GitOpsChart } from './gitops-chart';
import { AppOrder } from './order';
import { OutputFile } from './write-tree';

/** What cdk8s writes beside the manifests when it is asked to (`App.writeConstructMetadata`). */
const METADATA_FILE = 'construct-metadata.json';

interface Manifest {
  readonly json: any;
  /** Undefined where a chart of the user makes its manifests by itself. */
  readonly object?: ApiObject;
}

type FilesOf = (app: App, order: AppOrder) => OutputFile[];

/** The files that `cdk8s.App.synth()` writes, with their names and their bytes (`cdk8s/lib/app.js`). */
const FILES: Readonly<Record<YamlOutputType, FilesOf>> = {
  [YamlOutputType.FILE_PER_APP]: filePerApp,
  [YamlOutputType.FILE_PER_CHART]: filePerChart,
  [YamlOutputType.FILE_PER_RESOURCE]: filePerResource,
  [YamlOutputType.FOLDER_PER_CHART_FILE_PER_RESOURCE]: folderPerChart,
};

export function chartFiles(app: App, order: AppOrder): OutputFile[] {
  const files = FILES[app.yamlOutputType](app, order);
  findOverwritten(app, files);
  return recordsMetadata(app) ? [...files, metadataFile(order)] : files;
}

function filePerApp(app: App, order: AppOrder): OutputFile[] {
  const charts = order.charts();
  const manifests = charts.flatMap((chart) => manifestsOf(chart, order));
  return charts.length === 0 ? [] : [{ path: `app${app.outputFileExtension}`, content: renderFile(manifests) }];
}

function filePerChart(app: App, order: AppOrder): OutputFile[] {
  return order.charts().map((chart, index) =>
    ({ path: `${chartName(chart, index, order)}${app.outputFileExtension}`, content: renderFile(manifestsOf(chart, order)) }));
}

function filePerResource(app: App, order: AppOrder): OutputFile[] {
  return order.charts()
    .flatMap((chart) => manifestsOf(chart, order))
    .filter(({ json }) => json !== undefined)
    .map((manifest) => ({ path: `${fileName(manifest.json.kind, manifest.json.metadata.name)}${app.outputFileExtension}`, content: renderFile([manifest]) }));
}

function folderPerChart(app: App, order: AppOrder): OutputFile[] {
  return order.charts().flatMap((chart, index) => {
    const folder = chartName(chart, index, order);
    return order.objectsOf(chart).map((object) => ({
      path: `${folder}/${fileName(object.kind, object.metadata.name)}${app.outputFileExtension}`,
      content: renderFile([{ json: object.toJson(), object }]),
    }));
  });
}

/** The manifests of a chart, also of one that overrides how they are made. */
function manifestsOf(chart: Chart, order: AppOrder): Manifest[] {
  const { toJson } = chart;
  return toJson === Chart.prototype.toJson || toJson === GitOpsChart.prototype.toJson
    ? order.objectsOf(chart).map((object) => ({ json: object.toJson() as unknown, object }))
    : Object.values(chart.toJson()).map((json: unknown) => ({ json }));
}

function chartName(chart: Chart, index: number, order: AppOrder): string {
  const name = Names.toDnsLabel(chart);
  return order.hasDependentCharts ? `${String(index).padStart(4, '0')}-${name}` : name;
}

function fileName(kind: string, name: string | undefined): string {
  return `${kind}.${name}`.replace(/[^0-9a-zA-Z-_.]/g, '');
}

function renderFile(manifests: readonly Manifest[]): string {
  return joinYaml(manifests.map(({ json, object }) => (json === undefined ? '\n' : renderYaml(json, object && commentsOf(object)))));
}

/** cdk8s writes the second file over the first, and nobody hears of it. */
function findOverwritten(app: App, files: readonly OutputFile[]): void {
  const faults = new Faults(app.outdir);
  const paths = new Set<string>();
  for (const { path } of files) {
    if (paths.has(path)) {
      faults.add('OUT103', `"${path}" would be written twice`, 'give one of the two objects or charts another name, or choose another yamlOutputType');
    }
    paths.add(path);
  }
  faults.throwIfAny();
}

/** The setting is private to cdk8s. */
function recordsMetadata(app: App): boolean {
  return Reflect.get(app, 'recordConstructMetadata') === true;
}

function metadataFile(order: AppOrder): OutputFile {
  const objects = order.charts().flatMap((chart) => order.objectsOf(chart));
  const resources = Object.fromEntries(objects.map(({ name, node }) => [name, { path: node.path }]));
  return { path: METADATA_FILE, content: JSON.stringify({ version: '1.0.0', resources }) };
}
