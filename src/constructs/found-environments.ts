import { join } from 'node:path';
import { Faults } from '../diagnostics';
import { ClusterIntent, EnvironmentIntent, GeneratorIntent, GitIntent, isMap, LabelExpression, ReleaseIntent, ValuesLayer } from '../model';
import { DirectoryListing, globToRegExp, isDirectory, listDirectory, parseYaml, tryReadText } from '../text';
import { describeParam, Param, replaceParams } from './environment-param';
import { PinnedValue } from './pinned-value';
import { checkLabels, checkNames } from './release-intent';

/** What a generator found, once. */
export interface Found {
  readonly cluster?: ClusterIntent;
  readonly path?: string;
  readonly fields: Readonly<Record<string, unknown>>;
}

/** What is known at synth: the clusters that the app declares, and local copies of repositories. */
export interface KnownWorld {
  readonly clusters: readonly ClusterIntent[];
  readonly root: string;
}

/**
 * The releases of an environment that a generator finds, for an engine that cannot look for itself.
 * What is not known at synth is a fault that says how to make it known.
 *
 * @internal
 */
export function findReleases(environment: EnvironmentIntent, world: KnownWorld, faults: Faults): ReleaseIntent[] {
  const before = faults.diagnostics.length;
  const found = environment.generator ? find(environment.generator, world, faults) : [];
  if (environment.generator && found.length === 0 && faults.diagnostics.length === before) {
    refuseNothing(environment.name, environment.generator, world, faults);
  }
  const releases = found.map((one) => fillRelease(environment.release, one, faults));
  releases.forEach((release) => checkFilled(release, faults));
  refuseSameName(environment.name, releases, faults);
  return releases;
}

/** An engine that looks for itself finds later what is not there yet; here, nothing now is nothing for good. */
function refuseNothing(environment: string, generator: GeneratorIntent, world: KnownWorld, faults: Faults): void {
  const empty = emptyPart(generator, world);
  if (empty.kind === 'clusters') {
    const labels = world.clusters.map(({ name, labels: all }) => `"${name}" ${describeLabels(all)}`).join(', ');
    faults.add('APP196', `"${environment}" finds no cluster: the app's clusters are ${labels}`, 'select labels that a cluster of the app has, or give a cluster the labels that are selected');
  } else if (empty.kind === 'directories' || empty.kind === 'files') {
    const patterns = empty.include.map((pattern) => `"${pattern}"`).join(', ');
    faults.add('APP196', `"${environment}" finds nothing: no ${empty.kind === 'files' ? 'file' : 'directory'} of "${empty.git.url}" that matches ${patterns} gives an environment`,
      'check the patterns against the local copy: they start at its root');
  } else {
    faults.add('APP196', `"${environment}" finds nothing`, 'give the generator at least one element');
  }
}

/** The part of a combination that makes the whole empty: either one of a matrix, the first one of a merge. */
function emptyPart(generator: GeneratorIntent, world: KnownWorld): GeneratorIntent {
  if (generator.kind !== 'matrix' && generator.kind !== 'merge') {
    return generator;
  }
  const part = generator.generators.find((one) => find(one, world, new Faults('')).length === 0);
  return part ? emptyPart(part, world) : generator;
}

function describeLabels(labels: Readonly<Record<string, string>>): string {
  const all = Object.entries(labels).map(([key, value]) => `${key}=${value}`);
  return all.length === 0 ? 'without labels' : `with ${all.join(', ')}`;
}

/** What was found may hold anything: a directory called "Shop_1" is no namespace. */
function checkFilled(release: ReleaseIntent, faults: Faults): void {
  const { labels, annotations, sync } = release;
  checkNames(release, faults);
  checkLabels(labels, annotations, faults);
  checkLabels(sync.namespaceLabels, sync.namespaceAnnotations, faults);
}

