import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Testing } from 'cdk8s';
import * as fc from 'fast-check';
import { ChartSource, HelmApp, HelmAppProps, HelmParameter, HelmValues, SopsValues } from '../../src/constructs';
import { isGitOpsError } from '../../src/diagnostics';
import { FluxCd } from '../../src/flux/flux-cd';
import { setPath } from '../../src/flux/set-syntax';
import { GitOpsChart } from '../../src/layout';
import { mergeValues, needsText } from '../../src/model';
import { parseYamlValue, renderYaml } from '../../src/text';
import { config, fluxChart, ofKind, only, readTree, temporaryDirectory, web, written } from '../apps';
import { codesOf, faultsOf } from '../faults-of';
import { encrypted } from '../sops/fixture';

type Values = Record<string, unknown>;

const inGit = ChartSource.fromGit(config, 'charts/web');
const inRepository = ChartSource.fromRepository('https://charts.example.com', 'web', '1.2.3');

function release(props: Partial<HelmAppProps>, chart: GitOpsChart = fluxChart()): any {
  new HelmApp(chart, 'web', { namespace: 'shop', chart: web, ...props });
  return only(chart, 'HelmRelease').spec;
}

function codes(props: Partial<HelmAppProps>, version: string): string[] {
  return codesOf(() => new HelmApp(fluxChart({}, { version }), 'web', { namespace: 'shop', chart: web, ...props }));
}

describe('any order of layers', () => {
  const root = temporaryDirectory();

  const leaf = fc.oneof(fc.integer(), fc.boolean(), fc.constant(null), fc.constant(9007199254740993n), fc.string({ maxLength: 5 }));
  const branch = fc.dictionary(fc.constantFrom('x', 'y', 'constructor'), leaf, { maxKeys: 2 });
  /** The same keys again and again, so that layers meet; `t`, `p` and `list` have the types that paths into them need. */
  const content: fc.Arbitrary<Values> = fc.record({
    a: fc.oneof(leaf, branch, fc.array(leaf, { maxLength: 2 })),
    b: fc.dictionary(fc.constantFrom('x', 'y'), fc.oneof(leaf, branch), { maxKeys: 2 }),
    t: fc.dictionary(fc.constantFrom('u', 'v'), fc.constantFrom('one', 'two')),
    p: fc.dictionary(fc.constantFrom('q', 'r'), leaf),
    list: fc.array(fc.constantFrom('k', 'l', 'm'), { maxLength: 3 }),
  }, { requiredKeys: [] });

  const layer = fc.record({
    kind: fc.constantFrom('inline', 'inline', 'local', 'config-map', 'target', 'chart', 'git'),
    content,
    path: fc.constantFrom('t.u', 't.v'),
  });
  const parameter = fc.constantFrom(
    { name: 'p.q', path: ['p', 'q'] },
    { name: 'p.r', path: ['p', 'r'] },
    { name: 'list[1]', path: ['list', 1] },
    { name: 'list[0]', path: ['list', 0] },
  );

  type Layer = { kind: string; content: Values; path: string };

  function valuesOf(chart: GitOpsChart, { kind, content: values, path }: Layer, index: number): HelmValues {
    switch (kind) {
      case 'inline': return HelmValues.inline(values);
      case 'local': {
        writeFileSync(join(root, `${index}.yaml`), renderYaml(values));
        return HelmValues.fromLocalFile(chart, `${index}.yaml`);
      }
      case 'config-map': return HelmValues.fromConfigMap(`known-${index}`);
      case 'target': return HelmValues.fromConfigMap(`known-${index}`, 'value', { targetPath: path });
      case 'chart': return HelmValues.fromChart(`${index}.yaml`);
      default: return HelmValues.fromGit(config, `${index}.yaml`);
    }
  }

  /** What the user means: each layer laid over the ones before it, parameters over all. */
  function meant(layers: readonly Layer[], parameters: readonly { path: (string | number)[] }[]): unknown {
    const merged = layers.reduce<Values>((below, { kind, content: values, path }, index) => (
      kind === 'target' ? setPath(below, path.split('.'), `target-${index}`) as Values : mergeValues(below, values)), {});
    return parameters.reduce<unknown>((below, { path }) => setPath(below, path, 'parameter'), merged);
  }

  /** Number of the layer that a file or an object stands for. */
  const indexOf = (name: string) => Number(/(\d+)(\.yaml)?$/.exec(name)![1]);

  /** What Flux makes of the files: source-controller and source-watcher merge files, then helm-controller as fluxcd/pkg chartutil does. */
  function effective(files: Readonly<Record<string, string>>, layers: readonly Layer[]): unknown {
    const objects = Object.values(files).flatMap((text) => text.split(/^---\n/m).map((one) => parseYamlValue(one) as any));
    const { spec } = objects.find(({ kind }) => kind === 'HelmRelease');
    const generator = objects.find(({ kind }) => kind === 'ArtifactGenerator')?.spec.artifacts[0];
    const names: string[] = [...spec.chart?.spec.valuesFiles?.slice(1) ?? [], ...generator?.copy.slice(1).map(({ from }: any) => from) ?? []];
    const fileValues = names.reduce<Values>((below, name) => mergeValues(below, layers[indexOf(name)].content), {});
    expect(needsText(spec.values ?? {})).toBe(false);
    return mergeValues(fileValues, chartValues(spec, files, layers));
  }

  /** `ChartValuesFromReferences`: before a targetPath is set, `values` are merged once already; at the end they are merged again. */
  function chartValues({ valuesFrom = [], values = {} }: any, files: Readonly<Record<string, string>>, layers: readonly Layer[]): Values {
    const merged = valuesFrom.reduce((below: Values, { name, valuesKey, targetPath }: any) => {
      if (targetPath !== undefined) {
        return setPath(mergeValues(below, values), targetPath.split('.'), `target-${indexOf(name)}`) as Values;
      }
      return mergeValues(below, name === 'web-values' ? parseYamlValue(files[`envs/web/${valuesKey}`]) as Values : layers[indexOf(name)].content);
    }, {});
    return mergeValues(merged, values);
  }

  test.each([['an OCI registry', web], ['a Helm repository', inRepository], ['Git', inGit]])('is honoured or refused: a chart in %s', (_, source) => {
    let honoured = 0;
    const some = fc.uniqueArray(parameter, { selector: ({ name }) => name, maxLength: 2 });
    fc.assert(fc.property(fc.array(layer, { maxLength: 5 }), some, (layers, parameters) => {
      const chart = fluxChart({ root, outdir: temporaryDirectory() });
      try {
        new HelmApp(chart, 'web', {
          chart: source,
          namespace: 'shop',
          values: layers.map((one, index) => valuesOf(chart, one, index)),
          parameters: parameters.map(({ name }) => HelmParameter.of(name, 'parameter')),
        });
      } catch (error) {
        expect(isGitOpsError(error) && error.diagnostics.map(({ code }) => code).filter((code) => !/^FLX11[368]$/.test(code))).toEqual([]);
        return;
      }
      honoured++;
      expect(effective(written(chart), layers)).toEqual(meant(layers, parameters));
    }), { numRuns: 120 });
    expect(honoured).toBeGreaterThan(20);
  });
});

