import { ChartSource, GitSource } from '../../src/constructs';
import { codesOf, errorOf, faultsOf } from '../faults-of';

const git = GitSource.fromUrl('https://github.com/myorg/charts', { branch: 'main' });

test.each(['oci://ghcr.io/myorg/charts/web', 'oci://localhost:5000/web', 'oci://ghcr.io/w'])('%s is a chart in an OCI registry', (url) => {
  expect(ChartSource.fromOci(url, '1.2.3')._intent).toEqual({ kind: 'oci', url, version: '1.2.3' });
});

test.each([
  'ghcr.io/myorg/web', 'https://ghcr.io/myorg/web', 'oci://ghcr.io', 'oci://ghcr.io/', 'oci://ghcr.io/web/', 'oci://ghcr.io/my web', '',
  'oci://ghcr.io/web:1.2.3', 'oci://localhost:5000/web@sha256:abc',
])('fails on "%s", which is not the URL of a chart in an OCI registry', (url) => {
  expect(codesOf(() => ChartSource.fromOci(url, '1.2.3'))).toEqual(['APP120']);
});

test('fails on an oci:// URL with a chart beside it, and says what to write', () => {
  expect(faultsOf(() => ChartSource.fromRepository('oci://ghcr.io/myorg/charts/', 'web', '1.2.3'))).toMatchObject([{
    code: 'APP120',
    subject: 'ChartSource "oci://ghcr.io/myorg/charts/"',
    message: '"oci://ghcr.io/myorg/charts/" is an OCI registry, and the chart "web" is named beside it',
    fix: 'use ChartSource.fromOci(\'oci://ghcr.io/myorg/charts/web\', \'1.2.3\')',
  }]);
});

test('fails with every fault at once', () => {
  expect(codesOf(() => ChartSource.fromRepository('git@github.com:org/charts', 'My Chart', 'latest'))).toEqual(['APP120', 'APP122', 'APP121']);
});

test.each(['latest', '', '1.2.3.4', '>=', 'main'])('fails on version "%s", which is neither a version nor a range', (version) => {
  expect(codesOf(() => ChartSource.fromOci('oci://ghcr.io/web', version))).toEqual(['APP121']);
});

test.each([['charts/web', 'charts/web'], ['./charts/web/', 'charts/web'], ['.', '.'], ['./', '.']])('the path %s in a repository is %s', (path, clean) => {
  expect(ChartSource.fromGit(git, path)._intent).toMatchObject({ kind: 'git', path: clean });
});

test.each(['/charts/web', '../web', 'charts/../../web', ''])('fails on "%s", which is no path inside the repository', (path) => {
  expect(codesOf(() => ChartSource.fromGit(git, path))).toEqual(['APP123']);
});

test('the credentials are a name or an object that has one', () => {
  const names = ['registry', { name: 'registry' }].map((secret) => ChartSource.fromOci('oci://ghcr.io/web', '1.0.0', { secret })._intent);

  expect(names.map((intent) => intent.kind === 'oci' && intent.secretName)).toEqual(['registry', 'registry']);
});

test.each([
  [() => ChartSource.fromRepository('https://robot:hunter2@charts.example.com', 'web', '1.2.3')],
  [() => ChartSource.fromOci('oci://robot:hunter2@ghcr.io/web', '1.2.3')],
])('fails on a password in the URL, and never shows it: %#', (call) => {
  const error = errorOf(call);

  expect(error.diagnostics.map(({ code }) => code)).toContain('APP132');
  expect(error.message).not.toContain('hunter2');
});
