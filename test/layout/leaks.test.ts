import { ApiObject, JsonPatch, Lazy } from 'cdk8s';
import { temporaryDirectory } from '../apps';
import { faultsOf } from '../faults-of';
import { ArgoCd, ChartSource, Delivery, External, FluxCd, GitOpsApp, GitOpsChart, GitSource, HelmApp, HelmValues } from 'cdk8s-gitops';

const config = GitSource.fromUrl('https://github.com/myorg/config', { branch: 'main' });
const web = ChartSource.fromOci('oci://ghcr.io/myorg/charts/web', '1.2.3');

/** Where the secret is, in ConfigMaps that are made one after the other. */
function leaksIn(...data: readonly unknown[]): string[] {
  const app = new GitOpsApp({ outdir: `${temporaryDirectory()}/dist`, delivery: new ArgoCd() });
  const chart = new GitOpsChart(app, 'maps');
  data.forEach((one, index) => {
    const made = new ApiObject(chart, `map-${index}`, { apiVersion: 'v1', kind: 'ConfigMap', data: {} });
    made.addJsonPatch(JsonPatch.add('/data', one));
  });
  data.forEach((one, index) => new ApiObject(chart, `plain-${index}`, { apiVersion: 'v1', kind: 'ConfigMap', data: one } as never));
  return faultsOrNone(() => app.synth()).map(({ code, subject }) => `${code} ${subject}`);
}

const CLEAN = { 'level': 'info', 'app.yaml': 'replicas: 1\n' };

test.each<[string, unknown, string, string]>([
  ['a key', { adminPassword: 'hunter2' }, 'SEC322', 'data.adminPassword'],
  ['a text', { note: `ghp_${'a1'.repeat(18)}` }, 'SEC323', 'data.note'],
  ['YAML inside a text', { ...CLEAN, 'app.yaml': 'adminPassword: hunter2\n' }, 'SEC322', 'data["app.yaml"]'],
])('a secret in %s is found in whichever object it stands, and however that is written', (_, secret, code, field) => {
  const places = (index: number) => ['map', 'plain'].map((kind) => `${code} maps/${kind}-${index} ${field}`);
  expect(leaksIn(secret, CLEAN, CLEAN)).toEqual(places(0));
  expect(leaksIn(CLEAN, secret, CLEAN)).toEqual(places(1));
  expect(leaksIn(CLEAN, CLEAN, secret)).toEqual(places(2));
  expect(leaksIn(CLEAN, CLEAN, CLEAN)).toEqual([]);
});

/** A layer above the values, so that they are a file. */
const ABOVE = { argocd: HelmValues.fromGit(config, 'shop.yaml'), flux: HelmValues.fromConfigMap('shared') };

test.each<[keyof typeof ABOVE, () => Delivery]>([
  ['argocd', () => new ArgoCd()], ['flux', () => new FluxCd()],
])('with %s, a secret in a values file is found, whatever made it', (engine, delivery) => {
  const leaks = (db: unknown): string[] => {
    const app = new GitOpsApp({ outdir: `${temporaryDirectory()}/dist`, delivery: delivery(), repository: config });
    External.configMap(app, 'shared', { namespace: 'shop' });
    new HelmApp(new GitOpsChart(app, 'apps'), 'shop', { chart: web, namespace: 'shop', values: [HelmValues.inline({ db }), ABOVE[engine]] });
    return faultsOrNone(() => app.synth()).map(({ code }) => code);
  };
  expect(leaks('postgres://admin:hunter2@db')).toEqual(['SEC323']);
  expect(leaks(Lazy.any({ produce: () => 'postgres://admin:hunter2@db' }))).toEqual(['SEC323']);
  expect(leaks(Lazy.any({ produce: () => new URL('postgres://admin:hunter2@db') }))).toEqual(['SEC323']);
  expect(leaks('postgres://db')).toEqual([]);
});

function faultsOrNone(synth: () => void) {
  try {
    synth();
    return [];
  } catch (error) {
    return faultsOf(() => {
      throw error;
    });
  }
}
