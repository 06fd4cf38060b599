import { FluxAlerts } from '../../src/flux/flux-alerts';
import { AlertEventSeverity, NotificationObjectKind, ProviderType } from '../../src/flux/l1/index.generated';
import { External } from '../../src/inventory';
import { fluxChart, only, written } from '../apps';
import { faultsOf } from '../faults-of';

test('everything that happens is told, by default', () => {
  const chart = fluxChart();
  new FluxAlerts(chart, 'slack', { type: ProviderType.SLACK, channel: 'ops', secret: 'slack-url' });

  expect(only(chart, 'Provider')).toMatchObject({
    apiVersion: 'notification.toolkit.fluxcd.io/v1beta3',
    metadata: { name: 'slack', namespace: 'flux-system' },
    spec: { type: 'slack', channel: 'ops', secretRef: { name: 'slack-url' } },
  });
  expect(only(chart, 'Alert').spec).toEqual({
    providerRef: { name: 'slack' },
    eventSeverity: 'info',
    eventSources: [{ kind: 'Kustomization', name: '*' }, { kind: 'HelmRelease', name: '*' }],
  });
  expect(Object.keys(written(chart))).toContain('apps/in-cluster/slack.yaml');
});

test('or only some of it, with facts of one\'s own', () => {
  const chart = fluxChart({}, { namespace: 'gitops' });
  External.object(chart, { apiVersion: 'source.toolkit.fluxcd.io/v1', kind: 'GitRepository', name: 'config' });
  new FluxAlerts(chart, 'errors', {
    type: ProviderType.GITHUB,
    address: 'https://github.com/myorg/config',
    secret: 'token',
    severity: AlertEventSeverity.ERROR,
    sources: [{ kind: NotificationObjectKind.GIT_REPOSITORY, name: 'config' }],
    inclusionList: ['.*timeout.*'],
    exclusionList: ['.*waiting.*'],
    eventMetadata: { cluster: 'prod' },
  });

  expect(only(chart, 'Alert')).toMatchObject({
    metadata: { namespace: 'gitops' },
    spec: {
      eventSeverity: 'error',
      eventSources: [{ kind: 'GitRepository', name: 'config' }],
      inclusionList: ['.*timeout.*'],
      exclusionList: ['.*waiting.*'],
      eventMetadata: { cluster: 'prod' },
    },
  });
});

test('fails on a receiver with neither address nor Secret', () => {
  expect(faultsOf(() => new FluxAlerts(fluxChart(), 'slack', { type: ProviderType.SLACK }))).toMatchObject([{ code: 'FLX150', subject: 'apps/slack' }]);
});
