import { ApiObject, App, Chart } from 'cdk8s';
import { ArgoCd } from '../../src/argocd/argo-cd';
import { Checks, CheckSeverity, newest, settingsOf } from '../../src/checks';
import { External, externalsOf } from '../../src/inventory';
import { GitOpsApp, GitOpsChart } from '../../src/layout';
import { NEWEST } from '../../src/layout/check-objects';
import { GitOpsChecks } from '../../src/layout/gitops-checks';
import { temporaryDirectory } from '../apps';
import { codesOf, errorOf } from '../faults-of';

/** An Application with a misspelled sync option. */
function addMistake(scope: Chart, id: string, annotations?: Record<string, string>): ApiObject {
  return new ApiObject(scope, id, {
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'Application',
    metadata: { name: id, namespace: 'argocd', annotations },
    spec: {
      project: 'default',
      source: { repoURL: 'https://github.com/myorg/shop', path: 'deploy', targetRevision: 'main' },
      destination: { server: 'https://kubernetes.default.svc', namespace: 'shop' },
      syncPolicy: { syncOptions: ['CreateNamespaces=true'] },
    },
  });
}

function setUp() {
  const app = new GitOpsApp({ delivery: new ArgoCd(), outdir: temporaryDirectory() });
  return { app, chart: new GitOpsChart(app, 'apps') };
}

let printed: string;

beforeEach(() => {
  printed = '';
  jest.spyOn(process.stderr, 'write').mockImplementation((text) => {
    printed += String(text);
    return true;
  });
});

afterEach(() => jest.restoreAllMocks());

test('a mistake of a plain ApiObject stops the synth, with its path and its field', () => {
  const { app, chart } = setUp();
  addMistake(chart, 'shop');

  const { diagnostics } = errorOf(() => app.synth());

  expect(diagnostics).toMatchObject([{ code: 'ARG310', subject: 'apps/shop spec.syncPolicy.syncOptions[0]', fix: 'write "CreateNamespace=true"' }]);
});

test('a suppression holds for everything below its construct, and for nothing else', () => {
  const { app, chart } = setUp();
  addMistake(chart, 'shop');
  addMistake(new GitOpsChart(app, 'apps-two'), 'cart');
  Checks.of(chart).suppress('ARG310', 'tried out by a newer controller');

  expect(errorOf(() => app.synth()).diagnostics.map(({ subject }) => subject)).toEqual(['apps-two/cart spec.syncPolicy.syncOptions[0]']);
});

test('an annotation suppresses on its own object', () => {
  const { app, chart } = setUp();
  addMistake(chart, 'shop', { 'cdk8s-gitops/suppress.ARG310': 'tried out by a newer controller' });

  app.synth();

  expect(printed).toBe('');
});

test('a suppression that nothing needs is a warning, and one of no code an error', () => {
  const { app, chart } = setUp();
  Checks.of(chart).suppress('ARG310', 'long ago');
  app.synth();
  expect(printed).toContain('warning CHK101\n  apps: ARG310 is suppressed (long ago), and nothing finds it\n    fix: remove the suppression\n');

  Checks.of(chart).suppress('ARG31O', 'misspelled');
  expect(errorOf(() => app.synth()).diagnostics).toMatchObject([{ code: 'CHK100', fix: 'write "ARG310"' }]);
});

test('a suppression says why', () => {
  const { app, chart } = setUp();
  expect(codesOf(() => Checks.of(chart).suppress('ARG310', ' '))).toEqual(['CHK102']);

  addMistake(chart, 'shop', { 'cdk8s-gitops/suppress.ARG310': '' });
  expect(codesOf(() => app.synth())).toEqual(['CHK102']);
});

test('the severity that is chosen nearest to an object counts', () => {
  const { app, chart } = setUp();
  addMistake(chart, 'shop');
  Checks.of(chart).severity('ARG310', CheckSeverity.WARNING);
  Checks.of(app).severity('ARG310', CheckSeverity.ERROR);

  app.synth();

  expect(printed).toContain('warning ARG310\n  apps/shop spec.syncPolicy.syncOptions[0]: "CreateNamespaces=true"');
  expect(settingsOf(app).severities!.map(({ subject }) => subject)).toEqual(['App', 'apps']);
});

test('a plain App is checked when the checks are attached to it, once a synth', () => {
  const app = new App({ outdir: temporaryDirectory() });
  const chart = new Chart(app, 'apps', { disableResourceNameHashes: true });
  new Chart(app, 'more');
  const object = addMistake(chart, 'shop');
  const toJson = jest.spyOn(object, 'toJson');
  GitOpsChecks.attach(app);
  GitOpsChecks.attach(app);

  expect(() => app.synth()).toThrow(/ARG310 apps\/shop spec\.syncPolicy\.syncOptions\[0\]: .*\n {2}fix: write "CreateNamespace=true"/);
  expect(toJson).toHaveBeenCalledTimes(1);
});

test('the versions of a plain App are those that are asked for', () => {
  const app = new App({ outdir: temporaryDirectory() });
  new ApiObject(new Chart(app, 'apps'), 'shop', {
    apiVersion: 'helm.toolkit.fluxcd.io/v2beta2', kind: 'HelmRelease', metadata: { name: 'shop', namespace: 'shop' }, spec: {},
  });
  GitOpsChecks.attach(app, { flux: '2.9' });

  expect(() => app.synth()).toThrow(/SCH101 .*is not served by Flux 2\.9/);
});

test.each(['9.9', 'newest'])('a plain App is not checked for version %s, which nobody knows', (argocd) => {
  expect(codesOf(() => GitOpsChecks.attach(new App({ outdir: temporaryDirectory() }), { argocd }))).toEqual(['CHK113']);
});

test('an app without an engine is checked for the newest versions', () => {
  expect(NEWEST).toEqual({ argocd: newest('argocd'), flux: newest('flux') });
});

test('what lives elsewhere is declared for the whole app', () => {
  const { app, chart } = setUp();
  External.secret(chart, 'git', { namespace: 'flux-system', keys: ['password'] });
  External.configMap(app, 'values');
  External.serviceAccount(app, 'reconciler');
  External.object(app, { apiVersion: 'source.toolkit.fluxcd.io/v1', kind: 'GitRepository', name: 'fleet' });

  expect(externalsOf(app)).toEqual([
    { kindName: 'Secret', name: 'git', namespace: 'flux-system', keys: ['password'] },
    { kindName: 'ConfigMap', name: 'values' },
    { kindName: 'ServiceAccount', name: 'reconciler' },
    { kindName: 'source.toolkit.fluxcd.io/GitRepository', name: 'fleet' },
  ]);
  expect(codesOf(() => External.secret(app, ''))).toEqual(['CHK103']);
});