function refuseSameName(environment: string, releases: readonly ReleaseIntent[], faults: Faults): void {
  const seen = new Set<string>();
  for (const { name, namespace, cluster } of releases) {
    const key = JSON.stringify([name, namespace, cluster.name]);
    if (seen.has(key)) {
      faults.add('APP187', `"${environment}" finds two environments that are both named "${name}"`,
        'put what tells them apart into the name, as another EnvironmentParam');
    }
    seen.add(key);
  }
}

function find(generator: GeneratorIntent, world: KnownWorld, faults: Faults): Found[] {
  switch (generator.kind) {
    case 'clusters': return findClusters(generator, world, faults);
    case 'directories': return inRepository(generator, world, faults, ({ directories }) => matchingDirectories(directories, generator).map((path) => ({ path, fields: {} })));
    case 'files': return inRepository(generator, world, faults, ({ files }, directory) => matchingFiles(files, generator).flatMap((file) => readFields(directory, file, faults)));
    case 'list': return generator.elements.map((fields) => ({ fields }));
    case 'matrix': return find(generator.generators[0], world, faults)
      .flatMap((first) => find(generator.generators[1], world, faults).map((second) => both(second, first)));
    case 'merge': return merged(generator.keys, generator.generators.map((one) => find(one, world, faults)));
  }
}

function findClusters({ matchLabels, expressions }: Extract<GeneratorIntent, { kind: 'clusters' }>, world: KnownWorld, faults: Faults): Found[] {
  if (world.clusters.length === 0) {
    faults.add('APP190', 'clusters are selected by label, and this engine has to know them at synth', 'list them in GitOpsApp\'s clusters, with their labels');
  }
  return world.clusters
    .filter(({ labels }) => Object.entries(matchLabels).every(([key, value]) => labels[key] === value))
    .filter(({ labels }) => expressions.every((expression) => holds(expression, labels)))
    .map((cluster) => ({ cluster, fields: {} }));
}

function holds({ key, operator, values }: LabelExpression, labels: Readonly<Record<string, string>>): boolean {
  const has = Object.hasOwn(labels, key);
  switch (operator) {
    case 'Exists': return has;
    case 'DoesNotExist': return !has;
    case 'In': return has && values.includes(labels[key]);
    case 'NotIn': return !has || !values.includes(labels[key]);
  }
}

function inRepository(
  { git }: { readonly git: GitIntent }, world: KnownWorld, faults: Faults, look: (listing: DirectoryListing, directory: string) => Found[],
): Found[] {
  const directory = git.directory === undefined ? undefined : join(world.root, git.directory);
  if (directory === undefined || !isDirectory(directory)) {
    faults.add('APP191', directory === undefined
      ? `"${git.url}" is searched, and this engine has to know its content at synth`
      : `directory "${git.directory}" of "${git.url}" does not exist`,
    'give the GitSource the directory of a local copy');
    return [];
  }
  return look(listDirectory(directory), directory);
}

interface PathPatterns {
  readonly include: readonly string[];
  readonly exclude: readonly string[];
}

/** Directories match part by part, hidden ones never. */
function matchingDirectories(paths: readonly string[], patterns: PathPatterns): string[] {
  return matching(paths, patterns, false).filter((path) => !path.split('/').some((part) => part.startsWith('.')));
}

/** As `git ls-files` matches: its `*` crosses a `/`. */
function matchingFiles(paths: readonly string[], patterns: PathPatterns): string[] {
  return matching(paths, patterns, true);
}

function matching(paths: readonly string[], { include, exclude }: PathPatterns, crossesSlash: boolean): string[] {
  const [included, excluded] = [include, exclude].map((patterns) => patterns.map((pattern) => globToRegExp(pattern, { crossesSlash })));
  return paths.filter((path) => included.some((pattern) => pattern.test(path)) && !excluded.some((pattern) => pattern.test(path)));
}

/** One environment for a mapping, one for each item of a list. */
function readFields(directory: string, file: string, faults: Faults): Found[] {
  const { documents, faults: [fault] } = parseYaml(tryReadText(join(directory, file)) ?? '');
  if (fault) {
    faults.add('APP194', `"${file}" is no valid YAML: line ${fault.line}, ${fault.message.replace(/\.$/, '')}`, 'mend the file, or exclude it');
  }
  const value = documents[0]?.value;
  const path = file.includes('/') ? file.slice(0, file.lastIndexOf('/')) : '.';
  return (Array.isArray(value) ? value : [value ?? {}]).filter(isMap).map((fields) => ({ path, fields }));
}