describe('inline values', () => {
  test('that stand above everything go into the HelmRelease', () => {
    expect(release({ values: [HelmValues.fromConfigMap('base'), HelmValues.inline({ a: 1 }), HelmValues.inline({ b: 2 })] })).toMatchObject({
      valuesFrom: [{ kind: 'ConfigMap', name: 'base', valuesKey: 'values.yaml' }],
      values: { a: 1, b: 2 },
    });
  });

  test('that something stands above become a ConfigMap, made from a file that a person can read', () => {
    const chart = fluxChart();

    const spec = release({ values: [HelmValues.inline({ a: 1 }), HelmValues.fromSecret('top')] }, chart);

    expect(spec.values).toBeUndefined();
    expect(spec.valuesFrom).toEqual([
      { kind: 'ConfigMap', name: 'web-values', valuesKey: 'values.yaml' },
      { kind: 'Secret', name: 'top', valuesKey: 'values.yaml' },
    ]);
    expect(written(chart)['envs/web/values.yaml']).toBe('a: 1\n');
  });

  test('with null or an integer beyond 2^53 become text, which the API server does not change', () => {
    const chart = fluxChart();

    const spec = release({ values: [HelmValues.inline({ affinity: null, id: 9007199254740993n })] }, chart);

    expect(spec.values).toBeUndefined();
    expect(written(chart)['envs/web/values.yaml']).toBe('affinity: null\nid: 9007199254740993\n');
  });

  test('that are empty are no layer', () => {
    expect(release({ chart: inRepository, values: [HelmValues.inline({}), HelmValues.fromChart('prod.yaml')] }).chart.spec.valuesFiles)
      .toEqual(['values.yaml', 'prod.yaml']);
  });

  test('become a ConfigMap manifest in an app that writes manifests only', () => {
    const chart = new GitOpsChart(Testing.app(), 'apps', { delivery: new FluxCd() });
    new HelmApp(chart, 'web', { namespace: 'shop', chart: web, values: [HelmValues.inline({ a: 1 }), HelmValues.fromConfigMap('top')] });

    expect(chart.toJson()).toContainEqual({
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name: 'web-values', namespace: 'shop', labels: { 'reconcile.fluxcd.io/watch': 'Enabled' } },
      data: { 'values.yaml': 'a: 1\n' },
    });
  });
});

