import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ApiObject, ApiObjectProps, App, Chart, JsonPatch, YamlOutputType } from 'cdk8s';
import { ConfigMap } from 'cdk8s-plus-28';
import { ArgoCd } from '../../src/argocd/argo-cd';
import { Cluster, HelmApp, HelmValues, OutputPlan, RootApp, SopsValues } from '../../src/constructs';
import { FluxCd } from '../../src/flux/flux-cd';
import { FluxKustomization } from '../../src/flux/flux-kustomization';
import { GitOpsApp, GitOpsChart } from '../../src/layout';
import { GitOpsChecks } from '../../src/layout/gitops-checks';
import { argoChart, config, fluxChart, readTree, temporaryDirectory, web, written } from '../apps';
import { codesOf, faultsOf } from '../faults-of';

const thing = (scope: GitOpsChart, id: string, name = id, namespace?: string) =>
  new ApiObject(scope, id, { apiVersion: 'example.com/v1', kind: 'Thing', metadata: { name, namespace } });
const chartOf = (chart: GitOpsChart, id: string) => new GitOpsChart(chart.node.root, id);

test('plain objects stand in the file of their chart, in its order', () => {
  const chart = argoChart();
  const [first, second] = [thing(chart, 'a'), thing(chart, 'b')];
  first.addDependency(second);

  expect(Object.keys(written(chart))).toEqual(['apps/apps.yaml']);
  expect(written(chart)['apps/apps.yaml'].match(/name: ./g)).toEqual(['name: b', 'name: a']);
});

test('the names in the output are exactly those of the program', () => {
  const chart = argoChart();
  new ConfigMap(chart, 'settings', { data: { a: 'b' } });

  expect(written(chart)['apps/apps.yaml']).toContain('name: apps-settings\n');
});

describe('fails on two that would write one file (OUT103)', () => {
  test('two charts of one name in different places', () => {
    const chart = argoChart();
    thing(new GitOpsChart(chartOf(chart, 'a'), 'same'), 'x');
    thing(new GitOpsChart(chartOf(chart, 'b'), 'same'), 'y');

    expect(faultsOf(() => written(chart))).toMatchObject([{ code: 'OUT103', message: '"apps/same.yaml" would be written by "a/same" and "b/same"' }]);
  });

  test('a release and a chart with plain objects', () => {
    const chart = argoChart();
    new HelmApp(chart, 'apps', { chart: web, namespace: 'web' });
    thing(chart, 'x');

    expect(codesOf(() => written(chart))).toEqual(['OUT103']);
  });

  test('an object and a file', () => {
    const chart = fluxChart();
    thing(chartOf(chart, 'kustomization'), 'x');

    expect(codesOf(() => written(chart))).toEqual(['OUT103']);
  });
});

describe('fails on two objects of one name (OUT104)', () => {
  test('in one namespace of one cluster', () => {
    const chart = argoChart();
    thing(chart, 'a', 'same', 'web');
    thing(chartOf(chart, 'other'), 'b', 'same', 'web');

    expect(faultsOf(() => written(chart))).toMatchObject([{ code: 'OUT104', message: 'Thing "same" in namespace "web" is made by "apps/a" and by "other/b"' }]);
  });

  test('releases of two charts', () => {
    const chart = argoChart();
    [chart, chartOf(chart, 'other')].forEach((one, index) => new HelmApp(one, 'web', { chart: web, name: 'web', namespace: `web${index}` }));

    expect(codesOf(() => written(chart))).toEqual(['OUT103', 'OUT104']);
  });

  test('but not in two namespaces', () => {
    const chart = argoChart();
    ['a', 'b'].forEach((namespace) => thing(chart, namespace, 'same', namespace));

    expect(Object.keys(written(chart))).toEqual(['apps/apps.yaml']);
  });
});

test('fails with OUT101 when two write one file with other contents, and takes the same content twice', () => {
  const plan = OutputPlan.tryOf(argoChart())!;
  plan.addFile({ path: 'a', content: 'x', subject: 'one' });
  plan.addFile({ path: 'a', content: Buffer.from('x'), subject: 'two' });

  expect(faultsOf(() => plan.addFile({ path: 'a', content: 'y', subject: 'three' }))).toMatchObject([{
    code: 'OUT101', subject: 'three', message: 'would write "a", which two writes with another content',
  }]);
});

