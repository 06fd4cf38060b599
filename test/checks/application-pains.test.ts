/** What users of Argo CD suffer from, as far as an Application shows it: the mistake, and what is said of it. */
import { codesIn, found } from './fleet';

const application = (spec: string, name = 'shop') => `
apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: {name: ${name}, namespace: argocd}
spec:
  project: default
  destination: {server: https://kubernetes.default.svc, namespace: shop}
${spec}
`;

test('values that are overridden as a whole, though they were meant to be merged', () => {
  expect(codesIn(application(`
  source:
    repoURL: https://charts.example.com
    chart: shop
    targetRevision: 1.2.3
    helm:
      values: |
        replicas: 2
      valuesObject:
        image: {tag: v2}`))).toEqual(['ARG240']);
});

test('$values in an Application with one source', () => {
  expect(codesIn(application(`
  source:
    repoURL: https://charts.example.com
    chart: shop
    targetRevision: 1.2.3
    helm:
      valueFiles: [$values/envs/prod.yaml]`))).toEqual(['ARG210']);
});

test('$values of a repository that lacks its ref', () => {
  expect(found(application(`
  sources:
    - repoURL: https://charts.example.com
      chart: shop
      targetRevision: 1.2.3
      helm:
        valueFiles: [$values/envs/prod.yaml]
    - {repoURL: https://github.com/myorg/config, path: base, targetRevision: main}`))).toEqual([
    'ARG209 "$values/envs/prod.yaml" is of source "values", and no source has that ref, none has a ref',
  ]);
});

test('values kept in an OCI artifact', () => {
  expect(codesIn(application(`
  sources:
    - repoURL: https://charts.example.com
      chart: shop
      targetRevision: 1.2.3
      helm:
        valueFiles: [$values/prod.yaml]
    - {repoURL: oci://ghcr.io/myorg/config, path: ., targetRevision: 1.0.0, ref: values}`))).toEqual(['ARG212']);
});

test('one repository at the revision of its chart and at that of its values', () => {
  expect(codesIn(application(`
  sources:
    - repoURL: https://github.com/myorg/shop.git
      path: chart
      targetRevision: v1.2.3
      helm:
        valueFiles: [$values/envs/prod.yaml]
    - {repoURL: https://github.com/MyOrg/shop, targetRevision: main, ref: values}`))).toEqual(['ARG213']);
});

describe('OCI charts', () => {
  test.each([
    ['oci:// and chart', '{repoURL: oci://ghcr.io/myorg/charts, chart: shop, targetRevision: 1.2.3}', 'ARG220'],
    ['https:// in front of a registry', '{repoURL: https://public.ecr.aws/myorg, chart: shop, targetRevision: 1.2.3}', 'ARG222'],
    ['no scheme and a path', '{repoURL: ghcr.io/myorg/charts/shop, path: ., targetRevision: 1.2.3}', 'ARG223'],
  ])('%s', (...[, source, code]) => {
    expect(codesIn(application(`  source: ${source}`))).toEqual([code]);
  });
});

describe('ignored differences that are not ignored', () => {
  test.each([
    ['group left out', '{kind: Deployment, jsonPointers: [/spec/template]}', 'ARG363'],
    ['group with its version', '{group: apps/v1, kind: Deployment, jsonPointers: [/spec/template]}', 'ARG364'],
    ['name as a pattern', '{group: apps, kind: Deployment, name: "shop-*", jsonPointers: [/spec/template]}', 'ARG365'],
    ['path with dots', '{group: apps, kind: Deployment, jsonPointers: [.spec.template]}', 'ARG360'],
    ['key with a dash in jq', '{group: apps, kind: Deployment, jqPathExpressions: [.metadata.annotations.my-key]}', 'ARG361'],
    ['nothing to ignore', '{group: apps, kind: Deployment}', 'ARG362'],
  ])('%s', (...[, entry, code]) => {
    expect(codesIn(application(`  source: {repoURL: https://github.com/myorg/shop, path: deploy}\n  ignoreDifferences: [${entry}]`))).toEqual([code]);
  });

  test('replicas that the autoscaler sets and each sync sets back', () => {
    expect(codesIn(application(`  source: {repoURL: https://github.com/myorg/shop, path: deploy}
  syncPolicy: {automated: {selfHeal: true}}
  ignoreDifferences: [{group: apps, kind: Deployment, jsonPointers: [/spec/replicas]}]`))).toEqual(['ARG367']);
  });
});

test('server-side apply that replaces', () => {
  expect(codesIn(application(`  source: {repoURL: https://github.com/myorg/shop, path: deploy}
  syncPolicy: {syncOptions: [ServerSideApply=true, Replace=true]}`))).toEqual(['ARG312']);
});

test('empty settings for which the parent is out of sync for ever', () => {
  expect(codesIn(application('  source: {repoURL: https://github.com/myorg/shop, path: deploy, helm: {}}\n  syncPolicy: {}'))).toEqual(['ARG206']);
});

test('a sync option with a slip of the pen', () => {
  expect(codesIn(application(`  source: {repoURL: https://github.com/myorg/shop, path: deploy}
  syncPolicy: {syncOptions: [CreateNameSpace=true, PruneLast=True]}`))).toEqual(['ARG310']);
});

test('a name that Helm cuts off', () => {
  expect(codesIn(application('  source: {repoURL: https://charts.example.com, chart: shop, targetRevision: 1.2.3}',
    'a-very-long-name-of-an-application-that-somebody-put-together'))).toEqual(['ARG246']);
});

test('everything gone by mistake: allowEmpty prepared, prune off for now', () => {
  expect(codesIn(application(`  source: {repoURL: https://github.com/myorg/shop, path: deploy}
  syncPolicy: {automated: {allowEmpty: true, prune: false}}`))).toEqual(['ARG317']);
});

test('two Applications that one branch is hydrated for', () => {
  const hydrated = (name: string) => application(`  sourceHydrator:
    drySource: {repoURL: https://github.com/myorg/shop, path: charts/${name}, targetRevision: main}
    syncSource: {targetBranch: environments/prod, path: apps}`, name);
  expect(codesIn(`${hydrated('shop')}---${hydrated('cart')}`)).toEqual(['ARG282']);
});

test('labels for a namespace that nobody creates', () => {
  expect(codesIn(application(`  source: {repoURL: https://github.com/myorg/shop, path: deploy}
  syncPolicy: {managedNamespaceMetadata: {labels: {istio-injection: enabled}}}`))).toEqual(['ARG306']);
});

test('an order of Applications that an ApplicationSet does not keep', () => {
  expect(codesIn(`
apiVersion: argoproj.io/v1alpha1
kind: ApplicationSet
metadata: {name: shops, namespace: argocd}
spec:
  goTemplate: true
  goTemplateOptions: [missingkey=error]
  generators: [{list: {elements: [{region: eu}, {region: us}]}}]
  template:
    metadata:
      name: 'shop-{{ .region }}'
      annotations: {argocd.argoproj.io/sync-wave: '1'}
    spec:
      project: default
      source: {repoURL: https://github.com/myorg/shop, path: 'deploy/{{ .region }}', targetRevision: main}
      destination: {server: https://kubernetes.default.svc, namespace: shop}
`)).toEqual(['ARG343']);
});

test('retries that never happen', () => {
  expect(codesIn(application(`  source: {repoURL: https://github.com/myorg/shop, path: deploy}
  syncPolicy: {automated: {}, retry: {backoff: {duration: 5s, maxDuration: 3m}}}`))).toEqual(['ARG314']);
});
