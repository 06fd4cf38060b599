/** Where the chart of a HelmRelease comes from, followed through its source. */
import { existsSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import type { EffectiveChart, ValuesWorld } from './effective-values';
import { plainUrl } from './example';
import { isEncrypted, Json, listAt, Manifest, mapAt, textAt, textsAt, tryNearestManifest, valueAt } from './tree';

interface Reference { readonly kind: string; readonly name: string; readonly namespace?: string }

export function fluxChart(release: Manifest, world: ValuesWorld): EffectiveChart {
  const { object } = release;
  if (valueAt(object, 'spec', 'chartRef') === undefined) {
    return chartOfTemplate(mapAt(object, 'spec', 'chart', 'spec'), release, world);
  }
  const reference = referenceOf(mapAt(object, 'spec', 'chartRef'), release);
  if (reference.kind === 'ExternalArtifact') {
    return chartOfArtifact(reference, release, world);
  }
  const source = findSource(reference, release, world);
  return reference.kind === 'HelmChart' ? chartOfTemplate(mapAt(source.object, 'spec'), source, world) : chartOfOci(source, world);
}

function referenceOf(reference: Json, from: Manifest): Reference {
  return {
    kind: textAt(reference, 'kind') ?? '',
    name: textAt(reference, 'name') ?? '',
    namespace: textAt(reference, 'namespace') ?? from.namespace,
  };
}

function findSource({ kind, name, namespace }: Reference, from: Manifest, { tree }: ValuesWorld): Manifest {
  const fits = (manifest: Manifest): boolean =>
    manifest.kind === kind && manifest.name === name && (namespace === undefined || (manifest.namespace ?? namespace) === namespace);
  const found = tryNearestManifest(from.file, tree.manifests.filter(fits));
  if (found === undefined) {
    throw new Error(`${kind}/${name} is not in the output`);
  }
  return found;
}

function chartOfOci({ object }: Manifest, { example }: ValuesWorld): EffectiveChart {
  const location = plainUrl(textAt(object, 'spec', 'url') ?? '');
  const reference = mapAt(object, 'spec', 'ref');
  const version = textAt(reference, 'digest') ?? textAt(reference, 'semver') ?? textAt(reference, 'tag');
  return { id: `${location}@${version}`, folder: example.tryChart(location) };
}

/** `spec.chart.spec` of a HelmRelease and `spec` of a HelmChart are the same. */
function chartOfTemplate(template: Json, from: Manifest, world: ValuesWorld): EffectiveChart {
  const chart = textAt(template, 'chart') ?? '';
  const source = findSource(referenceOf(mapAt(template, 'sourceRef'), from), from, world);
  const url = textAt(source.object, 'spec', 'url') ?? '';
  const files = textsAt(template, 'valuesFiles');
  if (source.kind === 'HelmRepository') {
    const location = `${plainUrl(url)}/${chart}`;
    const folder = world.example.tryChart(location);
    const inChart = files.map((file) => readFirst(file, folder === undefined ? undefined : join(folder, file)));
    return { id: `${location}@${textAt(template, 'version')}`, folder, replacedValues: files.length > 0 ? inChart : undefined };
  }
  const find = (path: string): string | undefined => world.example.tryRepositoryPath(url, path, world.tree.root);
  const ignoreMissing = template.ignoreMissingValuesFiles === true;
  const there = files.filter((file) => !ignoreMissing || find(file) !== undefined);
  return {
    id: `${plainUrl(url)}//${posix.normalize(chart)}`,
    folder: withChart(find(chart)),
    replacedValues: files.length > 0 ? there.map((file) => readFirst(file, find(file))) : undefined,
  };
}

function withChart(folder: string | undefined): string | undefined {
  return folder !== undefined && existsSync(join(folder, 'Chart.yaml')) ? folder : undefined;
}

function readFirst(name: string, file: string | undefined): string {
  if (file === undefined || !existsSync(file)) {
    throw new Error(`values file "${name}" is not there`);
  }
  return readFileSync(file, 'utf8');
}

/** An artifact put together from a chart and, merged onto its values.yaml, files of Git repositories. */
function chartOfArtifact({ name }: Reference, release: Manifest, world: ValuesWorld): EffectiveChart {
  const makes = ({ object }: Manifest): Json | undefined => listAt(object, 'spec', 'artifacts').find((artifact) => textAt(artifact, 'name') === name);
  const generator = tryNearestManifest(release.file, world.tree.manifests.filter((m) => m.kind === 'ArtifactGenerator' && makes(m) !== undefined));
  if (generator === undefined) {
    throw new Error(`no ArtifactGenerator makes ExternalArtifact/${name}`);
  }
  const copies = listAt(makes(generator), 'copy');
  const merges = copies.filter(({ strategy }) => strategy === 'Merge');
  const overwrites = copies.filter((copy) => !merges.includes(copy));
  const base = overwrites.find(({ to }) => !/\.ya?ml$/.test(String(to)));
  if (base === undefined) {
    throw new Error(`ArtifactGenerator/${generator.name} copies no chart into ExternalArtifact/${name}`);
  }
  const chart = baseChart(String(base.from), generator, world);
  checkTargets(merges, chart, generator);
  const replaced = overwrites.filter(({ to }) => String(to).endsWith('/values.yaml'));
  const texts = (list: readonly Json[]): readonly string[] => list.map(({ from }) => copiedText(String(from), generator, world));
  return {
    ...chart,
    replacedValues: replaced.length > 0 ? texts(replaced).slice(-1) : undefined,
    mergedValues: texts(merges),
  };
}

/** What is merged has to meet the values.yaml of the chart: into any other place it would do nothing. */
function checkTargets(merges: readonly Json[], { id }: EffectiveChart, generator: Manifest): void {
  const stray = id.includes('//') ? undefined : merges.find(({ to }) => to !== `@artifact/${chartName(id)}/values.yaml`);
  if (stray !== undefined) {
    throw new Error(`ArtifactGenerator/${generator.name} merges into "${String(stray.to)}", which is not the chart's values.yaml`);
  }
}

function splitCopy(from: string, generator: Manifest, world: ValuesWorld): { readonly source: Manifest; readonly path: string } {
  const [, alias, path] = /^@([^/]+)\/?(.*)$/.exec(from) ?? [];
  const declared = listAt(generator.object, 'spec', 'sources').find((source) => source.alias === alias);
  if (declared === undefined) {
    throw new Error(`ArtifactGenerator/${generator.name} has no source "${alias}"`);
  }
  return { source: findSource(referenceOf(declared, generator), generator, world), path: path.replace(/\/?\*\*$/, '') };
}

function baseChart(from: string, generator: Manifest, world: ValuesWorld): EffectiveChart {
  const { source, path } = splitCopy(from, generator, world);
  if (source.kind === 'OCIRepository') {
    return chartOfOci(source, world);
  }
  if (source.kind === 'HelmChart') {
    return chartOfTemplate(mapAt(source.object, 'spec'), source, world);
  }
  const url = textAt(source.object, 'spec', 'url') ?? '';
  const folder = withChart(world.example.tryRepositoryPath(url, path, world.tree.root));
  return { id: `${plainUrl(url)}//${posix.normalize(path).replace(/\/$/, '')}`, folder };
}

/** A file of a Git repository, or of a chart, which stands in its archive below a folder with the chart's name. */
function copiedText(from: string, generator: Manifest, world: ValuesWorld): string {
  const { source, path } = splitCopy(from, generator, world);
  const file = source.kind === 'GitRepository'
    ? world.example.tryRepositoryPath(textAt(source.object, 'spec', 'url') ?? '', path, world.tree.root)
    : tryFileOfChart(path, source, world);
  const text = readFirst(from, file);
  if (isEncrypted(text)) {
    throw new Error(`"${from}" is encrypted, and an ArtifactGenerator decrypts nothing`);
  }
  return text;
}

function tryFileOfChart(path: string, source: Manifest, world: ValuesWorld): string | undefined {
  const { id, folder } = source.kind === 'OCIRepository' ? chartOfOci(source, world) : chartOfTemplate(mapAt(source.object, 'spec'), source, world);
  const name = chartName(id);
  return folder === undefined || !path.startsWith(`${name}/`) ? undefined : join(folder, path.slice(name.length + 1));
}

function chartName(id: string): string {
  return posix.basename(id).replace(/@.*$/, '');
}
