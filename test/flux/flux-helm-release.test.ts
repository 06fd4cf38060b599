import { ChartSource } from '../../src/constructs';
import { FluxHelmRelease } from '../../src/flux/flux-helm-release';
import { FluxHelmReleaseProps } from '../../src/flux/helm-release-props';
import { ActionStrategyName, HelmChartSourceKind, HelmReleaseChartReferenceKind, HelmReleaseUpgradeRemediationStrategy, ServerSideApplyMode } from '../../src/flux/l1/index.generated';
import { External } from '../../src/inventory';
import { config, fluxChart, only, web } from '../apps';
import { codesOf, faultsOf } from '../faults-of';

const make = (props: Partial<FluxHelmReleaseProps> = {}, version = '2.9') => {
  const chart = fluxChart({}, { version });
  External.object(chart, { apiVersion: 'source.toolkit.fluxcd.io/v1', kind: 'HelmChart', name: 'x' });
  External.object(chart, { apiVersion: 'source.toolkit.fluxcd.io/v1', kind: 'Bucket', name: 'b' });
  new FluxHelmRelease(chart, 'web', { namespace: 'web', chart: web, ...props });
  return chart;
};
const specOf = (props: Partial<FluxHelmReleaseProps> = {}) => only(make(props), 'HelmRelease').spec;

test.each([
  [{ chart: web }, { chartRef: { kind: 'OCIRepository', name: 'web' } }],
  [{ chart: undefined, chartRef: { kind: HelmReleaseChartReferenceKind.HELM_CHART, name: 'x' } }, { chartRef: { kind: 'HelmChart', name: 'x' } }],
  [{ chart: undefined, chartTemplate: { chart: 'x', sourceRef: { kind: HelmChartSourceKind.BUCKET, name: 'b' } } }, { chart: { spec: { chart: 'x', sourceRef: { kind: 'Bucket', name: 'b' } } } }],
  [{ chart: ChartSource.fromGit(config, 'web'), valuesFiles: ['./x.yaml'], ignoreMissingValuesFiles: true }, { chart: { spec: { valuesFiles: ['./x.yaml'], ignoreMissingValuesFiles: true } } }],
] as [Partial<FluxHelmReleaseProps>, unknown][])('a chart is named in one of three ways: %#', (props, expected) => {
  expect(specOf(props)).toMatchObject(expected as object);
});

test('values keep null and every key', () => {
  expect(specOf({ values: { a: null, constructor: { on: '0755' }, big: 2n ** 60n } }).values).toEqual({ a: null, big: 2n ** 60n, constructor: { on: '0755' } });
});

test.each([
  ['FLX100', { chart: undefined }],
  ['FLX100', { chartRef: { kind: HelmReleaseChartReferenceKind.HELM_CHART, name: 'x' } }],
  ['FLX101', { valuesFiles: ['a.yaml'] }],
  ['APP110', { name: 'Web' }],
  ['APP110', { namespace: 'web.eu' }],
  ['APP111', { releaseName: 'r'.repeat(54) }],
  ['VAL101', { values: { a: new Date() } }],
  ['FLX130', { rollback: { force: true } }],
  ['FLX130', { rollback: {}, upgrade: { remediation: { retries: 3, strategy: HelmReleaseUpgradeRemediationStrategy.UNINSTALL } } }],
  ['FLX131', { install: { strategy: { name: ActionStrategyName.RETRY_ON_FAILURE }, remediation: { retries: 1 } } }],
  ['FLX131', { upgrade: { strategy: { name: ActionStrategyName.REMEDIATE_ON_FAILURE, retryInterval: '5m' } } }],
  ['FLX132', { upgrade: { force: true, serverSideApply: ServerSideApplyMode.ENABLED } }],
] as [string, Partial<FluxHelmReleaseProps>][])('fails with %s: %#', (code, props) => {
  expect(codesOf(() => make(props))).toEqual([code]);
});

test.each([
  ['2.7', 'install.serverSideApply', { install: { serverSideApply: true } }],
  ['2.7', 'upgrade.serverSideApply', { upgrade: { serverSideApply: ServerSideApplyMode.AUTO } }],
  ['2.6', 'install.strategy', { install: { strategy: { name: ActionStrategyName.RETRY_ON_FAILURE } } }],
  ['2.7', 'waitStrategy', { waitStrategy: { } }],
  ['2.7', 'healthCheckExprs', { healthCheckExprs: [] }],
  ['2.8', 'postRenderStrategy', { postRenderStrategy: 'x' as never }],
  ['2.6', 'commonMetadata', { commonMetadata: { labels: { a: 'b' } } }],
] as [string, string, Partial<FluxHelmReleaseProps>][])('fails with FLX133 on a Flux %s that does not know %s', (version, field, props) => {
  expect(faultsOf(() => make(props, version))).toMatchObject([{ code: 'FLX133', message: expect.stringMatching(new RegExp(`^${field} exists since Flux 2\\.\\d, and the target is ${version}$`)) }]);
});

test('fails with every fault at once', () => {
  expect(codesOf(() => make({ chart: undefined, name: 'W', releaseName: '', rollback: {}, values: { a: () => 1 } })))
    .toEqual(['FLX100', 'APP110', 'APP111', 'FLX130', 'VAL101']);
});
