import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ApiObject, App, Chart, YamlOutputType } from 'cdk8s';
import { ArgoCd } from '../../src/argocd/argo-cd';
import { HelmApp, HelmValues, RootApp, SopsValues } from '../../src/constructs';
import { FluxCd } from '../../src/flux/flux-cd';
import { FluxImageAutomation } from '../../src/flux/flux-image-automation';
import { FluxKustomization } from '../../src/flux/flux-kustomization';
import { GitOpsApp, GitOpsChart } from '../../src/layout';
import { MANIFEST } from '../../src/layout/write-tree';
import { argoChart, config, fluxChart, readTree, temporaryDirectory, web, written } from '../apps';
import { codesOf, faultsOf } from '../faults-of';
import { encrypted } from '../sops/fixture';

function configMap(chart: Chart, id: string, name = id, data: unknown = { a: '1' }): ApiObject {
  return new ApiObject(chart, id, { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name }, data } as never);
}

describe('an app', () => {
  test('writes the objects of a chart into one file, as a person would call it', () => {
    const chart = argoChart();
    configMap(chart, 'one');
    configMap(chart, 'two');

    const files = written(chart);
    expect(Object.keys(files)).toEqual(['apps/apps.yaml']);
    expect(files['apps/apps.yaml'].match(/^kind: ConfigMap$/gm)).toHaveLength(2);
  });

  test('writes the same when it is written again', () => {
    const root = temporaryDirectory();
    const make = () => {
      const chart = fluxChart({ root });
      new HelmApp(chart, 'web', { chart: web, namespace: 'shop', values: [HelmValues.inline({ a: null })] });
      return chart;
    };
    const first = written(make());

    expect(written(make())).toEqual(first);
    const chart = make();
    expect([written(chart), written(chart)]).toEqual([first, first]);
  });

  test('takes away what it wrote before and wants no more, beside what is not its own', () => {
    const root = temporaryDirectory();
    const chart = argoChart({ root });
    configMap(chart, 'one');
    new HelmApp(chart, 'web', { chart: web, namespace: 'shop' });
    written(chart);
    writeFileSync(join(root, 'dist/README.md'), 'mine');
    const next = argoChart({ root });
    configMap(next, 'one');

    expect(Object.keys(written(next))).toEqual(['README.md', 'apps/apps.yaml']);
  });

  test.each<[string, (chart: GitOpsChart) => unknown]>([
    ['a name that two have', (chart) => configMap(chart, 'other', 'one')],
    ['what the schema refuses', (chart) => new ApiObject(chart, 'x', { apiVersion: 'argoproj.io/v1alpha1', kind: 'Application', spec: {} } as never)],
    ['a validation', (chart) => chart.node.addValidation({ validate: () => ['no'] })],
  ])('leaves the output as it was when it fails on %s', (_, spoil) => {
    const root = temporaryDirectory();
    const chart = argoChart({ root });
    configMap(chart, 'one');
    written(chart);
    const before = readTree(root);
    const next = argoChart({ root });
    configMap(next, 'one', 'one', { a: '2' });
    spoil(next);

    expect(() => written(next)).toThrow();
    expect(readTree(root)).toEqual(before);
    expect(readdirSync(root)).toEqual(['dist']);
  });

  test('fails on a foreign file in the way, and writes nothing', () => {
    const root = temporaryDirectory();
    mkdirSync(join(root, 'dist/apps'), { recursive: true });
    writeFileSync(join(root, 'dist/apps/apps.yaml'), 'mine');
    const chart = argoChart({ root });
    configMap(chart, 'one');

    expect(codesOf(() => written(chart))).toEqual(['OUT110']);
    expect(readTree(root)).toEqual({ 'dist/apps/apps.yaml': 'mine' });
  });

  test('fails on a dependency that nobody can put in order', () => {
    const chart = argoChart();
    const other = configMap(new Chart(new App(), 'other'), 'x');
    configMap(chart, 'one').addDependency(other);

    expect(faultsOf(() => written(chart))).toMatchObject([{ code: 'OUT105', subject: 'GitOpsApp', fix: 'remove that dependency' }]);
  });

  test.each([['Argo CD', argoChart], ['Flux', fluxChart]])('fails where %s has to read the output and nobody knows where it is committed', (_, make) => {
    expect(faultsOf(() => new RootApp(make(), 'root'))).toMatchObject([{ code: 'OUT102', subject: 'apps/root', fix: 'give GitOpsApp a repository' }]);
  });

  test('may have an engine for each chart, and none for all', () => {
    const root = temporaryDirectory();
    const app = new GitOpsApp({ root, outdir: join(root, 'dist'), runbook: true });
    const flux = new GitOpsChart(app, 'flux', { delivery: new FluxCd() });
    const argo = new GitOpsChart(app, 'argo', { delivery: new ArgoCd() });
    new HelmApp(flux, 'web', { chart: web, namespace: 'shop' });
    new HelmApp(argo, 'api', { chart: web, namespace: 'shop' });

    const files = written(flux);
    expect(Object.keys(files)).toEqual([
      'RUNBOOK.md', 'apps/api.yaml', 'apps/in-cluster/kustomization.yaml', 'apps/in-cluster/namespaces/shop.yaml', 'apps/in-cluster/web.yaml',
      'clusters/in-cluster/in-cluster-apps.yaml',
    ]);
    expect(files['RUNBOOK.md']).toMatch(/# Run book: Flux[^]*# Run book: Argo CD/);
  });

  test('needs an engine for plain objects, whose file it chooses, and none for what speaks of one', () => {
    const make = (fill: (chart: GitOpsChart) => unknown) => {
      const root = temporaryDirectory();
      const chart = new GitOpsChart(new GitOpsApp({ root, outdir: join(root, 'dist') }), 'apps');
      fill(chart);
      return chart;
    };

    expect(codesOf(() => written(make((chart) => configMap(chart, 'one'))))).toEqual(['APP100']);
    expect(Object.keys(written(make((chart) => new FluxKustomization(chart, 'infra', { path: 'infra' }))))).toEqual(['apps/infra.yaml']);
  });

  test('holds each object against the version of the engine that delivers it', () => {
    const root = temporaryDirectory();
    const app = new GitOpsApp({ root, outdir: join(root, 'dist'), delivery: new FluxCd({ version: '2.3' }) });
    const spec = { interval: '1m', url: 'oci://ghcr.io/a' };
    const raw = { apiVersion: 'source.toolkit.fluxcd.io/v1', kind: 'OCIRepository', metadata: { name: 'a' }, spec };
    new ApiObject(new GitOpsChart(app, 'argo', { delivery: new ArgoCd() }), 'a', raw as never);
    new ApiObject(new GitOpsChart(app, 'flux'), 'a', { ...raw, metadata: { name: 'b' } } as never);

    expect(faultsOf(() => app.synth()).map(({ subject }) => subject)).toEqual(['flux/a apiVersion']);
  });
});

describe('two of a kind are an error where one would be lost', () => {
  test('two contents for one file', () => {
    const chart = fluxChart();
    new HelmApp(chart, 'web', { chart: web, namespace: 'a', values: [HelmValues.inline({ a: null })] });

    expect(faultsOf(() => new HelmApp(chart, 'other', { name: 'web', chart: web, namespace: 'b', values: [HelmValues.inline({ b: null })] })))
      .toMatchObject([{ code: 'OUT101', subject: 'apps/other' }]);
  });

  test('two charts of one name', () => {
    const chart = argoChart();
    configMap(chart, 'one');
    configMap(new GitOpsChart(chart, 'apps'), 'two');

    expect(faultsOf(() => written(chart))).toMatchObject([{
      code: 'OUT103', message: '"apps/apps.yaml" would be written by "apps/apps" and "apps"', fix: 'give one of them another name',
    }]);
  });

  test('an object and a file that the engine writes', () => {
    const chart = fluxChart();
    new HelmApp(chart, 'kustomization', { chart: web, namespace: 'shop' });

    expect(faultsOf(() => written(chart))).toMatchObject([{
      code: 'OUT103',
      message: '"apps/in-cluster/kustomization.yaml" would be written by "apps/kustomization" and "apps/in-cluster"',
    }]);
  });

  test('two objects of one kind, namespace and name, from wherever', () => {
    const chart = argoChart();
    configMap(chart, 'one', 'facts');
    configMap(new GitOpsChart(chart, 'inner'), 'two', 'facts');

    expect(faultsOf(() => written(chart))).toMatchObject([{
      code: 'OUT104', message: 'ConfigMap "facts" is made by "apps/inner/two" and by "apps/one"',
    }]);
  });

  test('but not in two namespaces, nor of two kinds', () => {
    const chart = argoChart();
    configMap(chart, 'one', 'facts');
    new ApiObject(chart, 'two', { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'facts', namespace: 'other' } });
    new ApiObject(chart, 'three', { apiVersion: 'v1', kind: 'Secret', metadata: { name: 'facts' } });

    expect(() => written(chart)).not.toThrow();
  });
});

