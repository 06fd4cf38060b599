import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ApiObject, App, Chart, Duration, Lazy, YamlOutputType } from 'cdk8s';
import { checkCall } from '../../src/calls/check-call';
import { FOREIGN_STRUCTS } from '../../src/calls/foreign-structs';
import { CALLS, STRUCTS } from '../../src/calls/signatures.generated';
import { GitOpsError } from '../../src/diagnostics';
import { argoChart, temporaryDirectory } from '../apps';
import { errorOf } from '../faults-of';
import * as library from 'cdk8s-gitops';

/** As a program without types sees it. */
const {
  ArgoAnnotations, ArgoCd, ChartSource, Checks, Cluster, EnvironmentSet, Environment, FluxKustomization, GitOpsApp, GitOpsChart,
  HelmApp, HelmValues, World,
} = library as Untyped;

type Untyped = Record<string, any>;
type Call = (...args: unknown[]) => unknown;

const oci = library.ChartSource.fromOci('oci://ghcr.io/myorg/charts/shop', '1.2.3');
const late = Lazy.any({ produce: () => ({ a: 'b' }) }) as Untyped;
const LATE = 'late values are taken inside of what HelmValues.inline is given';
const told = (call: () => unknown) => errorOf(call).diagnostics.map(({ code, message, fix }) => `${code} ${message}; ${fix}`);

