/** What the program knows of the values of its releases: more than their objects say. */
import { App } from 'cdk8s';
import { fleetOf, resolveLocal } from '../constructs';
import { ChartAtHand, InventoryObject, KIND, ReleaseValues, ValuesLayerFacts, WantedChart } from '../inventory';
import { ChartIntent, GitFileLayer, GitIntent, ReleaseIntent, ValuesLayer } from '../model';
import { parseYamlValue, tryReadText } from '../text';
import { OpenedSecrets } from './sops-secrets';

/** Copies of the charts of all releases. */
export function chartsAtHand(app: App): ChartAtHand[] {
  return fleetOf(app).flatMap(({ release: { chart } }) => {
    const path = copyOf(chart);
    return path === undefined ? [] : [{ ...wantedChart(chart), path: resolveLocal(app, path) }];
  });
}

/** The releases whose chart is at hand. An object stands for each: for an ApplicationSet, one for all its environments. */
export function releaseValues(app: App, objects: readonly InventoryObject[], { files }: OpenedSecrets): ReleaseValues[] {
  const members = fleetOf(app).filter(({ release }) => copyOf(release.chart) !== undefined);
  if (members.length === 0) {
    return [];
  }
  const delivered = deliveredBy(new Set(members.map(({ release }) => release.subject)), objects);
  return members.flatMap(({ release, set }) => {
    const below = delivered.get(release.subject) ?? [];
    const object = below.find(({ name }) => name === release.name) ?? below[0];
    const environment = set?.environments.find((one) => one.release === release)?.name;
    return object === undefined ? [] : [{ object, environment, chart: wantedChart(release.chart), layers: layersOf(app, release, files) }];
  });
}

/** The objects that stand for releases, by each subject that they are below. */
function deliveredBy(subjects: ReadonlySet<string>, objects: readonly InventoryObject[]): ReadonlyMap<string, readonly InventoryObject[]> {
  const found = new Map<string, InventoryObject[]>();
  for (const object of objects.filter(({ kindName }) => DELIVERED.includes(kindName))) {
    for (let path = object.origin.construct ?? ''; path !== ''; path = path.slice(0, Math.max(0, path.lastIndexOf('/')))) {
      if (subjects.has(path)) {
        const below = found.get(path) ?? [];
        found.set(path, below);
        below.push(object);
      }
    }
  }
  return found;
}

const DELIVERED: readonly string[] = [KIND.helmRelease, KIND.application, KIND.applicationSet];

function copyOf(chart: ChartIntent): string | undefined {
  if (chart.kind !== 'git') {
    return chart.copy;
  }
  return chart.git.directory === undefined ? undefined : `${chart.git.directory}/${chart.path}`;
}

function wantedChart(chart: ChartIntent): WantedChart {
  switch (chart.kind) {
    case 'git': return { url: chart.git.url, chart: chart.path };
    case 'oci': return { url: chart.url, version: chart.version };
    case 'repository': return { url: chart.url, chart: chart.chart, version: chart.version };
  }
}

function layersOf(app: App, { values, parameters, chart }: ReleaseIntent, secrets: OpenedSecrets['files']): ValuesLayerFacts[] {
  const known = values.map((layer) => layerFacts(app, layer, chart, secrets));
  return parameters.length === 0 ? known : [...known, { label: 'the parameters' }];
}

function layerFacts(app: App, layer: ValuesLayer, chart: ChartIntent, secrets: OpenedSecrets['files']): ValuesLayerFacts {
  switch (layer.kind) {
    case 'inline': return { label: 'the inline values', values: layer.values };
    case 'local-file': return { label: `"${layer.path}"`, values: parsed(layer.text) };
    case 'git-file': return { label: `"${layer.path}"`, values: gitFile(app, layer) };
    case 'chart-file': return { label: `"${layer.path}" of the chart`, values: chartFile(app, layer.path, chart) };
    case 'sops': return { label: `"${layer.sourcePath}"`, values: secrets.get(layer.bytes) };
    case 'config-map':
    case 'secret': return { label: `key "${layer.key}" of ${layer.kind === 'secret' ? 'Secret' : 'ConfigMap'} "${layer.name}"` };
  }
}

function gitFile(app: App, { git, path, optional }: GitFileLayer): ValuesLayerFacts['values'] {
  return git.directory === undefined ? undefined : readValues(app, git, path, optional);
}

function readValues(app: App, { directory }: GitIntent, path: string, optional: boolean): ValuesLayerFacts['values'] {
  const text = tryReadText(resolveLocal(app, `${directory}/${path}`));
  return text === undefined ? optional ? {} : undefined : parsed(text);
}

function chartFile(app: App, path: string, chart: ChartIntent): ValuesLayerFacts['values'] {
  const copy = copyOf(chart);
  const text = copy === undefined ? undefined : tryReadText(resolveLocal(app, `${copy}/${path}`));
  return text === undefined ? undefined : parsed(text);
}

function parsed(text: string): ValuesLayerFacts['values'] {
  try {
    const value = parseYamlValue(text, { lastKeyWins: true });
    return typeof value === 'object' && !Array.isArray(value) ? (value ?? {}) as ValuesLayerFacts['values'] : undefined;
  } catch {
    return undefined;
  }
}
