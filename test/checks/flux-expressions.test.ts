import { codesIn, found } from './fleet';

const release = (spec: string) => `
apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata: {name: shop, namespace: shop}
spec: {interval: 10m, chartRef: {kind: OCIRepository, name: shop}, ${spec}}
`;
const ready = (expression: string) => release(`dependsOn: [{name: db, readyExpr: ${JSON.stringify(expression)}}]`);
const health = (expression: string) => release(`healthCheckExprs: [{apiVersion: a.b/v1, kind: Shop, current: ${JSON.stringify(expression)}}]`);

test.each([
  "dep.metadata.labels['app/version'] == self.metadata.labels['app/version']",
  "dep.status.conditions.filter(e, e.type == 'Ready').all(e, e.status == 'True' && e.observedGeneration == dep.metadata.generation)",
  'has(dep.status) && dep.status.?ready.orValue(false)', '', '${EXPRESSION}',
])('%s may say when a dependency is ready', (expression) => {
  expect(codesIn(ready(expression))).toEqual([]);
});

test.each(['dep.status.ready = true', "dep.status == 'x' and self", '(dep.status', 'status.ready', 'object.status.ready'])('%s may not say when a dependency is ready', (expression) => {
  expect(codesIn(ready(expression))).toEqual(['FLX240']);
});

test.each([
  "status.conditions.filter(e, e.type == 'Ready').all(e, e.status == 'True')", 'has(data) && data.ready == "yes"', 'statuses.all(s, s.ok)', "status.phase in ['Ready', 'Done']",
])('%s may say what is healthy', (expression) => {
  expect(codesIn(health(expression))).toEqual([]);
});

test.each(['status.ready ==', "status.phase == 'x", 'self.status.ready', 'object.status.ready'])('%s may not say what is healthy', (expression) => {
  expect(codesIn(health(expression))).toEqual(['FLX240']);
});

test('names what is not declared', () => {
  expect(found(ready('deps.status.ready'))).toEqual(['FLX240 "deps.status.ready" uses "deps", which is not declared there']);
});

describe('expressions of notifications', () => {
  const receiver = (spec: string) => `
apiVersion: notification.toolkit.fluxcd.io/v1
kind: Receiver
metadata: {name: shop, namespace: flux-system}
spec: {resources: [{kind: GitRepository, name: shop}], ${spec}}
`;
  const provider = (spec: string) => `
apiVersion: notification.toolkit.fluxcd.io/v1beta3
kind: Provider
metadata: {name: chat, namespace: flux-system}
spec: {type: github, address: 'https://github.com/a/b', secretRef: {name: token}, ${spec}}
`;

  test.each([
    [receiver("type: generic, secretRef: {name: x}, resourceFilter: \"req.tag.split('/').last().value().split(':').first().value() == res.metadata.name\""), []],
    [receiver('type: generic, secretRef: {name: x}, resourceFilter: "claims.sub == res.metadata.name"'), ['FLX355']],
    [receiver("type: generic-oidc, oidcProviders: [{issuerURL: 'https://a.b', validations: [{expression: 'claims.sub == vars.x', message: denied}]}]"), []],
    [receiver("type: generic-oidc, oidcProviders: [{issuerURL: 'https://a.b', validations: [{expression: 'claim.sub', message: denied}]}]"), ['FLX355']],
    [provider("commitStatusExpr: \"event.involvedObject.kind + '/' + provider.metadata.name + alert.metadata.name\""), []],
    [provider("commitStatusExpr: \"event.involvedObject.kind + '/'  self\""), ['FLX355']],
  ])('%s', (yaml, codes) => {
    expect(codesIn(yaml)).toEqual(codes);
  });
});
