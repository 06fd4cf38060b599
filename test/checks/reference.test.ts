import { codesIn, FleetOptions, found } from './fleet';
import { configMap, repository } from '../../src/checks/flux-kustomization/examples';
import { GIT_REPOSITORY, kustomization, OCI_REPOSITORY, release } from '../../src/checks/reference/examples';
import { isProbableTypo } from '../../src/checks/reference/probable-typo';

const WHOLE: FleetOptions = { isWhole: true };
const VALUES = '\napiVersion: v1\nkind: ConfigMap\nmetadata: {name: shop-values, namespace: apps, labels: {reconcile.fluxcd.io/watch: Enabled}}\ndata: {values.yaml: "a: 1"}\n';

function fleet(...objects: readonly string[]): string {
  return objects.join('---');
}

function values(reference: string): string {
  return fleet(OCI_REPOSITORY, VALUES, release('shop', `  valuesFrom: [${reference}]`));
}

describe('a reference', () => {
  test.each([
    ['to another part of a repository that is not whole', fleet(release('shop', '  valuesFrom: [{kind: Secret, name: elsewhere}]')), {}],
    ['to a source of flux bootstrap', kustomization('shop').replace('name: config', 'name: flux-system, namespace: flux-system'), WHOLE],
    ['that is optional', values('{kind: ConfigMap, name: elsewhere, optional: true}'), WHOLE],
    ['with a placeholder', values('{kind: ConfigMap, name: "${APP}-values"}'), WHOLE],
    ['with a template', values('{kind: ConfigMap, name: "{{ app }}"}'), WHOLE],
    ['to an object that is declared', values('{kind: Secret, name: db}'), { ...WHOLE, externals: [{ kindName: 'Secret', name: 'db' }] }],
    ['to the key of a decryption', fleet(GIT_REPOSITORY, kustomization('shop', '  decryption: {provider: sops, secretRef: {name: sops-age}}')), WHOLE],
    ['to credentials, while nobody declares any', fleet(GIT_REPOSITORY.replace('ref:', 'secretRef: {name: token}, ref:')), WHOLE],
    ['to an artifact of a generator', fleet(GIT_REPOSITORY, `
apiVersion: source.extensions.fluxcd.io/v1beta1
kind: ArtifactGenerator
metadata: {name: shop, namespace: apps}
spec:
  sources: [{alias: git, kind: GitRepository, name: config}]
  artifacts: [{name: shop, copy: [{from: '@git/**', to: '@artifact/'}]}]
`, kustomization('shop').replace('GitRepository, name: config', 'ExternalArtifact, name: shop')), WHOLE],
    ['to a Secret of an operator', fleet(OCI_REPOSITORY, `
apiVersion: external-secrets.io/v1
kind: ExternalSecret
metadata: {name: shop, namespace: apps}
spec: {target: {name: db}}
`, release('shop', '  valuesFrom: [{kind: Secret, name: db}]')), WHOLE],
    ['to what a ResourceSet makes', fleet(`
apiVersion: fluxcd.controlplane.io/v1
kind: ResourceSet
metadata: {name: apps, namespace: apps}
spec: {resources: [{apiVersion: source.toolkit.fluxcd.io/v1, kind: OCIRepository, metadata: {name: << inputs.name >>, namespace: apps}}]}
`, release('shop')), WHOLE],
    ['of a remote cluster to its account', fleet(OCI_REPOSITORY, release('shop', '  serviceAccountName: deployer\n  kubeConfig: {secretRef: {name: prod}}')), WHOLE],
  ] as const)('%s is not reported', (_, yaml, options) => {
    expect(found(yaml, options as FleetOptions)).toEqual([]);
  });

  test.each([
    ['REF100', fleet(release('shop'))],
    ['REF100', fleet(OCI_REPOSITORY, release('shop').replace('kind: OCIRepository', 'kind: HelmChart'))],
    ['REF101', fleet(OCI_REPOSITORY, release('shop', '  dependsOn: [{name: db}]'))],
    ['REF102', fleet(GIT_REPOSITORY, OCI_REPOSITORY, release('db'), kustomization('shop', '  dependsOn: [{name: db}]'))],
    ['REF103', fleet(GIT_REPOSITORY, kustomization('shop').replace('namespace: apps', 'namespace: shop'))],
    ['REF110', values('{kind: Secret, name: elsewhere}')],
    ['REF111', values('{kind: ConfigMap, name: shop-value}')],
    ['REF112', fleet(OCI_REPOSITORY, VALUES.replace('namespace: apps', 'namespace: other'), release('shop', '  valuesFrom: [{kind: ConfigMap, name: shop-values}]'))],
    ['REF113', values('{kind: ConfigMap, name: shop-values, valuesKey: prod.yaml}')],
  ])('that is wrong: %s', (code, yaml) => {
    expect(codesIn(yaml, WHOLE)).toEqual([code]);
  });

  test.each(['[a]', '{}', '3', 'null', 'true'])('with the name %s is left to the schema', (name) => {
    expect(codesIn(values(`{kind: ConfigMap, name: ${name}}`), WHOLE).filter((code) => !code.startsWith('SCH'))).toEqual([]);
  });

  test('to a missing Secret is said once, with the number of those that need it', () => {
    const one = '  valuesFrom: [{kind: Secret, name: db}]';
    const messages = found(fleet(OCI_REPOSITORY, release('shop', one), release('store', one), release('desk', one)), WHOLE);
    expect(messages).toEqual(['REF110 nothing makes the Secret "db" in namespace "apps" that this refers to, and 2 more']);
  });

  test('to credentials is asked for once somebody has declared some', () => {
    const externals = [{ kindName: 'Secret', name: 'other' }];
    expect(codesIn(GIT_REPOSITORY.replace('ref:', 'secretRef: {name: token}, ref:'), { ...WHOLE, externals })).toEqual(['REF110']);
  });

  test('to a declared object knows the keys that were declared', () => {
    const externals = [{ kindName: 'Secret', name: 'db', keys: ['prod.yaml'] }];
    expect(codesIn(values('{kind: Secret, name: db}'), { ...WHOLE, externals })).toEqual(['REF113']);
  });
});

