import { Duration } from 'cdk8s';
import { ArgoPolicy, ArgoProject, ArgoProjectProps, ArgoResource, ArgoWindowKind } from '../../src/argocd/project';
import { Cluster } from '../../src/constructs';
import { argoChart, config, fluxChart, only, written } from '../apps';
import { codesOf, faultsOf } from '../faults-of';

const project = (props: ArgoProjectProps, chart = argoChart()) => {
  new ArgoProject(chart, 'shop', props);
  return only(chart, 'AppProject').spec;
};
const window = { kind: ArgoWindowKind.DENY, schedule: '0 22 * * 5', duration: Duration.hours(60), applications: ['*'] };

test('a project permits everything but what is said', () => {
  expect(project({})).toEqual({ sourceRepos: ['*'], destinations: [{ name: '*', server: '*', namespace: '*' }] });
});

test('repositories, destinations, kinds, roles and windows', () => {
  expect(project({
    description: 'the shop',
    sourceRepos: [config, 'ghcr.io/myorg/**'],
    destinations: [
      { cluster: Cluster.local(), namespace: 'shop-*' },
      { cluster: Cluster.named('eu') },
      { cluster: Cluster.named('us', { server: 'https://us' }), namespace: 'shop' },
      { namespace: 'any' },
    ],
    clusterResources: [{ kind: 'Namespace' }, { group: 'rbac.authorization.k8s.io', kind: '*' }],
    deniedNamespaceResources: [{ group: 'apps', kind: 'DaemonSet' }],
    roles: [{ name: 'ci', description: 'robots', groups: ['org:ci'], policies: [ArgoPolicy.allow(ArgoResource.APPLICATIONS, 'sync'), ArgoPolicy.deny(ArgoResource.EXEC, '*', 'web')] }],
    windows: [{ ...window, timeZone: 'Europe/Berlin', manualSync: true, andOperator: true, description: 'weekend' }],
    warnOrphanedResources: true,
    sourceNamespaces: ['shop'],
  })).toEqual({
    description: 'the shop',
    sourceRepos: ['https://github.com/myorg/config', 'ghcr.io/myorg/**'],
    destinations: [
      { name: 'in-cluster', namespace: 'shop-*' },
      { name: 'eu', namespace: '*' },
      { server: 'https://us', namespace: 'shop' },
      { name: '*', server: '*', namespace: 'any' },
    ],
    clusterResourceWhitelist: [{ group: '', kind: 'Namespace' }, { group: 'rbac.authorization.k8s.io', kind: '*' }],
    namespaceResourceBlacklist: [{ group: 'apps', kind: 'DaemonSet' }],
    roles: [{
      name: 'ci',
      description: 'robots',
      groups: ['org:ci'],
      policies: ['p, proj:shop:ci, applications, sync, shop/*, allow', 'p, proj:shop:ci, exec, *, shop/web, deny'],
    }],
    syncWindows: [{
      kind: 'deny', schedule: '0 22 * * 5', duration: '60h', timeZone: 'Europe/Berlin', applications: ['*'], manualSync: true, andOperator: true, description: 'weekend',
    }],
    orphanedResources: { warn: true },
    sourceNamespaces: ['shop'],
  });
});

test('it stands in a folder of its own, and in Argo CD\'s usual namespace where another engine delivers', () => {
  const chart = fluxChart();
  new ArgoProject(chart, 'shop');

  expect(written(chart)['projects/shop.yaml']).toContain('namespace: argocd\n');
});

test.each([
  ['a denial beside positive entries', { sourceRepos: ['https://good/**', '!https://bad/**'] }, ['ARG140']],
  ['a denied namespace', { destinations: [{ namespace: '!kube-system' }] }, ['ARG140']],
  ['a destination that is there twice', { destinations: [{ namespace: 'a' }, { namespace: 'a' }] }, ['ARG140']],
  ['a role without a proper name', { roles: [{ name: 'the role', policies: [] }] }, ['ARG141']],
  ['a role that is there twice', { roles: [{ name: 'a', policies: [] }, { name: 'a', policies: [] }] }, ['ARG141']],
  ['an action that does not exist', { roles: [{ name: 'a', policies: [ArgoPolicy.allow(ArgoResource.APPLICATIONS, 'read')] }] }, ['ARG142']],
  ['a window without five fields', { windows: [{ ...window, schedule: '22 * *' }] }, ['ARG143']],
  ['a window for nothing', { windows: [{ ...window, applications: [] }] }, ['ARG143']],
  ['a window that is described at length', { windows: [{ ...window, description: 'x'.repeat(256) }] }, ['ARG143']],
  ['a description that the API server refuses', { description: 'x'.repeat(256) }, ['ARG144']],
  ['a name that is none', { name: 'Shop_1' }, ['APP110']],
] as [string, ArgoProjectProps, string[]][])('fails on %s', (_, props, codes) => {
  expect(codesOf(() => project(props))).toEqual(codes);
});

test('a denial beside "*" is what it looks like', () => {
  expect(project({ sourceRepos: ['*', '!https://bad/**'] }).sourceRepos).toEqual(['*', '!https://bad/**']);
});

test('fails on a destination that the app does not know, with the one that was probably meant', () => {
  const chart = argoChart({ clusters: [Cluster.named('prod-eu')] });

  expect(faultsOf(() => project({ destinations: [{ cluster: Cluster.named('prd-eu') }] }, chart))).toMatchObject([{ code: 'APP141', fix: 'write "prod-eu"' }]);
});

test('fails with every fault at once', () => {
  expect(codesOf(() => project({ name: 'S', sourceRepos: ['!x'], roles: [{ name: '', policies: [] }], windows: [{ ...window, schedule: '' }] })))
    .toEqual(['APP110', 'ARG140', 'ARG141', 'ARG143']);
});

test.each(['get', '*', 'action/apps/Deployment/restart', 'delete/*/Pod/*'])('the action %s exists', (action) => {
  expect(project({ roles: [{ name: 'a', policies: [ArgoPolicy.allow(ArgoResource.APPLICATIONS, action)] }] }).roles[0].policies).toHaveLength(1);
});
