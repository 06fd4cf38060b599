import { HelmApp } from '../../src/constructs';
import { FluxOptions } from '../../src/flux/flux-options';
import {
  ActionStrategyName, HelmReleasePostRenderStrategy, HelmReleaseUpgradeRemediationStrategy, HelmReleaseWaitStrategyName, ServerSideApplyMode,
} from '../../src/flux/l1/index.generated';
import { FluxReleaseSettings } from '../../src/flux/release-settings';
import { fluxChart, only, web } from '../apps';
import { codesOf, faultsOf } from '../faults-of';

function make(settings: FluxReleaseSettings, version = '2.9') {
  const chart = fluxChart({}, { version });
  new HelmApp(chart, 'web', { chart: web, namespace: 'web', options: [new FluxOptions(settings)] });
  return chart;
}

const { ROLLBACK, UNINSTALL } = HelmReleaseUpgradeRemediationStrategy;

test.each<[string, FluxReleaseSettings]>([
  ['without remediation', { rollback: {} }],
  ['with remediation of no retries', { rollback: {}, upgrade: { remediation: { retries: 0 } } }],
  ['with remediation that uninstalls', { rollback: {}, upgrade: { remediation: { retries: 3, strategy: UNINSTALL } } }],
])('fails on a rollback that never happens: %s', (_, settings) => {
  expect(faultsOf(() => make(settings))).toMatchObject([{ code: 'FLX130', subject: 'apps/web', fix: expect.stringContaining('upgrade.remediation.retries') }]);
});

test('a rollback as the remediation of a failed upgrade is fine', () => {
  const chart = make({ rollback: { cleanupOnFail: true }, upgrade: { remediation: { retries: 3, strategy: ROLLBACK } } });

  expect(only(chart, 'HelmRelease').spec).toMatchObject({ rollback: { cleanupOnFail: true }, upgrade: { remediation: { retries: 3, strategy: 'rollback' } } });
});

test.each<[string, FluxReleaseSettings]>([
  ['remediation beside "RetryOnFailure"', { upgrade: { strategy: { name: ActionStrategyName.RETRY_ON_FAILURE }, remediation: { retries: 1 } } }],
  ['an interval without "RetryOnFailure"', { install: { strategy: { name: ActionStrategyName.REMEDIATE_ON_FAILURE, retryInterval: '1m' } } }],
])('fails on a strategy that excludes what else is set: %s', (_, settings) => {
  expect(codesOf(() => make(settings))).toEqual(['FLX131']);
});

test('fails on force together with server-side apply', () => {
  expect(codesOf(() => make({ upgrade: { force: true, serverSideApply: ServerSideApplyMode.ENABLED } }))).toEqual(['FLX132']);
  expect(only(make({ upgrade: { force: true, serverSideApply: ServerSideApplyMode.DISABLED } }), 'HelmRelease').spec.upgrade.force).toBe(true);
});

const NAME = ActionStrategyName.RETRY_ON_FAILURE;

test.each<[string, string, FluxReleaseSettings]>([
  ['install.serverSideApply', '2.8', { install: { serverSideApply: true } }],
  ['upgrade.serverSideApply', '2.8', { upgrade: { serverSideApply: ServerSideApplyMode.AUTO } }],
  ['rollback.serverSideApply', '2.8', { rollback: { serverSideApply: ServerSideApplyMode.AUTO }, upgrade: { remediation: { retries: 1 } } }],
  ['install.strategy', '2.7', { install: { strategy: { name: NAME } } }],
  ['upgrade.strategy', '2.7', { upgrade: { strategy: { name: NAME } } }],
  ['waitStrategy', '2.8', { waitStrategy: { name: HelmReleaseWaitStrategyName.LEGACY } }],
  ['healthCheckExprs', '2.8', { healthCheckExprs: [{ apiVersion: 'a/v1', kind: 'A', current: 'true' }] }],
  ['postRenderStrategy', '2.9', { postRenderStrategy: HelmReleasePostRenderStrategy.NOHOOKS }],
  ['commonMetadata', '2.7', { commonMetadata: { labels: { a: 'b' } } }],
])('%s exists since Flux %s, and the schema agrees', (field, since, settings) => {
  const before = `2.${Number(since.slice(2)) - 1}`;

  expect(faultsOf(() => make(settings, before))).toMatchObject([{
    code: 'FLX133', message: `${field} exists since Flux ${since}, and the target is ${before}`, fix: `drop it, or target Flux ${since} or newer`,
  }]);
  expect(only(make(settings, since), 'HelmRelease').spec).toMatchObject(JSON.parse(JSON.stringify(settings)));
});

test('fails once with all that is wrong', () => {
  expect(codesOf(() => make({ rollback: {}, upgrade: { force: true, serverSideApply: ServerSideApplyMode.ENABLED } }, '2.7'))).toEqual(['FLX130', 'FLX132', 'FLX133']);
});
