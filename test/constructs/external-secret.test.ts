import { Duration } from 'cdk8s';
import { ExternalSecret, HelmApp, HelmValues } from '../../src/constructs';
import { fluxChart, only, web } from '../apps';
import { codesOf } from '../faults-of';

const data = [{ secretKey: 'password', remoteKey: 'web/db', property: 'password' }];

test('its Secret feeds the values of a release', () => {
  const chart = fluxChart();
  const secret = new ExternalSecret(chart, 'web-db', { namespace: 'web', store: 'vault', data, refreshInterval: Duration.minutes(5) });
  new HelmApp(chart, 'web', { chart: web, namespace: 'web', values: [HelmValues.fromSecret(secret, 'password', { targetPath: 'db.password' })] });

  expect(only(chart, 'ExternalSecret').spec).toEqual({
    refreshInterval: '5m',
    secretStoreRef: { name: 'vault', kind: 'ClusterSecretStore' },
    target: { name: 'web-db' },
    data: [{ secretKey: 'password', remoteRef: { key: 'web/db', property: 'password' } }],
  });
  expect(only(chart, 'HelmRelease').spec.valuesFrom[0]).toMatchObject({ kind: 'Secret', name: 'web-db', valuesKey: 'password' });
});

test('fails with every fault at once', () => {
  const chart = fluxChart();

  expect(codesOf(() => new ExternalSecret(chart, 'A_b', { namespace: 'web', store: 'vault', data: [], template: { 'a/b': 'x' } }))).toEqual(['APP110', 'SEC190', 'SEC190']);
});
