import { App } from 'cdk8s';
import { ArgoCd } from '../../src/argocd/argo-cd';
import { RootApp } from '../../src/constructs';
import { GitOpsChart } from '../../src/layout';
import { argoChart, config, fluxChart } from '../apps';
import { codesOf, faultsOf } from '../faults-of';

test('fails in a plain App, which writes manifests only', () => {
  expect(faultsOf(() => new RootApp(new GitOpsChart(new App(), 'root', { delivery: new ArgoCd() }), 'root'))).toMatchObject([{
    code: 'OUT100', subject: 'root/root', fix: 'create the app with new GitOpsApp(...)',
  }]);
});

test.each([['Argo CD', argoChart], ['Flux', fluxChart]])('fails on %s when nobody says where the output is committed', (_, chart) => {
  expect(codesOf(() => new RootApp(chart(), 'root'))).toEqual(['OUT102']);
});

test('fails on a name that would lead out of its folder', () => {
  expect(codesOf(() => new RootApp(argoChart({ repository: config }), 'root', { name: '../../root' }))).toEqual(['APP110']);
});
