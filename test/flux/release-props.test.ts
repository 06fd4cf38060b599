import { Duration } from 'cdk8s';
import { FieldOwnership, HelmApp, HelmAppProps } from '../../src/constructs';
import { FluxOptions } from '../../src/flux/flux-options';
import { fluxChart, only, web } from '../apps';
import { faultsOf } from '../faults-of';

function release(props: Partial<HelmAppProps>, version = '2.9'): any {
  const chart = fluxChart({}, { version });
  new HelmApp(chart, 'web', { chart: web, namespace: 'web', ...props });
  return only(chart, 'HelmRelease').spec;
}

test('a release says no more than what its user said, and that drift is undone', () => {
  expect(release({})).toEqual({
    interval: '10m',
    chartRef: { kind: 'OCIRepository', name: 'web' },
    driftDetection: { mode: 'enabled' },
  });
});

test.each<[string, Partial<HelmAppProps>, unknown]>([
  ['another release name', { releaseName: 'shop' }, { releaseName: 'shop' }],
  ['a pause', { sync: { suspend: true } }, { suspend: true }],
  ['a timeout', { sync: { timeout: Duration.minutes(15) } }, { timeout: '15m' }],
  ['no validation', { sync: { validate: false } }, { install: { disableOpenAPIValidation: true }, upgrade: { disableOpenAPIValidation: true } }],
  ['retries', { sync: { retry: { limit: 3 } } }, { install: { remediation: { retries: 3 } }, upgrade: { remediation: { retries: 3 } } }],
  ['retries for ever', { sync: { retry: { limit: -1 } } }, { install: { remediation: { retries: -1 } }, upgrade: { remediation: { retries: -1 } } }],
  ['server-side apply', { sync: { serverSideApply: true } }, { install: { serverSideApply: true }, upgrade: { serverSideApply: 'enabled' } }],
  ['no server-side apply', { sync: { serverSideApply: false } }, { install: { serverSideApply: false }, upgrade: { serverSideApply: 'disabled' } }],
])('%s', (_, props, spec) => {
  expect(release(props)).toMatchObject(spec as object);
});

test('drift that nobody heals is not looked for', () => {
  expect(release({ sync: { selfHeal: false } }).driftDetection).toBeUndefined();
});

test('fields that are given away are not drift; a name is taken as it is, though Flux reads an expression', () => {
  const releaseFields = [
    FieldOwnership.replicas('Deployment', { name: 'web.api' }),
    FieldOwnership.of({ kind: 'Secret', jsonPointers: ['/data'], namespace: 'other' }),
  ];

  expect(release({ releaseFields }).driftDetection.ignore).toEqual([
    { paths: ['/spec/replicas'], target: { group: 'apps', kind: 'Deployment', name: 'web\\.api' } },
    { paths: ['/data'], target: { kind: 'Secret', namespace: 'other' } },
  ]);
});

test('options of Flux stand above the intent, field by field', () => {
  const options = [
    new FluxOptions({ interval: Duration.hours(1), maxHistory: 2 }),
    new FluxOptions({ maxHistory: 3, upgrade: { cleanupOnFail: true } }),
  ];

  expect(release({ sync: { retry: { limit: 3 } }, options })).toMatchObject({
    interval: '1h', maxHistory: 3, install: { remediation: { retries: 3 } }, upgrade: { remediation: { retries: 3 }, cleanupOnFail: true },
  });
});

test.each<[string, FieldOwnership, string]>([
  ['a jq path', FieldOwnership.of({ kind: 'Pod', jqPathExpressions: ['.spec.containers[]'] }), '".spec.containers[]" of Pod is a jq path'],
  ['a field manager', FieldOwnership.managedBy('Pod', ['kubelet']), 'fields of Pod are given to field manager "kubelet"'],
])('fails on a field that is given away by %s', (_, field, message) => {
  expect(faultsOf(() => release({ releaseFields: [field] })))
    .toMatchObject([{ code: 'FLX121', subject: 'apps/web', message: expect.stringContaining(message) }]);
});

test.each<[string, HelmAppProps['sync'], string]>([
  ['releases by hand', { automated: false }, 'set sync.suspend to true, and resume it by hand'],
  ['objects that stay', { prune: false }, 'annotate what has to stay with helm.sh/resource-policy: keep'],
  ['a wave', { wave: 1 }, 'use dependsOn'],
  ['a wait before a retry', { retry: { limit: 1, backoff: Duration.seconds(5) } }, 'drop the backoff, or set upgrade.strategy with retryInterval in FluxOptions'],
])('fails on %s, and names the nearest thing', (_, sync, fix) => {
  expect(faultsOf(() => release({ sync }))).toMatchObject([{ code: 'FLX123', fix }]);
});

test('fails on server-side apply before Flux 2.8, which has Helm 3', () => {
  expect(faultsOf(() => release({ sync: { serverSideApply: true } }, '2.7'))).toMatchObject([{ code: 'FLX123', fix: 'target Flux 2.8 or newer' }]);
  expect(release({ sync: { serverSideApply: false } }, '2.7').upgrade).toBeUndefined();
});