describe('a plain App', () => {
  const plain = (props = {}) => new GitOpsChart(new App({ outdir: temporaryDirectory(), ...props }), 'apps', { delivery: new FluxCd(), ...props });

  test('takes our charts for everything that is only manifests', () => {
    const chart = plain();
    new HelmApp(chart, 'web', { chart: web, namespace: 'shop', values: [HelmValues.inline({ a: null })] });
    const app = chart.node.root as App;
    app.synth();

    expect(Object.keys(readTree(app.outdir))).toEqual(['apps.k8s.yaml']);
    expect(chart.toJson().map(({ kind }) => kind)).toEqual(['ConfigMap', 'OCIRepository', 'HelmRelease', 'Namespace']);
  });

  test.each<[string, (chart: GitOpsChart) => unknown]>([
    ['the root', (chart) => new RootApp(chart, 'root')],
    ['image automation', (chart) => new FluxImageAutomation(chart, 'images', { repository: config })],
    ['ciphertext', (chart) => {
      const file = join(temporaryDirectory(), 'a.enc.yaml');
      writeFileSync(file, encrypted('values.yaml'));
      return new HelmApp(chart, 'web', { chart: web, namespace: 'shop', values: [SopsValues.fromFile(chart, 'secrets', file)] });
    }],
  ])('fails where files beside the manifests are needed: %s', (_, make) => {
    expect(faultsOf(() => make(plain()))).toMatchObject([{ code: 'OUT100', fix: 'create the app with new GitOpsApp(...)' }]);
  });
});