/** The function behind a signature, whatever it belongs to. */
function callOf(name: string): Call {
  const [owner, method] = name.split(/[.#]/);
  const made = (library as Untyped)[owner];
  return method === undefined ? (...args) => new made(...args) : (...args) => (name.includes('#') ? made.prototype : made)[method](...args);
}

/** HelmValues.inline takes anything, and says itself what YAML cannot (VAL101). */
const calls = Object.entries(CALLS).filter(([name]) => name !== 'HelmValues.inline');
const required = calls.filter(([, text]) => text.split(';').some((field) => /^\w+:/.test(field)));

test.each(required)('%s fails with a code when nothing is given', (name) => {
  const { diagnostics, message } = errorOf(() => callOf(name)());
  expect(diagnostics.map(({ code }) => code)).toContain('APP197');
  expect(message).toMatch(/^APP197 \S+ \(test\/calls\/check-call\.test\.ts:\d+\): "\w+" of \S+ is missing\n {2}fix: give it \S/);
});

test.each(calls)('%s fails with a code when each argument is a symbol', (name, text) => {
  const codes = errorOf(() => callOf(name)(...text.split(';').map(() => Symbol('x')))).diagnostics.map(({ code }) => code);
  expect(new Set(codes)).toEqual(new Set(['APP198']));
});

test('what is missing is told with the path of the construct, all of it at once', () => {
  const apps = argoChart();
  const { diagnostics } = errorOf(() => new HelmApp(apps, 'shop'));
  expect(diagnostics).toMatchObject([
    { code: 'APP197', subject: 'apps/shop', message: '"chart" of HelmApp is missing', fix: 'give it ChartSource.fromOci(…) or ChartSource.fromRepository(…) or ChartSource.fromGit(…)' },
    { code: 'APP197', subject: 'apps/shop', message: '"namespace" of HelmApp is missing', fix: 'give it a text or an object with a name' },
  ]);
  expect(apps.node.children).toEqual([]);
});

interface JsiiStruct {
  readonly name: string;
  readonly datatype?: boolean;
  readonly namespace?: string;
  readonly properties?: readonly { readonly name: string; readonly optional?: boolean }[];
}

test('what is read from the sources is what jsii makes of them', () => {
  const { types } = JSON.parse(readFileSync(join(__dirname, '../../.jsii'), 'utf8')) as { readonly types: Readonly<Record<string, JsiiStruct>> };
  const structs = Object.values(types).filter(({ datatype, namespace }) => datatype === true && namespace === undefined);
  const described = structs.map(({ name, properties = [] }) => [name, properties.map((one) => `${one.name}${one.optional ? '?' : ''}`).sort()]);
  const read = Object.entries(STRUCTS).map(([name, text]) => [name, text.split(';').filter((part) => part.includes(':')).map((part) => part.split(':')[0]).sort()]);

  expect(Object.fromEntries(read)).toEqual(Object.fromEntries(described));
});

test('the structs of cdk8s that ours extend have the properties that cdk8s describes', () => {
  const { types } = JSON.parse(readFileSync(require.resolve('cdk8s/.jsii'), 'utf8')) as { readonly types: Readonly<Record<string, JsiiStruct>> };
  const bases = Object.values(STRUCTS).flatMap((text) => text.split(';').filter((part) => part.startsWith('...')).map((part) => part.slice(3)));
  const foreign = bases.filter((base) => STRUCTS[base] === undefined).sort();

  expect(Object.keys(FOREIGN_STRUCTS)).toEqual(foreign);
  for (const struct of foreign) {
    const { properties = [] } = types[`cdk8s.${struct}`];
    expect(FOREIGN_STRUCTS[struct].split(';').map((part) => part.split(':')[0]).sort())
      .toEqual(properties.map(({ name, optional }) => `${name}${optional ? '?' : ''}`).sort());
  }
});

test.each<[string, () => unknown, string[]]>([
  ['a number for a text', () => new HelmApp(argoChart(), 'x', { chart: oci, namespace: 5 }), ['APP198 "namespace" of HelmApp is the number 5; give it a text or an object with a name']],
  ['a text for a class, and it may be a secret', () => new HelmApp(argoChart(), 'x', { chart: 'oci://hunter2@x', namespace: 'x' }), [
    'APP198 "chart" of HelmApp is a text; give it ChartSource.fromOci(…) or ChartSource.fromRepository(…) or ChartSource.fromGit(…)',
  ]],
  ['a mapping for a class', () => new HelmApp(argoChart(), 'x', { chart: oci, namespace: 'x', values: [{ a: 1 }] }), [
    'APP198 "values[0]" of HelmApp is a mapping; give it HelmValues.inline(…) or HelmValues.fromLocalFile(…) or HelmValues.fromChart(…) or HelmValues.fromGit(…)',
  ]],
  ['one thing for a list', () => new EnvironmentSet(argoChart(), 'x', { chart: oci, environments: Environment.named('dev') }), [
    'APP198 "environments" of EnvironmentSet is an object of class Environment; give it a list of: Environment.named(…) or Environment.forEach(…)',
  ]],
  ['a number for a duration', () => new HelmApp(argoChart(), 'x', { chart: oci, namespace: 'x', sync: { timeout: 5 } }), [
    'APP198 "sync.timeout" of HelmApp is the number 5; give it a Duration of cdk8s, such as Duration.minutes(10)',
  ]],
  ['objects without a name', () => new EnvironmentSet(argoChart(), 'x', { chart: oci, namespace: { nme: 'x' }, environments: [] }), [
    'APP197 "namespace.name" of EnvironmentSet is missing; give it a text',
  ]],
  ['a name that is no text', () => new HelmApp(argoChart(), 'x', { chart: oci, namespace: { name: 5 } }), ['APP198 "namespace.name" of HelmApp is the number 5; give it a text']],
  ['a late name', () => new HelmApp(argoChart(), 'x', { chart: oci, namespace: late }), [
    `APP198 "namespace" of HelmApp is an object of class Lazy; give it a text or an object with a name; ${LATE}`,
  ]],
  ['an object with a late name', () => Environment.named('dev', { namespace: { name: late } }), [
    `APP198 "namespace.name" of Environment.named is an object of class Lazy; give it a text; ${LATE}`,
  ]],
  ...([['Promise', Promise.resolve(oci)], ['ChartSource', new ChartSource()], ['GitSource', library.GitSource.fromUrl('https://x.example/a')]] as const).map(
    ([name, chart]): [string, () => unknown, string[]] => [`an object of class ${name} for a chart`, () => new HelmApp(argoChart(), 'x', { chart, namespace: 'x' }), [
      `APP198 "chart" of HelmApp is an object of class ${name}; give it ChartSource.fromOci(…) or ChartSource.fromRepository(…) or ChartSource.fromGit(…)`,
    ]]),
  ['promises of values', () => new HelmApp(argoChart(), 'x', { chart: oci, namespace: 'x', values: [Promise.resolve()] }), [
    expect.stringMatching(/^APP198 "values\[0\]" of HelmApp is an object of class Promise; give it HelmValues\.inline\(…\) /) as unknown as string,
  ]],
  ['a text for a boolean, inside', () => new HelmApp(argoChart(), 'x', { chart: oci, namespace: 'x', sync: { prune: 'no' } }), ['APP198 "sync.prune" of HelmApp is a text; give it true or false']],
  ['a number among texts', () => Cluster.local('x', { labels: { a: 1 } }), ['APP198 "labels.a" of Cluster.local is the number 1; give it a text']],
  ['a word that is none', () => Checks.of(argoChart()).severity('ARG201', 'warn'), ['APP198 "severity" of Checks.severity is "warn"; write "error" or "warning"']],
  ['null', () => new ArgoCd({ version: null }), ['APP198 "version" of ArgoCd is null; give it a text']],
  ['nothing in a list of texts', () => library.EnvironmentGenerator.merge([undefined as never], []), ['APP197 "keys[0]" of EnvironmentGenerator.merge is missing; give it a text']],
  ['no scope', () => new HelmApp({}, 'x', { chart: oci, namespace: 'x' }), ['APP198 "scope" of HelmApp is a mapping; give it the chart or construct that it belongs to']],
  ['a misspelled property', () => new HelmApp(argoChart(), 'x', { chart: oci, namspace: 'x' }), ['APP199 "namspace" is no property of HelmApp; write "namespace"']],
  ['a misspelled property that nobody needs', () => ArgoAnnotations.of({ wav: 1 }), ['APP199 "wav" is no property of ArgoAnnotations.of; write "wave"']],
  ['a misspelled property inside a list', () => new World({ repositories: [{ url: 'https://x.example', dirctory: 'x' }] }), [
    'APP199 "repositories[0].dirctory" is no property of World; write "repositories[0].directory"',
  ]],
  ['misspelled properties of what extends a struct of cdk8s', () => new GitOpsApp({ clusers: [], runbok: true, outdri: 'x' }), [
    'APP199 "clusers" is no property of GitOpsApp; write "clusters"', 'APP199 "runbok" is no property of GitOpsApp; write "runbook"',
    'APP199 "outdri" is no property of GitOpsApp; write "outdir"',
  ]],
  ['a misspelled property of a chart', () => new GitOpsChart(new App(), 'x', { clustr: 1 }), ['APP199 "clustr" is no property of GitOpsChart; write "cluster"']],
  ['a property of cdk8s of another type', () => new GitOpsApp({ outdir: 5 }), ['APP198 "outdir" of GitOpsApp is the number 5; give it a text']],
  ['one for many, which would fit', () => new HelmApp(argoChart(), 'x', { chart: oci, namespace: 'x', value: [HelmValues.inline({})] }), [
    'APP199 "value" is no property of HelmApp; write "values"',
  ]],
  ['several misspelled properties', () => new HelmApp(argoChart(), 'x', { chart: oci, namespace: 'x', vlaues: [], releaseNmae: 'x', sync: { serverSideAply: true, automatd: true } }), [
    'APP199 "vlaues" is no property of HelmApp; write "values"', 'APP199 "releaseNmae" is no property of HelmApp; write "releaseName"',
    'APP199 "sync.serverSideAply" is no property of HelmApp; write "sync.serverSideApply"', 'APP199 "sync.automatd" is no property of HelmApp; write "sync.automated"',
  ]],
  ['a late value for a struct', () => new HelmApp(argoChart(), 'x', { chart: oci, namespace: 'x', sync: late }), [
    `APP198 "sync" of HelmApp is an object of class Lazy; give it a mapping with "automated", "prune", "selfHeal", "allowEmpty", "suspend" … (13 in all); ${LATE}`,
  ]],
  ['a late value for all properties', () => new World(late), [`APP198 "props" of World is an object of class Lazy; give it a mapping with "clusters", "repositories" or "file"; ${LATE}`]],
  ['a late value for a mapping', () => Cluster.local('x', { labels: late }), [`APP198 "labels" of Cluster.local is an object of class Lazy; give it a mapping of: a text; ${LATE}`]],
  ['a late value for all values', () => new library.FluxHelmRelease(new Chart(new App(), 'x'), 'y', { chart: oci, namespace: 'x', values: late }), [
    `APP198 "values" of FluxHelmRelease is an object of class Lazy; give it a mapping; ${LATE}`,
  ]],
  ['a late value for a list of structs', () => new World({ repositories: late }), [
    `APP198 "repositories" of World is an object of class Lazy; give it a list of: a mapping with "url", "directory" or "revision"; ${LATE}`,
  ]],
  ['late values for objects of classes', () => new HelmApp(argoChart(), 'x', { chart: oci, namespace: 'x', cluster: late, sync: { timeout: late } }), [
    `APP198 "cluster" of HelmApp is an object of class Lazy; give it Cluster.local(…) or Cluster.named(…); ${LATE}`,
    `APP198 "sync.timeout" of HelmApp is an object of class Lazy; give it a Duration of cdk8s, such as Duration.minutes(10); ${LATE}`,
  ]],
  ['an unknown mapping without needs', () => ArgoAnnotations.of(), [expect.stringMatching(/^APP197 "sync" of ArgoAnnotations\.of is missing; give it a mapping with "wave", /)]],
  ['everything at once', () => ChartSource.fromRepository(5, undefined, []), [
    'APP198 "url" of ChartSource.fromRepository is the number 5; give it a text', 'APP197 "chart" of ChartSource.fromRepository is missing; give it a text',
    'APP198 "version" of ChartSource.fromRepository is a list; give it a text',
  ]],
])('fails for %s', (_, call, messages) => {
  expect(told(call)).toEqual(messages);
});

test('what is right passes: names of objects, late values, classes of others, settings that are shared', () => {
  const apps = argoChart();
  const namespace = new ApiObject(apps, 'namespace', { apiVersion: 'v1', kind: 'Namespace' });
  const shared = { chart: oci, team: 'web', sync: { retry: { limit: 1, backoff: Duration.seconds(5) } } };
  class Special extends library.HelmApp {}

  expect(() => new Special(apps, 'a', { ...shared, namespace: 'x', values: [HelmValues.inline({ a: Lazy.any({ produce: () => 1 }) })] })).not.toThrow();
  expect(() => new HelmApp(apps, 'b', { ...shared, namespace, labels: undefined })).not.toThrow();
  expect(() => new FluxKustomization(new Chart(new App(), 'x'), 'y', { path: './x', suspend: Lazy.any({ produce: () => true }) })).not.toThrow();
  expect(() => new FluxKustomization(new Chart(new App(), 'x'), 'y', { path: './x', components: late, healthChecks: late, kubeConfig: late })).not.toThrow();
  expect(() => new GitOpsApp({ outdir: 'dist', labels: 'of cdk8s' })).not.toThrow();
  expect(() => new GitOpsApp({ outdir: 'x', outputFileExtension: '.yml', yamlOutputType: YamlOutputType.FILE_PER_APP, recordConstructMetadata: true, resolvers: [] })).not.toThrow();
  expect(() => new GitOpsChart(apps, 'd', { namespace: 'x', labels: { a: 'b' }, disableResourceNameHashes: false })).not.toThrow();
});

test('programs that a compiler takes pass: what is undefined, shared settings for several calls, an object of a class', () => {
  const apps = argoChart();
  const shared = { chart: oci, namespace: 'x', clusters: [library.Cluster.local('hub')], names: ['a', 'b'], server: 'https://x.example' };
  class Settings {
    public readonly chart = oci;
    public readonly namespace = 'x';
    protected readonly names = ['a'];
    protected readonly vlaues = [];
  }

  expect(() => new HelmApp(apps, 'a', { ...shared, optional: undefined, namspace: undefined })).not.toThrow();
  expect(() => library.GitSource.fromUrl('https://github.com/myorg/gitops', shared as object)).not.toThrow();
  expect(() => new HelmApp(apps, 'b', new Settings())).not.toThrow();
  expect(() => new HelmApp(apps, 'c', Object.assign(Object.create(null), { chart: oci, namespace: 'x' }))).not.toThrow();
});

const fieldsOf = (text = ''): [name: string, type: string][] => text.split(';').flatMap((part) => (
  part.startsWith('...') ? fieldsOf(STRUCTS[part.slice(3)]) : [part.split(/\?*:/) as [string, string]]));

/** All mappings of texts that a program can write, in one app of an engine. */
function written(delivery: library.Delivery, rest: Untyped): unknown {
  const cluster = Cluster.named('eu', { labels: { ...rest, tier: 'prod' } });
  const app = new library.GitOpsApp({ outdir: temporaryDirectory(), delivery, clusters: [cluster], repository: library.GitSource.fromUrl('https://github.com/myorg/gitops', { branch: 'main' }) });
  const chart = new library.GitOpsChart(app, 'apps');
  const texts = { labels: { ...rest, team: 'web' }, annotations: { ...rest, note: 'x' } };
  const sync = { namespaceLabels: texts.labels, namespaceAnnotations: texts.annotations };
  new HelmApp(chart, 'shop', { chart: oci, namespace: 'shop', sync, ...texts, options: [new library.ArgoOptions({ info: { ...rest, owner: 'web' } })] });
  new EnvironmentSet(chart, 'set', {
    chart: oci,
    ...texts,
    environments: [
      Environment.named('dev', { labels: { ...rest, tier: 'dev' } }),
      Environment.forEach('found', library.EnvironmentGenerator.clusters({ matchLabels: { ...rest, tier: 'prod' } })),
      Environment.forEach('listed', library.EnvironmentGenerator.list([{ ...rest, env: 'qa' }]), { name: `qa-${library.EnvironmentParam.field('env')}` }),
    ],
  });
  new library.ExternalSecret(chart, 'secret', { namespace: 'shop', store: 'vault', data: [{ secretKey: 'a', remoteKey: 'b' }], template: { ...rest, 'a.yaml': 'x' } });
  if (delivery instanceof library.FluxCd) {
    new FluxKustomization(chart, 'all', { path: 'all', substitute: { ...rest, region: 'eu' } });
    new library.FluxHelmRelease(chart, 'one', { chart: oci, namespace: 'one', ...texts });
    new library.FluxAlerts(chart, 'chat', { type: library.flux.ProviderType.SLACK, secret: 'chat', eventMetadata: { ...rest, region: 'eu' } });
  }
  return chart.toJson();
}

test.each([['Argo CD', () => new ArgoCd()], ['Flux', () => new library.FluxCd()]])('what is undefined in a mapping is not written, with %s', (_, delivery) => {
  expect(written(delivery(), { 'no key!': undefined, 'team': undefined })).toEqual(written(delivery(), {}));
});

type Holder = [struct: string, hold: (inner: object) => unknown];

/** Every struct that an argument of this type may hold, and how the argument looks that holds it. */
function holders(type: string): Holder[] {
  if (type.startsWith('[')) {
    return holders(type.slice(1, -1)).map(([struct, hold]) => [struct, (inner) => [hold(inner)]]);
  }
  return STRUCTS[type] === undefined ? [] : [
    [type, (inner) => inner],
    ...fieldsOf(STRUCTS[type]).flatMap(([name, inner = '']) => holders(inner).map(([struct, hold]): Holder => [struct, (held) => ({ [name]: hold(held) })])),
  ];
}

const places = new Map(calls.flatMap(([call, text]) => fieldsOf(text).flatMap(([, type], at) => (
  holders(type).map(([struct, hold]) => [struct, { call, args: (inner: object) => [...Array.from({ length: at }), hold(inner)] }] as const)))));
const isMadeByUs = ['PreviewedApplicationProps', 'ReleaseProps'];

test('every struct that a program writes is held against its signature', () => {
  expect(Object.keys(STRUCTS).filter((struct) => !places.has(struct) && !isMadeByUs.includes(struct))).toEqual([]);
});

test.each([...places])('no property of another struct counts as a misspelling for %s', (_, { call, args }) => {
  for (const name of new Set(Object.keys(STRUCTS).flatMap((struct) => fieldsOf(STRUCTS[struct]).map(([property]) => property)))) {
    try {
      checkCall(call, args({ [name]: Symbol('x') }));
    } catch (error) {
      expect((error as GitOpsError).diagnostics.filter(({ code }) => code === 'APP199')).toEqual([]);
    }
  }
});
