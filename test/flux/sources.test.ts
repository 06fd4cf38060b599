import { ChartSource, Cluster, GitSource, HelmApp } from '../../src/constructs';
import { FluxTopology } from '../../src/flux/topology';
import { GitOpsChart } from '../../src/layout';
import { config, fluxChart, ofKind, only, web, written } from '../apps';

function install(chart: GitOpsChart, id: string, source: ChartSource, cluster?: Cluster): any {
  return new HelmApp(chart, id, { chart: source, namespace: 'shop', cluster });
}

const inGit = (git: GitSource, path = 'charts/web') => ChartSource.fromGit(git, path);
const git = (url: string, options = {}) => GitSource.fromUrl(url, options);

test('a chart in a registry has its source beside its release, and of the artifact only the chart is copied', () => {
  const chart = fluxChart();
  install(chart, 'web', ChartSource.fromOci('oci://ghcr.io/myorg/charts/web', '1.2.3', { secret: 'registry' }));

  expect(only(chart, 'OCIRepository')).toMatchObject({
    metadata: { name: 'web', namespace: 'shop' },
    spec: {
      interval: '10m',
      url: 'oci://ghcr.io/myorg/charts/web',
      ref: { tag: '1.2.3' },
      layerSelector: { mediaType: 'application/vnd.cncf.helm.chart.content.v1.tar+gzip', operation: 'copy' },
      secretRef: { name: 'registry' },
    },
  });
  expect(written(chart)['apps/in-cluster/web.yaml']).toContain('kind: OCIRepository');
});

test.each([
  ['1.2.3', { tag: '1.2.3' }],
  ['v1.2.3', { tag: 'v1.2.3' }],
  ['1.2.3+build.5', { tag: '1.2.3_build.5' }],
  ['1.2.*', { semver: '1.2.*' }],
  ['1.2.x', { semver: '1.2.x' }],
  ['>=1.0.0 <2.0.0', { semver: '>=1.0.0 <2.0.0' }],
])('version %s of a chart in a registry is %j', (version, ref) => {
  const chart = fluxChart();
  install(chart, 'web', ChartSource.fromOci('oci://ghcr.io/myorg/charts/web', version));

  expect(only(chart, 'OCIRepository').spec.ref).toEqual(ref);
});

test('a chart in a Helm repository has both beside its release', () => {
  const chart = fluxChart();
  install(chart, 'web', ChartSource.fromRepository('https://charts.example.com', 'web', '1.x', { secret: 'repo' }));

  expect(only(chart, 'HelmRepository').spec).toEqual({ interval: '10m', url: 'https://charts.example.com', secretRef: { name: 'repo' } });
  expect(only(chart, 'HelmRelease').spec.chart.spec).toEqual({ chart: 'web', version: '1.x', sourceRef: { kind: 'HelmRepository', name: 'web' } });
});

test('a chart in Git is released at each revision, not only when its version is raised', () => {
  const chart = fluxChart();
  install(chart, 'web', inGit(config));

  expect(only(chart, 'HelmRelease').spec.chart.spec).toEqual({
    chart: './charts/web', reconcileStrategy: 'Revision', sourceRef: { kind: 'GitRepository', name: 'config', namespace: 'flux-system' },
  });
});

test.each([['2.5', 'source.toolkit.fluxcd.io/v1beta2'], ['2.6', 'source.toolkit.fluxcd.io/v1']])('Flux %s stores an OCIRepository as %s', (version, apiVersion) => {
  const chart = fluxChart({}, { version });
  install(chart, 'web', web);

  expect(only(chart, 'OCIRepository').apiVersion).toBe(apiVersion);
});

test('Git and Helm repositories are v1 in every version that is known here', () => {
  const chart = fluxChart({}, { version: '2.3' });
  install(chart, 'web', ChartSource.fromRepository('https://charts.example.com', 'web', '1.x'));
  install(chart, 'api', inGit(config));

  expect([only(chart, 'HelmRepository').apiVersion, only(chart, 'GitRepository').apiVersion]).toEqual(['source.toolkit.fluxcd.io/v1', 'source.toolkit.fluxcd.io/v1']);
});

describe('a Git repository', () => {
  test('is one source for all who read one revision of it, however its URL is written', () => {
    const chart = fluxChart();
    install(chart, 'web', inGit(git('https://github.com/myorg/config', { branch: 'main' })));
    install(chart, 'api', inGit(git('https://github.com/MyOrg/config.git/', { branch: 'main' }), 'charts/api'));

    expect(only(chart, 'GitRepository')).toMatchObject({
      metadata: { name: 'config', namespace: 'flux-system' }, spec: { url: 'https://github.com/myorg/config', ref: { branch: 'main' } },
    });
    expect(Object.keys(written(chart))).toContain('apps/in-cluster/sources/config.yaml');
  });

  test('is another source at another revision, under another name', () => {
    const chart = fluxChart();
    ['main', 'dev'].forEach((branch) => install(chart, branch, inGit(git('https://github.com/myorg/config', { branch }))));
    install(chart, 'tag', inGit(git('https://gitlab.com/other/config', { tag: 'v1' })));

    expect(ofKind(chart, 'GitRepository').map(({ metadata, spec }) => [metadata.name, spec.ref])).toEqual([
      ['config-2', { branch: 'dev' }], ['config-3', { tag: 'v1' }], ['config', { branch: 'main' }],
    ]);
  });

  test('never takes the name of the source that bootstrap made', () => {
    const chart = fluxChart();
    install(chart, 'web', inGit(git('https://github.com/myorg/flux-system')));

    expect(only(chart, 'GitRepository').metadata.name).toBe('flux-system-2');
  });

  test('that the output is committed to has a source already', () => {
    const chart = fluxChart({ repository: config }, { sourceName: 'fleet' });
    install(chart, 'web', inGit(git('https://github.com/myorg/config.git', { branch: 'main' })));

    expect(ofKind(chart, 'GitRepository')).toEqual([]);
    expect(only(chart, 'HelmRelease').spec.chart.spec.sourceRef).toEqual({ kind: 'GitRepository', name: 'fleet', namespace: 'flux-system' });
  });

  test('is a source of each cluster that runs a Flux', () => {
    const chart = fluxChart({}, { topology: FluxTopology.PER_CLUSTER });
    install(chart, 'web', inGit(config), Cluster.named('eu'));
    install(chart, 'api', inGit(config), Cluster.named('us'));

    expect(Object.keys(written(chart)).filter((path) => path.includes('sources'))).toEqual(['apps/eu/sources/config.yaml', 'apps/us/sources/config.yaml']);
  });

  test.each([
    ['git@github.com:myorg/config.git', 'ssh://git@github.com/myorg/config.git'],
    ['ssh://git@github.com/myorg/config', 'ssh://git@github.com/myorg/config'],
    ['ssh://git@host:2222/config', 'ssh://git@host:2222/config'],
    ['https://github.com/myorg/config', 'https://github.com/myorg/config'],
  ])('at %s is read from %s, the form that Flux takes', (url, expected) => {
    const chart = fluxChart();
    install(chart, 'web', inGit(git(url, { secret: 'deploy-key' })));

    expect(only(chart, 'GitRepository').spec).toMatchObject({ url: expected, secretRef: { name: 'deploy-key' } });
  });

  test.each([
    ['git@host:group/My.App_1.git', 'my-app-1'],
    ['https://host/---', 'source'],
  ])('at %s is called %s', (url, name) => {
    const chart = fluxChart();
    install(chart, 'web', inGit(git(url, { secret: 'deploy-key' })));

    expect(only(chart, 'GitRepository').metadata.name).toBe(name);
  });
});
