import { ConfigMap } from 'cdk8s-plus-28';
import { ArgoAnnotations, ArgoHook, ArgoHookDeletePolicy } from '../../src/argocd/annotations';
import { ArgoCd } from '../../src/argocd/argo-cd';
import { ArgoOptions } from '../../src/argocd/argo-options';
import { BuildEnvironment } from '../../src/argocd/build-environment';
import { Protection } from '../../src/argocd/sync-options';
import { Cluster, HelmApp, HelmParameter, RootApp } from '../../src/constructs';
import { GitOpsChart } from '../../src/layout';
import { argoChart, config, only, web, written } from '../apps';
import { codesOf, faultsOf } from '../faults-of';

test('fails on a version that is not known, with those that are', () => {
  expect(faultsOf(() => new ArgoCd({ version: '2.14' }))).toMatchObject([{
    code: 'ARG100', subject: 'ArgoCd', message: 'version "2.14" is not known', fix: 'use "3.0", "3.1", "3.2", "3.3", "3.4" or "3.5"',
  }]);
  expect(codesOf(() => new ArgoCd({ namespace: 'Argo CD' }))).toEqual(['ARG100']);
});

test('namespace and project are those of the engine unless a release names another project', () => {
  const chart = argoChart({}, { namespace: 'gitops', project: 'platform' });
  new HelmApp(chart, 'web', { chart: web, namespace: 'web', options: [new ArgoOptions({ project: 'a', revisionHistoryLimit: 3 }), new ArgoOptions({ project: 'shop' })] });

  expect(only(chart, 'Application')).toMatchObject({ metadata: { namespace: 'gitops' }, spec: { project: 'shop', revisionHistoryLimit: 3 } });
});

test('a variable of the build environment is a parameter\'s value', () => {
  const chart = argoChart();
  new HelmApp(chart, 'web', { chart: web, namespace: 'web', parameters: [HelmParameter.of('rev', BuildEnvironment.APP_REVISION)] });

  expect(only(chart, 'Application').spec.source.helm.parameters).toEqual([{ name: 'rev', value: '$ARGOCD_APP_REVISION' }]);
});

test('plain objects of the engine\'s own cluster stand in a file of their chart', () => {
  const chart = argoChart({ clusters: [Cluster.local('mgmt')] });
  [undefined, Cluster.local(), Cluster.local('mgmt'), Cluster.named('mgmt')].forEach((cluster, index) => {
    new ConfigMap(new GitOpsChart(chart.node.root, `plain${index}`, { cluster }), 'config', { metadata: { name: `c${index}` } });
  });

  expect(Object.keys(written(chart))).toEqual(['apps/plain0.yaml', 'apps/plain1.yaml', 'apps/plain2.yaml', 'apps/plain3.yaml']);
});

test('fails on plain objects for another cluster, which nobody would bring there', () => {
  const chart = argoChart();
  new ConfigMap(new GitOpsChart(chart.node.root, 'plain', { cluster: Cluster.named('eu') }), 'config');

  expect(faultsOf(() => written(chart))).toMatchObject([{ code: 'ARG130', subject: 'plain' }]);
});

test('the root points at the directories that something stands in', () => {
  const chart = argoChart({ repository: config });
  new HelmApp(chart, 'web', { chart: web, namespace: 'web' });
  new RootApp(chart, 'root');

  expect(written(chart)['clusters/in-cluster/root.yaml']).toContain('path: dist/apps\n');
});

test('annotations of single objects', () => {
  expect(ArgoAnnotations.of({
    wave: -1,
    hooks: [ArgoHook.PRE_SYNC, ArgoHook.SYNC_FAIL],
    hookDeletePolicies: [ArgoHookDeletePolicy.HOOK_SUCCEEDED],
    prune: Protection.NEVER,
    delete: Protection.CONFIRM,
    validate: false,
    skipDryRunOnMissingResource: true,
    pruneLast: true,
    replace: true,
    force: true,
    serverSideApply: false,
    ignoreExtraneous: true,
  })).toEqual({
    'argocd.argoproj.io/sync-wave': '-1',
    'argocd.argoproj.io/hook': 'PreSync,SyncFail',
    'argocd.argoproj.io/hook-delete-policy': 'HookSucceeded',
    'argocd.argoproj.io/sync-options':
      'Prune=false,Delete=confirm,Validate=false,SkipDryRunOnMissingResource=true,PruneLast=true,Replace=true,Force=true,ServerSideApply=false',
    'argocd.argoproj.io/compare-options': 'IgnoreExtraneous',
  });
  expect(ArgoAnnotations.of({ validate: true, replace: false })).toEqual({});
});

test('fails with ARG150 on annotations that do nothing, all of them at once', () => {
  expect(codesOf(() => ArgoAnnotations.of({ wave: 1.5, hookDeletePolicies: [ArgoHookDeletePolicy.HOOK_FAILED], force: true, serverSideApply: true })))
    .toEqual(['ARG150', 'ARG150', 'ARG150']);
});

test.each([
  [{ force: true }, 'Force=true'],
  [{ force: true, serverSideApply: false }, 'Force=true,ServerSideApply=false'],
  [{ force: true, replace: true, serverSideApply: true }, 'Replace=true,Force=true,ServerSideApply=true'],
])('force has an effect with %j', (sync, options) => {
  expect(ArgoAnnotations.of(sync)).toEqual({ 'argocd.argoproj.io/sync-options': options });
});
