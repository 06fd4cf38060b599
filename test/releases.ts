import { App } from 'cdk8s';
import * as fc from 'fast-check';
import { OutputPlan } from '../src/constructs';
import { ChartIntent, ClusterIntent, GitIntent, InlineLayer, isMap, ReleaseIntent, ValuesLayer } from '../src/model';
import { renderYaml } from '../src/text';

export type Values = Readonly<Record<string, unknown>>;

export const local: ClusterIntent = { name: 'in-cluster', local: true, labels: {} };
export const configGit: GitIntent = { url: 'https://github.com/myorg/config', branch: 'main' };
export const chartsGit: GitIntent = { url: 'https://github.com/myorg/charts', tag: 'v1' };
export const CHARTS: readonly ChartIntent[] = [
  { kind: 'oci', url: 'oci://ghcr.io/myorg/web', version: '1.2.3' },
  { kind: 'repository', url: 'https://charts.example.com', chart: 'web', version: '1.2.*' },
  { kind: 'git', git: chartsGit, path: 'charts/web' },
  { kind: 'git', git: configGit, path: 'charts/web' },
];

/** A release as a construct would have made it. */
export function release(props: Partial<ReleaseIntent> = {}): ReleaseIntent {
  return {
    subject: 'apps/web',
    name: 'web',
    releaseName: 'web',
    chart: CHARTS[0],
    namespace: 'web',
    cluster: local,
    values: [],
    parameters: [],
    sync: {
      automated: true,
      prune: true,
      selfHeal: true,
      allowEmpty: false,
      suspend: false,
      createNamespace: true,
      namespaceLabels: {},
      namespaceAnnotations: {},
      validate: true,
    },
    releasedFields: [],
    dependsOn: [],
    order: 0,
    labels: {},
    annotations: {},
    ...props,
  };
}

/** The plan of an app whose output is committed to `git`, or nobody knows where. */
export function outputPlan(git?: GitIntent): OutputPlan {
  return new OutputPlan(new App(), { root: '/', path: 'dist', git, clusters: [] });
}

/** A layer, and the values in it; a file that is missing has none. */
export interface KnownLayer {
  readonly layer: ValuesLayer;
  readonly values?: Values;
}

const leaf = fc.oneof(
  fc.integer(), fc.boolean(), fc.constant(null), fc.string(), fc.bigInt({ min: 2n ** 60n, max: 2n ** 70n }), fc.constantFrom('on', '0755', '{{ .x }}', 'a\nb\n'),
  fc.array(fc.integer(), { maxLength: 2 }),
);
const key = fc.constantFrom('a', 'b', 'image', 'constructor', '__proto__');
const inner = fc.dictionary(key, fc.oneof(leaf, fc.dictionary(key, leaf, { maxKeys: 2 })), { maxKeys: 3 });
export const anyValues: fc.Arbitrary<Values> = fc.dictionary(key, fc.oneof(leaf, inner), { maxKeys: 4 }).map(withoutEmptyMaps);

/** Any layers, in any order: each kind once and more. `kinds` are those that the engine knows. */
export function anyLayers(kinds: readonly ValuesLayer['kind'][], optional: boolean): fc.Arbitrary<KnownLayer[]> {
  return fc.array(fc.tuple(fc.constantFrom(...kinds), anyValues, fc.boolean()), { maxLength: 5 })
    .map((drawn) => drawn.map(([kind, values, missing], index) => knownLayer(kind, values, index, optional, missing)));
}

function knownLayer(kind: ValuesLayer['kind'], values: Values, index: number, optional: boolean, missing: boolean): KnownLayer {
  const text = renderYaml(values);
  const there = optional && missing ? undefined : values;
  switch (kind) {
    case 'inline': return { layer: { kind, values }, values };
    case 'chart-file': return { layer: { kind, path: `values-${index}.yaml`, optional }, values: there };
    case 'git-file': return { layer: { kind, git: index % 2 === 0 ? configGit : chartsGit, path: `envs/${index}.yaml`, optional }, values: there };
    case 'local-file': return { layer: { kind, path: `${index}.yaml`, text }, values };
    case 'sops': return { layer: { kind, subject: 'x', name: `secret-${index}`, sourcePath: 'x', bytes: Buffer.from(text), extension: '.yaml' }, values };
    case 'config-map':
    case 'secret': return { layer: { kind, name: `object-${index}`, key: 'values.yaml', optional }, values: there };
  }
}

function withoutEmptyMaps(values: Values): Values {
  return Object.fromEntries(Object.entries(values)
    .map(([name, value]) => [name, isMap(value) ? withoutEmptyMaps(value) : value] as const)
    .filter(([, value]) => !isMap(value) || Object.keys(value).length > 0));
}

/** One spelling for what reaches the chart: integers as text, keys sorted. */
export function comparable(values: unknown): string {
  const sorted = (value: unknown): unknown => {
    if (isMap(value)) {
      return Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, item]) => [name, sorted(item)]);
    }
    return Array.isArray(value) ? value.map(sorted) : typeof value === 'bigint' ? `integer ${value}` : value;
  };
  return JSON.stringify(sorted(values));
}

export function isInline(layer: ValuesLayer): layer is InlineLayer {
  return layer.kind === 'inline';
}
