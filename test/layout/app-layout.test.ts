import { join } from 'node:path';
import { ApiObject, App, YamlOutputType } from 'cdk8s';
import { GitSource, HelmApp, HelmValues, RootApp, SopsValues } from '../../src/constructs';
import { FluxKustomization, FluxKustomizationProps } from '../../src/flux/flux-kustomization';
import { GitOpsAppProps, GitOpsChart } from '../../src/layout';
import { argoChart, config, fluxChart, web, written } from '../apps';
import { codesOf, faultsOf } from '../faults-of';

const FIXTURE = join(__dirname, '../sops/fixtures/encrypted/values.yaml');

/** A chart whose objects stand in `apps/in-cluster`, and a Kustomization over a folder, in a chart of its own. */
function fleet(kustomization: Partial<FluxKustomizationProps>, app: GitOpsAppProps = {}): GitOpsChart {
  const chart = fluxChart(app);
  new FluxKustomization(chart, 'settings', { path: './dist/apps/in-cluster', ...kustomization });
  return chart;
}

function configMap(chart: GitOpsChart, name: string, url: string): void {
  new ApiObject(chart, name, { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name, namespace: 'default' }, data: { url } });
}

function codes(chart: GitOpsChart): string[] {
  return codesOf(() => written(chart));
}

test('a variable that nobody sets is found in a plain object that the Kustomization applies', () => {
  const chart = fleet({ substitute: { ENVIRONMENT: 'prod' } });
  configMap(chart, 'shop', 'https://${DOMAIN}/');

  expect(faultsOf(() => written(chart))).toMatchObject([{ code: 'FLX281', subject: 'apps/shop data.url' }]);
});

test('of another folder it is not', () => {
  const chart = fleet({ path: './infrastructure', substitute: { ENVIRONMENT: 'prod' } });
  configMap(chart, 'shop', 'https://${DOMAIN}/');

  expect(() => written(chart)).not.toThrow();
});

test('nor where the files are those that cdk8s would write', () => {
  const chart = fleet({ substitute: { ENVIRONMENT: 'prod' } }, { yamlOutputType: YamlOutputType.FILE_PER_CHART });
  configMap(chart, 'shop', 'https://${DOMAIN}/');

  expect(() => written(chart)).not.toThrow();
});

test('the path of another repository is not taken for one of this', () => {
  const substitute = { ENVIRONMENT: 'prod' };
  const repository = GitSource.fromUrl('git@github.com:myorg/fleet.git', { branch: 'main', secret: 'deploy-key' });
  const elsewhere = fleet({ substitute, source: config }, { repository });
  configMap(elsewhere, 'shop', 'https://${DOMAIN}/');
  const here = fleet({ substitute, sourceRef: undefined, source: GitSource.fromUrl('https://github.com/myorg/fleet', { branch: 'main' }) }, { repository });
  configMap(here, 'shop', 'https://${DOMAIN}/');

  expect(() => written(elsewhere)).not.toThrow();
  expect(codes(here)).toContain('FLX281');
});

test('an encrypted raw Secret needs a Kustomization that decrypts', () => {
  const chart = fluxChart();
  new ApiObject(chart, 'login', {
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: { name: 'login', namespace: 'default' },
    stringData: { password: 'ENC[AES256_GCM,data:p673w==,iv:YY=,aad:UQ=,tag:A=,type:str]' },
    sops: { encrypted_regex: '^(data|stringData)$', lastmodified: '2026-01-01T00:00:00Z', version: '3.10.2', mac: 'ENC[AES256_GCM,data:p673w==,iv:YY=,aad:UQ=,tag:A=,type:str]' },
  });

  expect(codes(chart)).toEqual(['SEC300']);
});

test('encrypted values of a release are decrypted by what the engine makes', () => {
  const chart = fluxChart();
  new HelmApp(chart, 'web', { chart: web, namespace: 'web', values: [SopsValues.fromFile(chart, 'login', FIXTURE)] });

  expect(Object.keys(written(chart))).toContain('envs/web/kustomization.yaml');
});

test('what a kustomization file generates is known by its keys', () => {
  const chart = fluxChart();
  new HelmApp(chart, 'web', { chart: web, namespace: 'web', values: [SopsValues.fromFile(chart, 'login', FIXTURE)] });
  new HelmApp(chart, 'other', { chart: web, namespace: 'web', values: [HelmValues.fromSecret('login', 'values.yml')] });

  expect(codes(chart)).toEqual(['REF113']);
});

test('a missing folder below the output is an error, one beside it may be somebody else\'s', () => {
  const paths = (path: string, app: GitOpsAppProps = {}) => {
    const chart = fluxChart({ repository: GitSource.fromUrl('https://github.com/myorg/fleet', { branch: 'main' }), ...app });
    new RootApp(chart, 'root');
    new FluxKustomization(chart, 'settings', { path });
    return chart;
  };

  expect(codes(paths('./dist/apps/settings'))).toEqual(['FLX294']);
  expect(codes(paths('./apps/settings', { outputPath: '.' }))).toEqual(['FLX294']);
  expect(() => written(paths('./settings'))).not.toThrow();
  expect(() => written(paths('./settings', { outputPath: '.' }))).not.toThrow();
});

test('Argo CD applies no folder of it through Flux', () => {
  const chart = argoChart();
  configMap(chart, 'shop', 'https://${DOMAIN}/');

  expect(() => (chart.node.root as App).synth()).not.toThrow();
});