describe('a synth that fails', () => {
  const failing: Readonly<Record<string, (chart: GitOpsChart) => void>> = {
    'because of a collision': (chart) => ['a', 'b'].forEach((id) => thing(chart, id, 'same')),
    'because of a validation': (chart) => chart.node.addValidation({ validate: () => ['no'] }),
    'because of a foreign file': (chart) => {
      thing(chart, 'new');
      writeFileSync(join((chart.node.root as App).outdir, 'apps/apps.yaml'), 'mine');
    },
    'because of the schema': (chart) => new ApiObject(chart, 'x', { apiVersion: 'argoproj.io/v1alpha1', kind: 'Application', spec: { project: 1 } } as never),
  };

  test.each(Object.keys(failing))('%s leaves the output as it was', (why) => {
    const root = temporaryDirectory();
    const first = argoChart({ root });
    thing(chartOf(first, 'before'), 'x');
    written(first);
    const second = argoChart({ root });
    failing[why](second);
    const before = readTree(join(root, 'dist'));

    expect(() => (second.node.root as App).synth()).toThrow();
    expect(readTree(join(root, 'dist'))).toEqual(before);
  });
});

test('a file of a former synth goes, and a foreign one stays', () => {
  const root = temporaryDirectory();
  const first = argoChart({ root });
  new HelmApp(first, 'old', { chart: web, namespace: 'web' });
  written(first);
  writeFileSync(join(root, 'dist/apps/mine.yaml'), 'mine');
  const second = argoChart({ root });
  new HelmApp(second, 'new', { chart: web, namespace: 'web' });

  expect(Object.keys(written(second))).toEqual(['apps/mine.yaml', 'apps/new.yaml']);
});

test('synthesizing twice writes the same', () => {
  const chart = fluxChart({ repository: config, runbook: true });
  new HelmApp(chart, 'web', { chart: web, namespace: 'web', values: [HelmValues.inline({ a: null })] });

  expect(written(chart)).toEqual(written(chart));
});