describe('values', () => {
  function text(value: string): string {
    return fleet(OCI_REPOSITORY, `
apiVersion: v1
kind: ConfigMap
metadata: {name: shop-values, namespace: apps}
data: {values.yaml: ${JSON.stringify(value)}}
`, release('shop', '  valuesFrom: [{kind: ConfigMap, name: shop-values}]'));
  }

  test.each(['a: 1', '', '{}', '# nothing', '${VALUES}', '{{ x }}: 1\na: b', 'a: &x 1\nb: *x'])('may be %j', (value) => {
    expect(codesIn(text(value))).toEqual([]);
  });

  test.each(['2', 'text', '[1, 2]', '- a: 1', 'a: b: c', 'true'])('may not be %j', (value) => {
    expect(codesIn(text(value))).toEqual(['REF114']);
  });
});

describe('dependencies', () => {
  test('in a circle of three are said once', () => {
    const all = [['a', 'b'], ['b', 'c'], ['c', 'a']].map(([name, on]) => kustomization(name, `  dependsOn: [{name: ${on}}]`));
    expect(found(fleet(GIT_REPOSITORY, ...all))).toEqual(['REF121 "a" waits for "b" waits for "c" waits for "a"']);
  });

  test('of a diamond are no circle', () => {
    const all = [['a', 'b, c'], ['b', 'd'], ['c', 'd']].map(([name, on]) => kustomization(name, `  dependsOn: [${on.split(', ').map((one) => `{name: ${one}}`).join(', ')}]`));
    expect(codesIn(fleet(GIT_REPOSITORY, ...all, kustomization('d')), WHOLE)).toEqual([]);
  });

  test('on a name that two clusters have are no circle', () => {
    const files = { 'clusters/dev/infra.yaml': kustomization('infra', '  dependsOn: [{name: shop}]'), 'clusters/dev/shop.yaml': kustomization('shop') };
    expect(codesIn(repository({ ...files, 'apps/shop/shop.yaml': configMap('open') }, '  dependsOn: [{name: infra}]'))).toEqual([]);
  });

  test('two thousand deep are followed', () => {
    const all = Array.from({ length: 2_000 }, (_, index) => kustomization(`k${index}`, `  dependsOn: [{name: k${(index + 1) % 2_000}}]`));
    expect(codesIn(fleet(GIT_REPOSITORY, ...all))).toEqual(['REF121']);
  });
});

