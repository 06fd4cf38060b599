import * as fc from 'fast-check';
import { HelmSecrets } from '../../src/argocd/helm-secrets';
import { ArgoValues, InlineForm, planValues } from '../../src/argocd/values-plan';
import { EnvironmentParam, OutputPlan } from '../../src/constructs';
import { Faults } from '../../src/diagnostics';
import { ChartIntent, GitIntent, gitKey, mergeValues, ValuesLayer } from '../../src/model';
import { parseYamlValue } from '../../src/text';
import { anyLayers, CHARTS, chartsGit, comparable, configGit, KnownLayer, outputPlan, release, Values } from '../releases';

interface Planned {
  readonly values: ArgoValues;
  readonly codes: string[];
  readonly output: OutputPlan;
}

interface Setup {
  readonly chart?: ChartIntent;
  readonly git?: GitIntent;
  readonly inlineForm?: InlineForm;
  readonly helmSecrets?: HelmSecrets;
}

function plan(layers: readonly ValuesLayer[], { chart = CHARTS[0], git, inlineForm = 'object', helmSecrets = HelmSecrets.wrapper() }: Setup = {}): Planned {
  const output = outputPlan(git);
  const faults = new Faults('apps/web');
  const values = planValues({ release: release({ chart, values: layers }), output, helmSecrets, inlineForm, folder: 'envs/web', faults });
  return { values, codes: faults.diagnostics.map(({ code }) => code), output };
}

/** What Argo CD makes of it: files in their order, the missing ones skipped, then what stands in the Application. */
function effective({ values, output }: Planned, chart: ChartIntent, known: readonly KnownLayer[]): Values {
  const files = values.valueFiles.map((path) => fileValues(path, values, output, chart, known));
  if (files.includes(undefined) && !values.ignoreMissingValueFiles) {
    throw new Error(`a file of ${values.valueFiles.join(', ')} is missing`);
  }
  const said = values.valuesObject ?? (values.values === undefined ? {} : parseYamlValue(values.values) as Values ?? {});
  return [...files.map((file) => file ?? {}), said].reduce(mergeValues, {});
}

function fileValues(path: string, values: ArgoValues, output: OutputPlan, chart: ChartIntent, known: readonly KnownLayer[]): Values | undefined {
  const [, ref, rest] = /^(?:\$(\w+))?\/?(.*)$/.exec(path)!;
  const git = ref === undefined ? chart.kind === 'git' && path.startsWith('/') ? chart.git : undefined : values.refs.find(({ name }) => name === ref)!.git;
  if (git && gitKey(git) === gitKey(configGit)) {
    const own = output.files.find((file) => output.repositoryPath(file.path) === rest);
    if (own) {
      return parseYamlValue(own.content.toString()) as Values ?? {};
    }
  }
  const found = known.find(({ layer }) => (git === undefined ? layer.kind === 'chart-file' && layer.path === rest
    : layer.kind === 'git-file' && gitKey(layer.git) === gitKey(git) && layer.path === rest));
  if (!found) {
    throw new Error(`${path} is no file of anybody`);
  }
  return found.values;
}

const setups = fc.record({
  chart: fc.constantFrom(...CHARTS), git: fc.constantFrom(undefined, configGit), inlineForm: fc.constantFrom<InlineForm>('object', 'text', 'file'),
});
const layers = fc.boolean().chain((optional) => anyLayers(['inline', 'chart-file', 'git-file', 'local-file', 'sops'], optional));

test('whatever the order of the layers: an error, or what the chart gets is the layers in the user\'s order', () => {
  let expressed = 0;
  fc.assert(fc.property(layers, setups, (known, setup) => {
    const planned = plan(known.map(({ layer }) => layer), setup);
    if (planned.codes.length === 0) {
      expressed++;
      expect(comparable(effective(planned, setup.chart, known))).toBe(comparable(known.map(({ values }) => values ?? {}).reduce(mergeValues, {})));
    }
  }), { numRuns: 1000 });
  expect(expressed).toBeGreaterThan(100);
});

test('in an app that knows its repository, every order can be expressed', () => {
  fc.assert(fc.property(layers, fc.constantFrom(...CHARTS), (known, chart) => {
    expect(plan(known.map(({ layer }) => layer), { chart, git: configGit }).codes).toEqual([]);
  }));
});

test('JSON is used only where it carries the values unchanged', () => {
  fc.assert(fc.property(layers, (known) => {
    const { values } = plan(known.map(({ layer }) => layer), { git: configGit });
    expect(values.values !== undefined && values.valuesObject !== undefined).toBe(false);
    expect(comparable(values.valuesObject ?? {})).not.toMatch(/null|integer/);
  }));
});

