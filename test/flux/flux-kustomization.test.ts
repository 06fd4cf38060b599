import { App, Chart, Duration } from 'cdk8s';
import { GitSource } from '../../src/constructs';
import { FluxKustomization, FluxKustomizationProps } from '../../src/flux/flux-kustomization';
import { DataSourceKind, KustomizationSourceReferenceKind } from '../../src/flux/l1/index.generated';
import { config, fluxChart, ofKind, only, written } from '../apps';
import { codesOf } from '../faults-of';

const infra = GitSource.fromUrl('https://github.com/myorg/infra', { tag: 'v1' });

function kustomization(props: Partial<FluxKustomizationProps>, chart = fluxChart({ repository: config })): any {
  const made = new FluxKustomization(chart, 'infra', { path: 'infra', ...props });
  written(chart);
  return made.resource.toJson();
}

test('a directory of the repository of the output is applied through the source that bootstrap made', () => {
  expect(kustomization({})).toEqual({
    apiVersion: 'kustomize.toolkit.fluxcd.io/v1',
    kind: 'Kustomization',
    metadata: { name: 'infra', namespace: 'flux-system' },
    spec: { interval: '10m', sourceRef: { kind: 'GitRepository', name: 'flux-system' }, path: './infra', prune: true },
  });
});

test('another repository gets a source object, which several share', () => {
  const chart = fluxChart({ repository: config });
  const first = new FluxKustomization(chart, 'first', { source: infra, path: './a/' });
  const second = new FluxKustomization(chart, 'second', { source: infra, path: 'b', namespace: 'team', dependsOn: [first] });

  expect(only(chart, 'GitRepository').spec).toEqual({ interval: '10m', url: 'https://github.com/myorg/infra', ref: { tag: 'v1' } });
  expect(first.resource.toJson().spec).toMatchObject({ path: './a', sourceRef: { kind: 'GitRepository', name: 'infra' } });
  expect(second.resource.toJson().spec).toMatchObject({
    sourceRef: { kind: 'GitRepository', name: 'infra', namespace: 'flux-system' }, dependsOn: [{ name: 'first', namespace: 'flux-system' }],
  });
});

test('dependencies in one namespace are named without it', () => {
  const chart = fluxChart();
  const first = new FluxKustomization(chart, 'first', { path: 'a' });

  expect(new FluxKustomization(chart, 'second', { path: 'b', dependsOn: [first] }).resource.toJson().spec.dependsOn).toEqual([{ name: 'first' }]);
});

test('what is said is written, what is the default is not', () => {
  expect(kustomization({
    interval: Duration.hours(1),
    retryInterval: Duration.minutes(1),
    timeout: Duration.seconds(90),
    prune: false,
    wait: true,
    force: false,
    suspend: false,
    decrypt: true,
    substitute: { REGION: 'eu', _x1: '' },
    substituteFrom: [{ kind: DataSourceKind.CONFIG_MAP, name: 'facts' }],
  }).spec).toEqual({
    interval: '1h',
    retryInterval: '1m',
    timeout: '90s',
    sourceRef: { kind: 'GitRepository', name: 'flux-system' },
    path: './infra',
    prune: false,
    wait: true,
    decryption: { provider: 'sops', secretRef: { name: 'sops-age' } },
    postBuild: { substitute: { REGION: 'eu', _x1: '' }, substituteFrom: [{ kind: 'ConfigMap', name: 'facts' }] },
  });
});

test('it needs no engine: in a plain App the usual names are taken', () => {
  const chart = new Chart(new App(), 'plain');
  new FluxKustomization(chart, 'infra', { path: 'infra' });

  expect(chart.toJson()).toMatchObject([{ metadata: { name: 'infra', namespace: 'flux-system' }, spec: { sourceRef: { name: 'flux-system' } } }]);
});

test.each<[string, string, Partial<FluxKustomizationProps>]>([
  ['health checks beside wait', 'FLX140', { wait: true, healthChecks: [{ apiVersion: 'apps/v1', kind: 'Deployment', name: 'web' }] }],
  ['a variable with a dash', 'FLX141', { substitute: { 'my-region': 'eu' } }],
  ['a variable with a digit first', 'FLX141', { substitute: { '1st': 'eu' } }],
  ['an absolute path', 'FLX142', { path: '/infra' }],
  ['a path out of the source', 'FLX142', { path: 'infra/../..' }],
  ['two sources', 'FLX143', { source: infra, sourceRef: { kind: KustomizationSourceReferenceKind.GIT_REPOSITORY, name: 'x' } }],
  ['a name that Kubernetes does not take', 'APP110', { name: 'Infra' }],
])('fails on %s', (_, code, props) => {
  expect(codesOf(() => kustomization(props))).toEqual([code]);
});

test('fails once with all that is wrong', () => {
  expect(codesOf(() => kustomization({ path: '/', substitute: { 'a-b': '' }, name: '-' }))).toEqual(['APP110', 'FLX141', 'FLX142']);
});

test('two Kustomizations of one name are an error', () => {
  const chart = fluxChart();
  new FluxKustomization(chart, 'first', { path: 'a', name: 'x' });
  new FluxKustomization(chart, 'second', { path: 'b', name: 'x' });

  expect(codesOf(() => ofKind(chart, 'Kustomization'))).toContain('OUT104');
});