describe('objects that two have', () => {
  const twice = (more = '') => repository({
    'apps/shop/shop.yaml': configMap('open'), 'clusters/prod/shop.yaml': `${kustomization('shop', more, './apps/shop')}---${kustomization('all', '', './apps')}`,
  });

  test.each([['', ['REF151']], ['  targetNamespace: shop', []], ['  postBuild: {substitute: {A: b}}', []], ['  kubeConfig: {secretRef: {name: prod}}', []]])(
    'with %j give %j', (more, codes) => {
      expect(codesIn(twice(more))).toEqual(codes);
    });

  test('of another repository with the same folders are others', () => {
    const source = (url: string) => GIT_REPOSITORY.replace('name: config', 'name: private').replace('https://github.com/myorg/config', url);
    const second = (url: string) => `${kustomization('private', '', './apps/shop').replace('name: config', 'name: private')}---${source(url)}`;
    const all = `${GIT_REPOSITORY}---${kustomization('all', '', './apps')}`;
    const files = (url: string) => repository({ 'apps/shop/shop.yaml': configMap('open'), 'clusters/prod/all.yaml': `${all}---${second(url)}` });
    const rivals = (url: string) => found(files(url)).filter((text) => text.includes('REF151') && text.includes('"private"'));
    expect(rivals('https://github.com/myorg/private')).toEqual([]);
    expect(rivals('https://github.com/MyOrg/config.git')).not.toEqual([]);
  });

  test('of two clusters are two', () => {
    const files = { 'apps/shop/shop.yaml': configMap('open'), 'clusters/dev/shop.yaml': kustomization('shop-dev', '', './apps/shop') };
    expect(codesIn(repository(files))).toEqual([]);
  });

  test('are two HelmReleases where clusters differ', () => {
    const files = { 'apps/dev/shop.yaml': release('shop'), 'apps/prod/shop.yaml': `${release('shop-prod', '  releaseName: shop')}` };
    expect(codesIn(repository(files).replace('path: ./apps/shop', 'path: ./apps/dev'))).toEqual([]);
    expect(codesIn(repository(files).replace('path: ./apps/shop', 'path: ./apps'))).toEqual(['REF152']);
  });

  test('are one where an overlay changes what its base generates', () => {
    const header = 'apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\n';
    expect(codesIn(repository({
      'apps/base/kustomization.yaml': `${header}configMapGenerator: [{name: shop, literals: [a=1]}]\n`,
      'apps/shop/kustomization.yaml': `${header}resources: [../base]\nconfigMapGenerator: [{name: shop, behavior: merge, literals: [b=1]}]\n`,
    }))).toEqual([]);
  });
});

test.each([
  ['shop-vaules', 'shop-values', true], ['shop-value', 'shop-values', true], ['shopvalues', 'shop-values', true], ['shop_values', 'shop-values', true],
  ['shop-values', 'shop-values', false], ['shop-dev', 'shop-prod', false], ['node-1', 'node-2', false], ['app-a', 'app-b', false],
  ['db-main1', 'db-main2', false], ['team-red', 'team-reed', false], ['shop-secret', 'shop-values', false],
])('%s is a slip for %s: %s', (name, other, expected) => {
  expect(isProbableTypo(name, other)).toBe(expected);
});

describe('an ImageRepository of another namespace', () => {
  function images(access: string, namespace = ''): string {
    return fleet(`
apiVersion: image.toolkit.fluxcd.io/v1
kind: ImageRepository
metadata: {name: shop, namespace: images}
spec: {interval: 10m, image: ghcr.io/myorg/shop${access}}
`, `
apiVersion: image.toolkit.fluxcd.io/v1
kind: ImagePolicy
metadata: {name: shop, namespace: apps}
spec: {imageRepositoryRef: {name: shop, namespace: images}, policy: {semver: {range: '>=1.0.0'}}}
`, ...namespace === '' ? [] : [namespace]);
  }

  const NAMESPACE = '\napiVersion: v1\nkind: Namespace\nmetadata: {name: apps, labels: {team: shop}}\n';

  test.each([
    ['', '', ['REF130']],
    [', accessFrom: {namespaceSelectors: []}', '', ['REF130']],
    [', accessFrom: {namespaceSelectors: [{}]}', '', []],
    [', accessFrom: {namespaceSelectors: [{matchLabels: {team: shop}}]}', '', []],
    [', accessFrom: {namespaceSelectors: [{matchLabels: {team: shop}}]}', NAMESPACE, []],
    [', accessFrom: {namespaceSelectors: [{matchLabels: {team: desk}}]}', NAMESPACE, ['REF130']],
    [', accessFrom: {namespaceSelectors: [{matchLabels: {kubernetes.io/metadata.name: other}}]}', '', ['REF130']],
  ])('with %j and %j gives %j', (access, namespace, codes) => {
    expect(codesIn(images(access, namespace))).toEqual(codes);
  });
});