const file = (git: GitIntent, path: string, optional = false): ValuesLayer => ({ kind: 'git-file', git, path, optional });
const inline = (values: Values): ValuesLayer => ({ kind: 'inline', values });
const sops: ValuesLayer = { kind: 'sops', subject: 'apps/db', name: 'db', sourcePath: 'db.yaml', bytes: Buffer.from('x'), extension: '.yaml' };

test('files of other repositories become sources with a ref, each repository once', () => {
  const { values } = plan([file(configGit, 'a.yaml'), file(chartsGit, 'b.yaml'), file(configGit, 'c.yaml')]);

  expect(values.valueFiles).toEqual(['$values/a.yaml', '$values2/b.yaml', '$values/c.yaml']);
  expect(values.refs).toEqual([{ name: 'values', git: configGit }, { name: 'values2', git: chartsGit }]);
});

test('a file of the chart\'s own repository is named from its root, one of the chart from the chart', () => {
  const { values } = plan([{ kind: 'chart-file', path: 'values-prod.yaml', optional: false }, file(chartsGit, 'envs/prod.yaml')], { chart: CHARTS[2] });

  expect(values).toMatchObject({ valueFiles: ['values-prod.yaml', '/envs/prod.yaml'], refs: [] });
});

test('inline values below a file become a file of the output', () => {
  const { values, output } = plan([inline({ a: 1 }), file(configGit, 'a.yaml'), inline({ b: 2 })], { git: configGit });

  expect(values).toMatchObject({ valueFiles: ['$values/dist/envs/web/values.yaml', '$values/a.yaml'], valuesObject: { b: 2 } });
  expect(output.files).toEqual([{ path: 'envs/web/values.yaml', content: 'a: 1\n', data: { a: 1 }, subject: 'apps/web' }]);
});

test('a local file alone is said in the Application as it is, and says nothing when it is empty', () => {
  expect(plan([{ kind: 'local-file', path: 'x', text: '# who\na: 1\n' }]).values).toMatchObject({ values: '# who\na: 1\n' });
  expect(plan([{ kind: 'local-file', path: 'x', text: '' }]).values).toEqual({ valueFiles: [], ignoreMissingValueFiles: false, refs: [] });
});

test.each([
  ['ARG101', [inline({ a: 1 }), file(configGit, 'a.yaml')], {}],
  ['ARG101', [{ kind: 'local-file', path: 'x', text: 'a: 1' }, file(configGit, 'a.yaml')], {}],
  ['ARG101', [sops], {}],
  ['ARG102', [{ kind: 'config-map', name: 'x', key: 'values.yaml', optional: false }], {}],
  ['ARG102', [{ kind: 'secret', name: 'x', key: 'values.yaml', optional: false }], {}],
  ['ARG103', [file(configGit, 'a.yaml', true), file(configGit, 'b.yaml', false)], {}],
  ['ARG104', [file(configGit, 'a.yaml'), file({ ...configGit, branch: 'next' }, 'b.yaml')], {}],
  ['ARG104', [file({ ...chartsGit, tag: 'v2' }, 'a.yaml')], { chart: CHARTS[2] }],
  ['ARG106', [sops], { git: configGit, helmSecrets: HelmSecrets.ageKeyFile('/keys/age.txt') }],
  ['ARG121', [inline({ a: EnvironmentParam.PATH }), file(configGit, 'a.yaml')], { git: configGit }],
] as [string, ValuesLayer[], Setup][])('fails with %s', (code, some, setup) => {
  expect(plan(some, setup).codes).toEqual([code]);
});

test('fails with ARG105 where nobody decrypts', () => {
  const faults = new Faults('apps/web');
  planValues({ release: release({ values: [sops] }), output: outputPlan(configGit), inlineForm: 'object', folder: 'envs/web', faults });

  expect(faults.diagnostics.map(({ code }) => code)).toEqual(['ARG105']);
});

test.each([
  [HelmSecrets.wrapper(), '/dist/envs/web/db.sops.yaml'],
  [HelmSecrets.ageKeyFile('/keys/age.txt'), 'secrets+age-import:///keys/age.txt?../../dist/envs/web/db.sops.yaml'],
  [HelmSecrets.ageKeyFile('keys/age.txt'), 'secrets+age-import:///keys/age.txt?../../dist/envs/web/db.sops.yaml'],
  [HelmSecrets.ageKeySecret('argocd/age', 'key.txt'), 'secrets+age-import-kubernetes://argocd/age#key.txt?../../dist/envs/web/db.sops.yaml'],
])('ciphertext beside the chart is named for the plugin: %#', (helmSecrets, path) => {
  const { values, output } = plan([sops], { git: configGit, chart: CHARTS[3], helmSecrets });

  expect(values.valueFiles).toEqual([path]);
  expect(output.files).toEqual([{ path: 'envs/web/db.sops.yaml', content: Buffer.from('x'), subject: 'apps/web' }]);
});