describe('files', () => {
  test('of a chart in a Helm repository are named behind its own values.yaml, which valuesFiles replaces', () => {
    expect(release({ chart: inRepository, values: [HelmValues.fromChart('prod.yaml', { optional: true })] }).chart.spec).toMatchObject({
      valuesFiles: ['values.yaml', 'prod.yaml'], ignoreMissingValuesFiles: true,
    });
  });

  test('of the repository that holds the chart are named from its root', () => {
    expect(release({ chart: inGit, values: [HelmValues.fromChart('prod.yaml'), HelmValues.fromGit(config, 'envs/prod.yaml')] }).chart.spec.valuesFiles)
      .toEqual(['./charts/web/values.yaml', './charts/web/prod.yaml', './envs/prod.yaml']);
  });

  test('from elsewhere are laid over the chart by an ArtifactGenerator', () => {
    const chart = fluxChart();

    const spec = release({ values: [HelmValues.fromChart('big.yaml'), HelmValues.fromGit(config, 'envs/prod.yaml')] }, chart);

    expect(spec.chartRef).toEqual({ kind: 'ExternalArtifact', name: 'web' });
    expect(only(chart, 'ArtifactGenerator').spec).toEqual({
      sources: [
        { alias: 'chart', kind: 'OCIRepository', name: 'web' },
        { alias: 'values', kind: 'GitRepository', name: 'config', namespace: 'flux-system' },
      ],
      artifacts: [{
        name: 'web',
        originRevision: '@chart',
        copy: [
          { from: '@chart/**', to: '@artifact/' },
          { from: '@chart/web/big.yaml', to: '@artifact/web/values.yaml', strategy: 'Merge' },
          { from: '@values/envs/prod.yaml', to: '@artifact/web/values.yaml', strategy: 'Merge' },
        ],
      }],
    });
  });

  test('beside the program become a ConfigMap with their text as it is', () => {
    const root = temporaryDirectory();
    writeFileSync(join(root, 'prod.yaml'), '# why three\nreplicas:   3\n');
    const chart = fluxChart({ root });

    release({ values: [HelmValues.fromLocalFile(chart, 'prod.yaml')] }, chart);

    expect(readTree(join(root, 'dist'))['envs/web/values.yaml']).toBe('# why three\nreplicas:   3\n');
  });

  test('that are encrypted become a Secret byte for byte, and the Kustomization decrypts', () => {
    const root = temporaryDirectory();
    writeFileSync(join(root, 'prod.enc.yaml'), encrypted('values.yaml'));
    const chart = fluxChart({ root });

    const spec = release({ values: [SopsValues.fromFile(chart, 'web-secrets', 'prod.enc.yaml')] }, chart);

    expect(spec.valuesFrom).toEqual([{ kind: 'Secret', name: 'web-secrets', valuesKey: 'values.yaml' }]);
    expect(readTree(join(root, 'dist'))['envs/web/web-secrets.sops.yaml']).toBe(encrypted('values.yaml').toString());
    expect(ofKind(chart, 'Kustomization').find((object) => object.spec).spec.decryption).toEqual({ provider: 'sops', secretRef: { name: 'sops-age' } });
  });
});