describe('each chart may name its own engine', () => {
  test('and each engine completes what is its own', () => {
    const root = temporaryDirectory();
    const app = new GitOpsApp({ root, outdir: join(root, 'dist'), runbook: true });
    const [argo, flux] = [new GitOpsChart(app, 'argo', { delivery: new ArgoCd() }), new GitOpsChart(app, 'flux', { delivery: new FluxCd() })];
    [argo, flux].forEach((chart) => new HelmApp(chart, 'web', { chart: web, namespace: 'web', releaseName: `${chart.node.id}-web` }));

    const files = written(argo);
    expect(Object.keys(files)).toEqual([
      'RUNBOOK.md', 'apps/in-cluster/kustomization.yaml', 'apps/in-cluster/namespaces/web.yaml', 'apps/in-cluster/web.yaml', 'apps/web.yaml',
      'clusters/in-cluster/in-cluster-apps.yaml',
    ]);
    expect(files['RUNBOOK.md'].match(/^# .*$/gm)).toEqual(['# Run book: Argo CD', '# Run book: Flux']);
  });

  test('and the versions that they target are those of the schemas', () => {
    const app = new GitOpsApp({ outdir: join(temporaryDirectory(), 'dist') });
    const chart = new GitOpsChart(app, 'argo', { delivery: new ArgoCd({ version: '3.0' }) });
    new ApiObject(chart, 'x', {
      apiVersion: 'argoproj.io/v1alpha1',
      kind: 'Application',
      metadata: { name: 'x' },
      spec: {
        project: 'x',
        source: { repoURL: 'https://github.com/myorg/shop', path: '.' },
        destination: { name: 'in-cluster', namespace: 'x' },
        syncPolicy: { automated: { enabled: true } },
      },
    } as never);

    expect(codesOf(() => app.synth())).toEqual(['SCH104']);
  });

  test('and what speaks of one engine itself needs none', () => {
    const root = temporaryDirectory();
    const chart = new GitOpsChart(new GitOpsApp({ root, outdir: join(root, 'dist') }), 'apps');
    new FluxKustomization(chart, 'infra', { path: 'infra' });

    expect(Object.keys(written(chart))).toEqual(['apps/infra.yaml']);
  });

  test('fails where none of them does', () => {
    const app = new GitOpsApp({ outdir: join(temporaryDirectory(), 'dist') });
    thing(new GitOpsChart(app, 'plain'), 'x');

    expect(faultsOf(() => app.synth())).toMatchObject([{ code: 'APP100', subject: 'plain' }]);
  });
});

describe('where the output is in its repository', () => {
  const pathOf = (props: object) => OutputPlan.tryOf(new GitOpsApp(props))!.repositoryPath('x');
  const root = temporaryDirectory();

  test.each([
    [{}, 'dist/x'],
    [{ outdir: 'manifests' }, 'manifests/x'],
    [{ outdir: '.' }, 'x'],
    [{ outdir: '/elsewhere/dist' }, 'dist/x'],
    [{ outdir: '..dist' }, '..dist/x'],
    [{ outputPath: 'gitops/out' }, 'gitops/out/x'],
    [{ outputPath: '.' }, 'x'],
    [{ outputPath: './out/' }, 'out/x'],
    [{ root, outdir: join(root, 'a/b') }, 'a/b/x'],
  ])('with %j it is %s', (props, path) => {
    expect(pathOf(props)).toBe(path);
  });

  test.each(['/x', '../x', 'x/../../y', ''])('fails for %j, which is not in it', (outputPath) => {
    expect(codesOf(() => pathOf({ outputPath }))).toEqual(['APP123']);
  });

  test('what the command line of cdk8s says counts', () => {
    process.env.CDK8S_OUTDIR = 'out/put';
    try {
      expect(pathOf({})).toBe('out/put/x');
    } finally {
      delete process.env.CDK8S_OUTDIR;
    }
  });
});

describe('where the output may be', () => {
  test('not without a name (OUT115)', () => {
    expect(faultsOf(() => new GitOpsApp({ outdir: '' }))).toMatchObject([{ code: 'OUT115', fix: 'name a directory such as "dist" in outdir, or in CDK8S_OUTDIR' }]);
  });

  test.each(['.', '..', '..dist', '../dist', tmpdir()])('in "%s"', (outdir) => {
    expect(new GitOpsApp({ outdir }).outdir).toBe(outdir);
  });

  test('in the working directory itself, beside the program', () => {
    const before = process.cwd();
    const directory = temporaryDirectory();
    process.chdir(directory);
    try {
      writeFileSync('main.ts', '');
      const app = new GitOpsApp({ outdir: '.', delivery: new ArgoCd() });
      thing(new GitOpsChart(app, 'apps'), 'x');
      app.synth();
      app.synth();
    } finally {
      process.chdir(before);
    }
    expect(Object.keys(readTree(directory)).sort()).toEqual(['.cdk8s-gitops.json', 'apps/apps.yaml', 'main.ts']);
  });
});

describe('an object that is none of Kubernetes (OUT116)', () => {
  const bare = (scope: Chart, id: string) => new ApiObject(scope, id, { apiVersion: 'v1' } as ApiObjectProps);
  const fault = { code: 'OUT116', subject: 'apps/x', fix: 'give it its kind' };

  test.each([undefined, YamlOutputType.FILE_PER_CHART])('fails, with yamlOutputType %p', (yamlOutputType) => {
    const chart = argoChart({ yamlOutputType });
    bare(chart, 'x');

    expect(faultsOf(() => written(chart))).toMatchObject([fault]);
  });

  test('fails without an apiVersion, too', () => {
    const chart = argoChart();
    thing(chart, 'x').addJsonPatch(JsonPatch.remove('/apiVersion'));

    expect(faultsOf(() => written(chart))).toMatchObject([{ ...fault, fix: 'give it its apiVersion' }]);
  });

  test('fails in a plain App with checks', () => {
    const app = new App({ outdir: temporaryDirectory() });
    GitOpsChecks.attach(app);
    bare(new Chart(app, 'apps'), 'x');

    expect(() => app.synth()).toThrow('OUT116 apps/x');
  });

  test('passes where a chart makes its documents itself', () => {
    class Own extends GitOpsChart {
      public toJson(): any[] {
        return [{ apiVersion: 'v1', metadata: { name: 'x' } }];
      }
    }
    const app = new GitOpsApp({ outdir: temporaryDirectory(), delivery: new ArgoCd(), yamlOutputType: YamlOutputType.FILE_PER_CHART });
    new Own(app, 'own');

    expect(() => app.synth()).not.toThrow();
  });
});

test('fails on clusters that cannot be told apart', () => {
  expect(faultsOf(() => new GitOpsApp({ clusters: [Cluster.named('eu'), Cluster.local('eu'), Cluster.local('hub')] })).map(({ code, message }) => [code, message])).toEqual([
    ['APP142', 'two clusters are named "eu"'],
    ['APP142', '"eu" and "hub" are all said to be the cluster that the engine runs in'],
  ]);
});

test('fails on a chart for a cluster that the app does not list', () => {
  const app = new GitOpsApp({ delivery: new FluxCd(), clusters: [Cluster.named('prod-eu')] });

  expect(faultsOf(() => new GitOpsChart(app, 'plain', { cluster: Cluster.named('prd-eu') }))).toMatchObject([{ code: 'APP141', subject: 'plain', fix: 'write "prod-eu"' }]);
});

test.each([['Argo CD', argoChart], ['Flux', fluxChart]])('fails with OUT102 where nobody knows where the output of %s is committed', (_, make) => {
  expect(faultsOf(() => new RootApp(make(), 'root'))).toMatchObject([{ code: 'OUT102', subject: 'apps/root', fix: 'give GitOpsApp a repository' }]);
});

test('fails with OUT105 on a dependency that cannot be ordered', () => {
  const chart = argoChart();
  thing(chart, 'a').addDependency(thing(new GitOpsChart(new App(), 'other'), 'b'));

  expect(codesOf(() => written(chart))).toEqual(['OUT105']);
});

describe('a plain App', () => {
  const plain = (delivery = new ArgoCd()) => {
    const app = new App({ outdir: temporaryDirectory() });
    return { app, chart: new GitOpsChart(app, 'apps', { delivery }) };
  };

  test('writes everything that is manifests, with both engines', () => {
    for (const delivery of [new ArgoCd(), new FluxCd()]) {
      const { app, chart } = plain(delivery as ArgoCd);
      new HelmApp(chart, 'web', { chart: web, namespace: 'web', values: [HelmValues.inline({ a: { on: 'no' } }), HelmValues.inline({ b: null })] });
      app.synth();

      expect(Object.keys(readTree(app.outdir))).toEqual(['apps.k8s.yaml']);
    }
  });

  test('says that it needs GitOpsApp for everything else', () => {
    const root = temporaryDirectory();
    mkdirSync(root, { recursive: true });
    writeFileSync(join(root, 'a.yaml'), readFileSync(join(__dirname, '../sops/fixtures/encrypted/values.yaml')));
    const { chart } = plain(new FluxCd() as never);
    const values = [SopsValues.fromFile(chart, 'db', join(root, 'a.yaml'))];

    expect(faultsOf(() => new HelmApp(chart, 'web', { chart: web, namespace: 'web', values }))).toMatchObject([{
      code: 'OUT100', subject: 'apps/web', fix: 'create the app with new GitOpsApp(...)',
    }]);
  });
});

test('files of cdk8s stand beside files of the engine, where they are asked for', () => {
  const chart = argoChart({ repository: config, yamlOutputType: YamlOutputType.FILE_PER_CHART });
  new HelmApp(chart, 'web', { chart: web, namespace: 'web', values: [HelmValues.inline({ a: 1 }), HelmValues.fromGit(config, 'a.yaml')] });

  expect(Object.keys(written(chart))).toEqual(['apps.k8s.yaml', 'envs/web/values.yaml']);
});
