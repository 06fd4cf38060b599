import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { FieldOwnership, HelmApp, HelmParameter, HelmValues } from '../../src/constructs';
import { argoChart, temporaryDirectory, web } from '../apps';
import { codesOf, faultsOf } from '../faults-of';

const replicas = FieldOwnership.replicas('Deployment');

test.each([['Deployment', 'apps'], ['StatefulSet', 'apps'], ['ReplicaSet', 'apps'], ['Rollout', 'argoproj.io']])('replicas of a %s are in group %s', (kind, group) => {
  expect(FieldOwnership.replicas(kind, { name: 'web' })._field)
    .toMatchObject({ group, kind, name: 'web', jsonPointers: ['/spec/replicas'], valuesKeys: ['replicaCount'] });
});

test.each(['DaemonSet', 'deployment', 'constructor', ''])('fails on "%s", which has no replicas to own', (kind) => {
  expect(codesOf(() => FieldOwnership.replicas(kind))).toEqual(['APP160']);
});

test.each([
  [{ kind: 'Service' }],
  [{ kind: 'Service', jsonPointers: [] }],
  [{ kind: 'Service', jsonPointers: ['spec/type'] }],
  [{ kind: 'Service', jsonPointers: [''] }],
  [{ kind: 'Service', jsonPointers: ['/spec/a~b'] }],
])('fails on %j, which names no field', (field) => {
  expect(codesOf(() => FieldOwnership.of(field))).toEqual(['APP161']);
});

test('fails when a manager owns everything, and none is named', () => {
  expect(codesOf(() => FieldOwnership.managedBy('Deployment', []))).toEqual(['APP161']);
  expect(FieldOwnership.managedBy('Deployment', ['hpa'])._field).toMatchObject({ group: '*', kind: 'Deployment', managers: ['hpa'] });
});

test('a released field is dropped from inline values, with the maps that are empty then', () => {
  const app = new HelmApp(argoChart(), 'web', {
    chart: web,
    namespace: 'web',
    releaseFields: [FieldOwnership.replicas('Deployment', { valuesKeys: ['web.hpa.replicas', 'replicaCount'] })],
    values: [HelmValues.inline({ replicaCount: 3, web: { hpa: { replicas: 1 } }, image: { tag: 'v1' } })],
  });

  expect(app._intent.values).toEqual([{ kind: 'inline', values: { image: { tag: 'v1' } } }]);
});

test('fails when a field is released twice, or set where it cannot be dropped', () => {
  const root = temporaryDirectory();
  writeFileSync(join(root, 'web.yaml'), 'replicaCount: null\n');
  const chart = argoChart({ root });

  const faults = faultsOf(() => new HelmApp(chart, 'web', {
    chart: web,
    namespace: 'web',
    releaseFields: [replicas, FieldOwnership.of({ group: 'apps', kind: 'Deployment', jsonPointers: ['/spec/replicas'] })],
    values: [HelmValues.fromLocalFile(chart, 'web.yaml')],
    parameters: [HelmParameter.of('replicaCount', '3')],
  }));

  expect(faults.map(({ code, message }) => [code, message])).toEqual([
    ['APP162', '"/spec/replicas" of Deployment is in releaseFields twice'],
    ['APP163', 'parameter "replicaCount" sets a field that releaseFields gives away'],
    ['APP163', 'values file "web.yaml" sets "replicaCount", which releaseFields gives away'],
  ]);
});

test('the same field of another object is another field', () => {
  const releaseFields = [FieldOwnership.replicas('Deployment', { name: 'a' }), FieldOwnership.replicas('Deployment', { name: 'b' })];

  expect(new HelmApp(argoChart(), 'web', { chart: web, namespace: 'web', releaseFields })._intent.releasedFields).toHaveLength(2);
});