describe('fails on', () => {
  const chartFile = HelmValues.fromChart('prod.yaml');
  const gitFile = HelmValues.fromGit(config, 'prod.yaml');
  const inline = HelmValues.inline({ a: 1 });

  test.each<[string, string, string, Partial<HelmAppProps>]>([
    ['a file from elsewhere before Flux 2.7', 'FLX111', '2.6', { values: [gitFile] }],
    ['a file from elsewhere over a chart of a Helm repository before Flux 2.8', 'FLX111', '2.7', { chart: inRepository, values: [gitFile] }],
    ['an optional file that has to be copied', 'FLX112', '2.9', { values: [HelmValues.fromGit(config, 'prod.yaml', { optional: true })] }],
    ['a file of the chart above inline values', 'FLX113', '2.9', { chart: inRepository, values: [inline, chartFile] }],
    ['a file of Git above a ConfigMap', 'FLX113', '2.9', { chart: inGit, values: [HelmValues.fromConfigMap('base'), gitFile] }],
    ['files of which one may be missing', 'FLX114', '2.9', { chart: inRepository, values: [chartFile, HelmValues.fromChart('more.yaml', { optional: true })] }],
    ['a variable of another build', 'FLX115', '2.9', { parameters: [HelmParameter.of('image.tag', 'v-$ARGOCD_APP_REVISION')] }],
    ['one value from two places', 'FLX116', '2.9', { values: [HelmValues.fromSecret('db', 'password', { targetPath: 'auth.password' }), HelmValues.inline({ auth: { password: 'x' } })] }],
    ['one element of an inline list from elsewhere', 'FLX116', '2.9', { values: [HelmValues.fromSecret('db', 'host', { targetPath: 'hosts[0]' }), HelmValues.inline({ hosts: ['a'] })] }],
    ['a key with a dot from two places', 'FLX116', '2.9', { values: [HelmValues.fromSecret('db', 'a', { targetPath: 'labels.example\\.com/a' }), HelmValues.inline({ labels: { 'example.com/a': 'b' } })] }],
    ['a literal value before Flux 2.9', 'FLX117', '2.8', { values: [HelmValues.fromSecret('db', 'password', { targetPath: 'password', literal: true })] }],
    ['one element of a list that only the cluster knows', 'FLX118', '2.9', { values: [HelmValues.fromConfigMap('base')], parameters: [HelmParameter.of('hosts[0]', 'a')] }],
    ['a literal value at a path with escapes', 'FLX119', '2.9', { values: [HelmValues.fromSecret('db', 'a', { targetPath: 'labels.example\\.com/a', literal: true })] }],
  ])('%s', (_, code, version, props) => {
    expect(codes(props, version)).toEqual([code]);
  });

  test('all that is wrong with the layers at once, each with its nearest thing', () => {
    const faults = faultsOf(() => new HelmApp(fluxChart({}, { version: '2.6' }), 'web', {
      namespace: 'shop', chart: web, values: [inline, gitFile], parameters: [HelmParameter.of('tag', '$ARGOCD_APP_NAME')],
    }));

    expect(faults).toMatchObject([
      { code: 'FLX113', subject: 'apps/web', fix: 'put it before the others, or read a local copy with HelmValues.fromLocalFile, which can stand anywhere' },
      { code: 'FLX111', message: expect.stringContaining('needs the ArtifactGenerator of Flux 2.7, and the target is 2.6') },
      { code: 'FLX115', message: expect.stringContaining('"$ARGOCD_APP_NAME"') },
    ]);
  });
});

describe('a single value from a Secret', () => {
  const password = { targetPath: 'auth.password' };

  test.each([
    ['2.9', {}, true],
    ['2.9', { literal: false }, undefined],
    ['2.8', {}, undefined],
  ])('is taken literally since Flux 2.9 unless told otherwise: %s, %j', (version, options, literal) => {
    const spec = release({ values: [HelmValues.fromSecret('db', 'password', { ...password, ...options })] }, fluxChart({}, { version }));

    expect(spec.valuesFrom[0].literal).toBe(literal);
    expect(spec.valuesFrom[0].targetPath).toBe('auth.password');
  });

  test('is read as --set reads it where its path has escapes, which a literal path has not', () => {
    const spec = release({ values: [HelmValues.fromSecret('db', 'a', { targetPath: 'labels.example\\.com/a' })] });

    expect(spec.valuesFrom).toEqual([{ kind: 'Secret', name: 'db', valuesKey: 'a', targetPath: 'labels.example\\.com/a' }]);
  });

  test('may be missing', () => {
    expect(release({ values: [HelmValues.fromSecret('db', 'password', { ...password, optional: true })] }).valuesFrom[0].optional).toBe(true);
  });
});

describe('a parameter', () => {
  test('stands above every layer', () => {
    expect(release({ values: [HelmValues.fromConfigMap('base')], parameters: [HelmParameter.of('image.tag', 'v1'), HelmParameter.ofString('port', '80')] }).values)
      .toEqual({ image: { tag: 'v1' }, port: '80' });
  });

  test('that changes one element brings along the others of a list that synth knows', () => {
    const values = [HelmValues.fromConfigMap('base'), HelmValues.inline({ hosts: ['a', 'b'], port: 1 }), HelmValues.fromSecret('db', 'p', { targetPath: 'password' })];

    expect(release({ values, parameters: [HelmParameter.of('hosts[1]', 'c')] }).values).toEqual({ hosts: ['a', 'c'] });
  });
});
