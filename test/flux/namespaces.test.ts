import { HelmApp, SyncPolicy } from '../../src/constructs';
import { GitOpsChart } from '../../src/layout';
import { fluxChart, ofKind, only, web, written } from '../apps';
import { codesOf, faultsOf } from '../faults-of';

function install(chart: GitOpsChart, id: string, sync?: SyncPolicy): void {
  new HelmApp(chart, id, { chart: web, namespace: 'shop', sync });
}

test('a namespace of several releases is made once, and leaves the cluster with none of them', () => {
  const chart = fluxChart();
  install(chart, 'web');
  install(chart, 'worker');

  expect(only(chart, 'Namespace')).toEqual({
    apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'shop', annotations: { 'kustomize.toolkit.fluxcd.io/prune': 'disabled' } },
  });
  expect(written(chart)['apps/in-cluster/kustomization.yaml'].match(/namespaces\/shop\.yaml/g)).toHaveLength(1);
});

test('its labels and annotations are the releases\', in any order of keys', () => {
  const chart = fluxChart();
  install(chart, 'web', { namespaceLabels: { team: 'a', tier: 'b' }, namespaceAnnotations: { owner: 'me' } });
  install(chart, 'worker', { namespaceLabels: { tier: 'b', team: 'a' }, namespaceAnnotations: { owner: 'me' } });

  expect(only(chart, 'Namespace').metadata).toMatchObject({ labels: { team: 'a', tier: 'b' }, annotations: { owner: 'me' } });
});

test('a chart that wants a namespace for all its objects does not put the namespace into one', () => {
  const chart = fluxChart();
  new HelmApp(new GitOpsChart(chart, 'inner', { namespace: 'other' }), 'web', { chart: web, namespace: 'shop' });

  expect(only(chart, 'Namespace').metadata).not.toHaveProperty('namespace');
});

test('a namespace that is made elsewhere is left alone', () => {
  const chart = fluxChart();
  install(chart, 'web', { createNamespace: false });

  expect(ofKind(chart, 'Namespace')).toEqual([]);
});

test('fails when two releases want it differently', () => {
  const chart = fluxChart();
  install(chart, 'web', { namespaceLabels: { team: 'a' } });

  expect(faultsOf(() => install(chart, 'worker', { namespaceLabels: { team: 'b' } }))).toMatchObject([{
    code: 'FLX120', subject: 'apps/worker', message: 'namespace "shop" would get other labels or annotations than "apps/web" gives it',
  }]);
});

test('a release that fails makes no namespace', () => {
  const chart = fluxChart();

  expect(codesOf(() => install(chart, 'web', { wave: 1 }))).toEqual(['FLX123']);
  expect(ofKind(chart, 'Namespace')).toEqual([]);
});
