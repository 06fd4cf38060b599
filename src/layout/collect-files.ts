import { ApiObject, App } from 'cdk8s';
import { IConstruct } from 'constructs';
import { Delivery, OutputPlan, RecordedSecret, sopsSecretsOf } from '../constructs';
import { Faults, Progress } from '../diagnostics';
import { ManifestChecker } from './check-objects';
import { Content } from './content';
import { FileText } from './file-text';
import { clusterOfChart } from './gitops-chart';
import { AppOrder } from './order';
import { ManifestWriter } from './plain-manifest';
import { OutputFile } from './write-tree';

interface PlacedObject {
  readonly object: ApiObject;
  readonly path: string;
  /** The construct that decided on the file; a file has one. */
  readonly owner: string;
}

/** Gives every object that no engine placed the file of its chart. */
export function placeEverything(order: AppOrder, plan: OutputPlan): void {
  for (const { chart, objects } of order.chartObjects()) {
    const unplaced = objects.filter((object) => plan.tryPlaceOf(object) === undefined);
    unplaced.forEach((object) => plan.place(object, Delivery.of(chart)._fileFor(chart, chart.node.id, clusterOfChart(chart)), chart));
  }
}

/** Every file of the app: its objects, in their files, and what stands beside them. */
export function collectFiles(app: App, plan: OutputPlan, order: AppOrder): OutputFile[] {
  const placed = order.chartObjects().flatMap(({ objects }) => objects).map((object) => ({ object, ...plan.tryPlaceOf(object)! }));
  const faults = new Faults(app.outdir);
  const byPath = groupByPath(placed);
  findSharedFiles(byPath, plan, faults);
  findSameNames(app, placed, faults);
  faults.throwIfAny();
  const checker = new ManifestChecker(app);
  const writer = new ManifestWriter(app);
  const written = Progress.during('making files', byPath.size, (progress) => [...byPath].map(([path, objects]) => {
    progress.tick();
    return { path, content: renderFile(objects, writer, checker) };
  }));
  const files = [...written, ...plan.files].sort((a, b) => (a.path < b.path ? -1 : 1));
  checker.check(files);
  return files;
}

function groupByPath(placed: readonly PlacedObject[]): Map<string, PlacedObject[]> {
  const groups = new Map<string, PlacedObject[]>();
  for (const one of placed) {
    const group = groups.get(one.path) ?? [];
    group.push(one);
    groups.set(one.path, group);
  }
  return groups;
}

function findSharedFiles(byPath: ReadonlyMap<string, readonly PlacedObject[]>, plan: OutputPlan, faults: Faults): void {
  const files = new Map(plan.files.map((file) => [file.path, file]));
  for (const [path, objects] of byPath) {
    const owners = [...new Set(objects.map(({ owner }) => owner))];
    if (owners.length > 1) {
      faults.add('OUT103', `"${path}" would be written by ${owners.map((owner) => `"${owner}"`).join(' and ')}`, 'give one of them another name');
    }
    const file = files.get(path);
    if (file) {
      faults.add('OUT103', `"${path}" would be written by "${owners[0]}" and "${file.subject}"`, 'give one of them another name');
    }
  }
}

/** Two objects of one kind and name that the same cluster would get. */
function findSameNames(app: App, placed: readonly PlacedObject[], faults: Faults): void {
  const deliveries = Delivery._allOf(app);
  const seen = new Map<string, string>();
  for (const { owner, place, apiGroup, kind, namespace, name } of [...placed.map(namedObject), ...sopsSecretsOf(app).map(namedSecret)]) {
    const delivery = Delivery._tryOf(owner);
    const key = JSON.stringify([delivery && deliveries.indexOf(delivery), place, apiGroup, kind, namespace, name]);
    const before = seen.get(key);
    if (before !== undefined) {
      const where = namespace === undefined ? '' : ` in namespace "${namespace}"`;
      faults.add('OUT104', `${kind} "${name}"${where} is made by "${before}" and by "${owner.node.path}"`, 'give one of them another name');
    }
    seen.set(key, owner.node.path);
  }
}

interface NamedObject {
  readonly owner: IConstruct;
  readonly place: string | undefined;
  readonly apiGroup: string;
  readonly kind: string;
  readonly namespace: string | undefined;
  readonly name: string | undefined;
}

function namedObject({ object, path }: PlacedObject): NamedObject {
  const { apiGroup, kind, name, metadata: { namespace } } = object;
  return { owner: object, place: placeOf(object, path), apiGroup, kind, namespace, name };
}

/** An encrypted Secret is a file, and an object all the same. */
function namedSecret({ construct, place, secret: { namespace, name } }: RecordedSecret): NamedObject {
  return { owner: construct, place, apiGroup: 'core', kind: 'Secret', namespace, name };
}

/** The cluster whose engine will apply what stands in the file. */
function placeOf(object: ApiObject, path: string): string | undefined {
  return Delivery._tryOf(object)?._clusterOfPath(path);
}

function renderFile(objects: readonly PlacedObject[], writer: ManifestWriter, checker: ManifestChecker): Content {
  const file = new FileText();
  for (const { object, path } of objects) {
    const written = writer.write(object);
    checker.add(object, written, path, placeOf(object, path));
    file.add(written.text);
  }
  return file.finish();
}