describe('with an output type of cdk8s', () => {
  function tree(app: App): App {
    const chart = new Chart(app, 'first', { namespace: 'shop' });
    configMap(chart, 'a', undefined, { text: 'a: b # c\n', word: 'on', nothing: null });
    configMap(new Chart(chart, 'inner'), 'b');
    chart.addDependency(configMap(new Chart(app, 'second'), 'c'));
    return app;
  }

  const { FILE_PER_APP, FILE_PER_CHART, FILE_PER_RESOURCE, FOLDER_PER_CHART_FILE_PER_RESOURCE } = YamlOutputType;

  test.each([FILE_PER_APP, FILE_PER_CHART, FILE_PER_RESOURCE, FOLDER_PER_CHART_FILE_PER_RESOURCE])('type %s gives its very bytes', (yamlOutputType) => {
    const stock = tree(new App({ outdir: temporaryDirectory(), yamlOutputType }));
    const root = temporaryDirectory();
    const ours = tree(new GitOpsApp({ root, outdir: join(root, 'dist'), yamlOutputType }));
    [stock, ours].forEach((app) => app.synth());

    const { [MANIFEST]: list, ...files } = readTree(ours.outdir);
    expect(files).toEqual(readTree(stock.outdir));
    expect(Object.keys(JSON.parse(list).files)).toEqual(Object.keys(files));
  });
});