function both(lower: Found, upper: Found): Found {
  return { cluster: upper.cluster ?? lower.cluster, path: upper.path ?? lower.path, fields: { ...lower.fields, ...upper.fields } };
}

function merged(keys: readonly string[], [base, ...others]: readonly Found[][]): Found[] {
  const keyOf = (found: Found) => JSON.stringify(keys.map((key) => tryParam({ kind: 'field', key }, found) ?? found.cluster?.[key as 'name']));
  return base.map((first) => others.flat()
    .filter((other) => keyOf(other) === keyOf(first))
    .reduce<Found>((lower, upper) => both(lower, upper), first));
}

/** The release with every placeholder replaced by what was found. */
function fillRelease(release: ReleaseIntent, found: Found, faults: Faults): ReleaseIntent {
  const fill = (text: string) => replaceParams(text, (param) => {
    const value = tryParam(param, found);
    if (value === undefined) {
      faults.add('APP192', `an EnvironmentParam asks for ${describeParam(param)}, which was not found`, 'use one that the generator gives');
    }
    return value ?? '';
  });
  const record = (map: Readonly<Record<string, string>>) => Object.fromEntries(Object.entries(map).map(([key, value]) => [fill(key), fill(value)]));
  const { sync } = release;
  return {
    ...release,
    name: fill(release.name).toLowerCase().replace(/[^a-z0-9.-]/g, '-'),
    releaseName: fill(release.releaseName),
    namespace: fill(release.namespace).toLowerCase().replace(/[^a-z0-9-]/g, '-'),
    cluster: release.cluster.name.includes('@{') && found.cluster ? found.cluster : release.cluster,
    chart: release.chart.kind === 'git' ? { ...release.chart, path: fill(release.chart.path) } : release.chart,
    values: release.values.map((layer) => fillLayer(layer, fill)),
    parameters: release.parameters.map((parameter) => ({ ...parameter, value: fill(parameter.value) })),
    labels: record(release.labels),
    annotations: record(release.annotations),
    sync: { ...sync, namespaceLabels: record(sync.namespaceLabels), namespaceAnnotations: record(sync.namespaceAnnotations) },
  };
}

function fillLayer(layer: ValuesLayer, fill: (text: string) => string): ValuesLayer {
  switch (layer.kind) {
    case 'inline': return { ...layer, values: fillDeep(layer.values, fill) as typeof layer.values };
    case 'git-file':
    case 'chart-file': return { ...layer, path: fill(layer.path) };
    default: return layer;
  }
}

function fillDeep(value: unknown, fill: (text: string) => string): unknown {
  if (typeof value === 'string') {
    return fill(value);
  }
  if (Array.isArray(value)) {
    return value.map((item) => fillDeep(item, fill));
  }
  return isMap(value) && !(value instanceof PinnedValue)
    ? Object.fromEntries(Object.entries(value).map(([key, item]) => [fill(key), fillDeep(item, fill)]))
    : value;
}

function tryParam(param: Param, found: Found): string | undefined {
  switch (param.kind) {
    case 'cluster-name': return found.cluster?.name;
    case 'cluster-server': return found.cluster?.server ?? (found.cluster?.local ? 'https://kubernetes.default.svc' : undefined);
    case 'cluster-label': return Object.entries(found.cluster?.labels ?? {}).find(([key]) => key === param.key)?.[1];
    case 'path': return found.path;
    case 'path-basename': return found.path?.split('/').pop();
    case 'field': {
      const value = param.key.split('.').reduce<unknown>((at, key) => (isMap(at) && Object.hasOwn(at, key) ? at[key] : undefined), found.fields);
      return value === undefined || isMap(value) || Array.isArray(value) ? undefined : String(value);
    }
  }
}
