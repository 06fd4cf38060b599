import { ApiObject, App, Chart, Names, YamlOutputType } from 'cdk8s';
import { Faults, Progress } from '../diagnostics';
import { isDnsLabel, renderYaml } from '../text';
import { ManifestChecker } from './check-objects';
import { FileText } from './file-text';
import { GitOpsChart } from './gitops-chart';
import { AppOrder } from './order';
import { ManifestWriter, WrittenManifest } from './plain-manifest';
import { OutputFile } from './write-tree';

/** What cdk8s writes beside the manifests when it is asked to (`App.writeConstructMetadata`). */
const METADATA_FILE = 'construct-metadata.json';

const { FILE_PER_APP, FILE_PER_CHART, FOLDER_PER_CHART_FILE_PER_RESOURCE } = YamlOutputType;

/** The files that `cdk8s.App.synth()` writes, with their names and their bytes (`cdk8s/lib/app.js`). */
export function chartFiles(app: App, order: AppOrder): OutputFile[] {
  const charts = order.chartObjects();
  const checker = new ManifestChecker(app);
  const writer = new ManifestWriter(app);
  const files = new ChartFiles(app);
  Progress.during('making charts', charts.length, (progress) => charts.forEach(({ chart, objects }, index) => {
    progress.tick();
    files.startChart(chartName(chart, index, order));
    // With a folder for each chart, cdk8s asks no chart for its manifests.
    if (makesItself(chart) && app.yamlOutputType !== FOLDER_PER_CHART_FILE_PER_RESOURCE) {
      Object.values(chart.toJson()).forEach((manifest: unknown) => {
        const written = { manifest, text: manifest === undefined ? '\n' : renderYaml(manifest) };
        checker.add(chart, written);
        files.add(written);
      });
    } else {
      objects.forEach((object) => {
        const written = writer.write(object);
        checker.add(object, written);
        files.add(written, object);
      });
    }
  }));
  checker.check();
  return [...files.finish(), ...recordsMetadata(app) ? [metadataFile(order)] : []];
}

/** Deals documents out to files. */
class ChartFiles {
  private readonly files = new Map<string, FileText>();
  private readonly faults: Faults;
  private chart = '';
  private current?: FileText;

  public constructor(private readonly app: App) {
    this.faults = new Faults(app.outdir);
  }

  /** A file of its own is there for each chart, and also without any object. */
  public startChart(name: string): void {
    this.chart = name;
    const { yamlOutputType } = this.app;
    if (yamlOutputType === FILE_PER_CHART) {
      this.start(name);
    } else if (yamlOutputType === FILE_PER_APP && this.files.size === 0) {
      this.start('app');
    }
  }

  public add({ manifest, text }: WrittenManifest, object?: ApiObject): void {
    const { yamlOutputType } = this.app;
    if (yamlOutputType === FILE_PER_APP || yamlOutputType === FILE_PER_CHART) {
      this.current!.add(text);
    } else if (yamlOutputType === FOLDER_PER_CHART_FILE_PER_RESOURCE) {
      this.start(`${this.chart}/${fileName(object!.kind, object!.metadata.name)}`).add(text);
    } else if (manifest !== undefined) {
      const { kind, metadata } = manifest as any;
      this.start(fileName(kind, metadata.name)).add(text);
    }
  }

  public finish(): OutputFile[] {
    this.faults.throwIfAny();
    return [...this.files].map(([path, file]) => ({ path, content: file.finish() }));
  }

  /** cdk8s writes the second file over the first, and nobody hears of it. */
  private start(name: string): FileText {
    const path = `${name}${this.app.outputFileExtension}`;
    if (this.files.has(path)) {
      this.faults.add('OUT103', `"${path}" would be written twice`, 'give one of the two objects or charts another name, or choose another yamlOutputType');
    }
    const file = new FileText();
    this.files.set(path, file);
    this.current = file;
    return file;
  }
}

/** Whether a chart overrides how its manifests are made. */
function makesItself({ toJson }: Chart): boolean {
  return toJson !== Chart.prototype.toJson && toJson !== GitOpsChart.prototype.toJson;
}

function chartName(chart: Chart, index: number, order: AppOrder): string {
  const { id, scope } = chart.node;
  // cdk8s makes a label of a path, which most charts have none of: they are at the top, and their id is a label.
  const name = scope instanceof App && scope.node.id === '' && isDnsLabel(id) ? id : Names.toDnsLabel(chart);
  return order.hasDependentCharts ? `${String(index).padStart(4, '0')}-${name}` : name;
}

function fileName(kind: string, name: string | undefined): string {
  return `${kind}.${name}`.replace(/[^0-9a-zA-Z-_.]/g, '');
}

/** The setting is private to cdk8s. */
function recordsMetadata(app: App): boolean {
  return Reflect.get(app, 'recordConstructMetadata') === true;
}

function metadataFile(order: AppOrder): OutputFile {
  const objects = order.chartObjects().flatMap((one) => one.objects);
  const resources = Object.fromEntries(objects.map(({ name, node }) => [name, { path: node.path }]));
  return { path: METADATA_FILE, content: JSON.stringify({ version: '1.0.0', resources }) };
}
