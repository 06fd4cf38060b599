import { codesIn, found } from './fleet';

/** A release with one more thing said; every value of a test is YAML in one line. */
function release(spec: string, source = 'chartRef: {kind: OCIRepository, name: shop}'): string {
  return `
apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata: {name: shop, namespace: shop}
spec: {interval: 10m, ${source}, ${spec}}
`;
}

function chart(spec: string): string {
  return release('suspend: false', `chart: {spec: {${spec}}}`);
}

const HELM = 'sourceRef: {kind: HelmRepository, name: myorg}';
const GIT = 'sourceRef: {kind: GitRepository, name: shop}';

describe('a chart', () => {
  test.each(['1.2.3', 'v1.2.3', '>=1.0.0 <2.0.0', '>=1, <2', '^1.x', '1.2 - 1.4', '*', '!=1.2.3', '1.2.3-rc.1+build', '${VERSION}', '=>1.0', '""'])('may have version %s', (version) => {
    expect(codesIn(chart(`chart: shop, version: '${version}', ${HELM}`).replace("'\"\"'", "''"))).toEqual([]);
  });

  test.each(['latest', 'main', '1.2.x.y', 'v', '>=', 'sha256:abc'])('fails with version %j', (version) => {
    expect(codesIn(chart(`chart: shop, version: '${version}', ${HELM}`))).toEqual(['FLX201']);
  });

  test('without a version is the newest', () => {
    expect(codesIn(chart(`chart: shop, ${HELM}`))).toEqual([]);
  });

  test.each(['shop', 'myorg/shop', 'a.b-c', 'kube-prometheus-stack', '${CHART}'])('of a repository may be called %s', (name) => {
    expect(codesIn(chart(`chart: '${name}', version: 1.2.3, ${HELM}`))).toEqual([]);
  });

  test.each(['Shop', './shop', '/shop', 'shop:1.2.3', 'oci://ghcr.io/myorg/shop', 'my_shop'])('of a repository fails when it is called %s', (name) => {
    expect(codesIn(chart(`chart: '${name}', version: 1.2.3, ${HELM}`))).toEqual(['FLX203']);
  });

  test.each(['./charts/shop', 'charts/shop', '.', './'])('of Git may lie at %s', (path) => {
    expect(codesIn(chart(`chart: '${path}', ${GIT}`))).toEqual([]);
  });

  test('of Git ignores a version, but not the default that someone wrote out', () => {
    expect(codesIn(chart(`chart: ./shop, version: '*', ${GIT}`))).toEqual([]);
    expect(codesIn(chart(`chart: ./shop, version: latest, ${GIT}`))).toEqual(['FLX202']);
  });

  test('of a HelmChart is checked as that of a HelmRelease', () => {
    const helmChart = (spec: string) => `
apiVersion: source.toolkit.fluxcd.io/v1
kind: HelmChart
metadata: {name: shop, namespace: shop}
spec: {interval: 10m, ${spec}}
`;
    expect(codesIn(helmChart(`chart: /shop, ${GIT}`))).toEqual(['FLX204']);
    expect(codesIn(helmChart(`chart: ./shop, version: newest, ${HELM}`))).toEqual(['FLX201', 'FLX203']);
  });
});

describe('a chart of a branch', () => {
  const source = (ref: string, name = 'shop') => `---
apiVersion: source.toolkit.fluxcd.io/v1
kind: GitRepository
metadata: {name: ${name}, namespace: shop}
spec: {interval: 10m, url: 'https://github.com/myorg/shop', ref: {${ref}}}
`;

  test.each([
    ['a branch', 'branch: main', ['FLX205']],
    ['a tag', 'tag: v1', []],
    ['a commit of a branch', 'branch: main, commit: 363a6a8fe6a7f13e05d34c163b0ef02a777da20a', []],
  ])('is asked about where the source is %s', (_, ref, codes) => {
    expect(codesIn(chart(`chart: ./shop, ${GIT}`) + source(ref))).toEqual(codes);
  });

  test('is not asked about where the source is elsewhere, or the strategy is written out', () => {
    expect(codesIn(chart(`chart: ./shop, ${GIT}`) + source('branch: main', 'other'))).toEqual([]);
    expect(codesIn(chart(`chart: ./shop, reconcileStrategy: ChartVersion, ${GIT}`) + source('branch: main'))).toEqual([]);
  });
});

describe('a release', () => {
  test.each(['shop', 'shop-2', 'a.b', '${NAME}', '{{ name }}'])('may be called %s', (name) => {
    expect(codesIn(release(`releaseName: '${name}'`))).toEqual([]);
  });

  test.each(['Shop', 'shop_2', '-shop', 'shop.', 'a b'])('fails when it is called %j', (name) => {
    expect(codesIn(release(`releaseName: '${name}'`))).toEqual(['FLX200']);
  });

  test('whose name is too long is one for the schema', () => {
    expect(codesIn(release(`releaseName: ${'a'.repeat(54)}`))).toEqual(['SCH110']);
  });

  test.each([
    ['of its own name', 'dependsOn: [{name: shop}]', ['FLX230']],
    ['of its own name and namespace', 'dependsOn: [{name: shop, namespace: shop}]', ['FLX230']],
    ['of its name elsewhere', 'dependsOn: [{name: shop, namespace: other}]', []],
    ['of another name', 'dependsOn: [{name: db}, {name: cache}]', []],
  ])('may not wait for one %s', (_, spec, codes) => {
    expect(codesIn(release(spec))).toEqual(codes);
  });
});

describe('what happens after a failure', () => {
  test.each([
    ['a rollback without remediation', 'rollback: {cleanupOnFail: true}', ['FLX210']],
    ['a rollback with retries', 'upgrade: {remediation: {retries: 3}}, rollback: {cleanupOnFail: true}', []],
    ['a rollback with endless retries', 'upgrade: {remediation: {retries: -1}}, rollback: {timeout: 5m}', []],
    ['a rollback of the last failure', 'upgrade: {remediation: {remediateLastFailure: true}}, rollback: {timeout: 5m}', []],
    ['a rollback where failed upgrades are uninstalled', 'upgrade: {remediation: {retries: 3, strategy: uninstall}}, rollback: {timeout: 5m}', ['FLX210']],
    ['a rollback beside endless repetition', 'upgrade: {strategy: {name: RetryOnFailure}}, rollback: {timeout: 5m}', ['FLX210']],
    ['a rollback and remediation beside endless repetition', 'upgrade: {strategy: {name: RetryOnFailure}, remediation: {retries: 3}}, rollback: {timeout: 5m}', ['FLX211']],
    ['remediation with its own strategy written out', 'upgrade: {strategy: {name: RemediateOnFailure}, remediation: {retries: 3}}', []],
    ['remediation of an install that is repeated', 'install: {strategy: {name: RetryOnFailure}, remediation: {retries: 3}}', ['FLX211']],
    ['a strategy without retries', 'upgrade: {remediation: {strategy: rollback}}', ['FLX212']],
    ['a strategy with retries that are not known yet', 'upgrade: {remediation: {strategy: rollback, retries: "${RETRIES}"}}', []],
    ['retries of an install alone', 'install: {remediation: {retries: 3}}', []],
    ['force with server-side apply', 'upgrade: {force: true, serverSideApply: enabled}', ['FLX213']],
    ['force with the default', 'upgrade: {force: true}', []],
    ['force of a rollback', 'upgrade: {remediation: {retries: 1}}, rollback: {force: true, serverSideApply: enabled}', ['FLX213']],
  ])('%s', (_, spec, codes) => {
    expect(codesIn(release(spec)).filter((code) => code.startsWith('FLX'))).toEqual(codes);
  });

  test('is not judged where a Kustomization gives all releases their defaults', () => {
    const kustomization = `---
apiVersion: kustomize.toolkit.fluxcd.io/v1
kind: Kustomization
metadata: {name: apps, namespace: flux-system}
spec:
  interval: 10m
  path: ./apps
  prune: true
  sourceRef: {kind: GitRepository, name: flux-system}
  patches:
  - target: {group: helm.toolkit.fluxcd.io, kind: HelmRelease}
    patch: |
      apiVersion: helm.toolkit.fluxcd.io/v2
      kind: HelmRelease
      metadata: {name: any}
      spec: {upgrade: {remediation: {retries: 3}}}
`;
    const spec = 'rollback: {cleanupOnFail: true}, driftDetection: {ignore: [{paths: [/spec/replicas]}]}';
    expect(codesIn(release(spec))).toEqual(['FLX210', 'FLX221']);
    expect(codesIn(release(spec) + kustomization)).toEqual([]);
  });
});

describe('health checks of a release', () => {
  const exprs = 'healthCheckExprs: [{apiVersion: example.org/v1, kind: Shop, current: status.ready == true}]';
  test.each([
    ['with the default', exprs, []],
    ['with the strategy of Helm 3', `${exprs}, waitStrategy: {name: legacy}`, ['FLX214']],
    ['where only the install does not wait', `${exprs}, install: {disableWait: true}`, []],
    ['where nothing waits', `${exprs}, install: {disableWait: true}, upgrade: {disableWait: true}`, ['FLX214']],
    ['that are none', 'healthCheckExprs: [], waitStrategy: {name: legacy}', []],
  ])('%s', (_, spec, codes) => {
    expect(codesIn(release(spec))).toEqual(codes);
  });
});

describe('drift detection', () => {
  test.each(['/spec/replicas', '/metadata/annotations/a~1b', '', '/spec/list/0', '${PATH}'])('may ignore %j', (path) => {
    expect(codesIn(release(`driftDetection: {mode: warn, ignore: [{paths: ['${path}']}]}`))).toEqual([]);
  });

  test.each(['spec.replicas', 'spec/replicas', '.spec.replicas', '/spec/containers/*/image', '/a~2'])('fails to ignore %j', (path) => {
    expect(codesIn(release(`driftDetection: {mode: enabled, ignore: [{paths: ['${path}']}]}`))).toEqual(['FLX220']);
  });

  test('may have a mode that is not known yet', () => {
    expect(codesIn(release('driftDetection: {mode: "${MODE}", ignore: [{paths: [/spec/replicas]}]}'))).not.toContain('FLX221');
  });

  test.each(['*', '.*', '^shop$', 'shop|db', ''])('may select by %j', (name) => {
    expect(codesIn(release(`driftDetection: {mode: warn, ignore: [{paths: [/a], target: {name: '${name}'}}]}`))).toEqual([]);
  });

  test('fails with a selector that RE2 does not take, of a patch, too', () => {
    const patch = 'postRenderers: [{kustomize: {patches: [{target: {kind: "(?=x)"}, patch: "[{op: remove, path: /a}]"}]}}]';
    expect(found(release(patch))).toEqual(['FLX222 "(?=x)" is no regular expression that RE2 takes: error parsing regexp: invalid or unsupported Perl syntax: `(?=`']);
  });
});

describe('values', () => {
  const from = (entries: string, values: string) => release(`valuesFrom: [${entries}], values: ${values}`);
  const at = (path: string) => `{kind: Secret, name: shop, targetPath: '${path}'}`;
  const plain = '{kind: ConfigMap, name: shop}';

  test.each([
    ['a scalar at the top', at('token'), '{token: none}', ['FLX225']],
    ['a nested value, first of all', at('auth.token'), '{auth: {token: none}}', []],
    ['a nested value behind others', `${plain}, ${at('auth.token')}`, '{auth: {token: none}}', ['FLX225']],
    ['what stands in its way', `${plain}, ${at('auth.token')}`, '{auth: none}', ['FLX225']],
    ['its neighbour', `${plain}, ${at('auth.token')}`, '{auth: {user: none}}', []],
    ['an item that is there', `${plain}, ${at('auth.users[0].token')}`, '{auth: {users: [{name: a}]}}', []],
    ['an item that is not there yet', `${plain}, ${at('auth.users[1].token')}`, '{auth: {users: [{name: a}]}}', ['FLX225']],
    ['a null', at('token'), '{token: null}', []],
  ])('set inline and by a path: %s', (_, entries, values, codes) => {
    expect(codesIn(from(entries, values))).toEqual(codes);
  });

  test.each(['a.b[0]', 'a\\.b', 'a/b'])('may be set at %s', (path) => {
    expect(codesIn(release(`valuesFrom: [{kind: Secret, name: shop, targetPath: '${path}'}]`))).toEqual([]);
  });

  test.each(['a..b', 'a.', '[0]', 'a[70000]'])('fail at %s', (path) => {
    expect(codesIn(release(`valuesFrom: [{kind: Secret, name: shop, targetPath: '${path}'}]`))).toEqual(['FLX226']);
  });

  test('a path that breaks the pattern is one for the schema', () => {
    expect(codesIn(release('valuesFrom: [{kind: Secret, name: shop, targetPath: "a[x]"}]'))).toEqual(['SCH109']);
  });

  test('literal: false does no harm', () => {
    expect(codesIn(release('valuesFrom: [{kind: Secret, name: shop, literal: false}]'))).toEqual([]);
  });
});

test.each([
  'rollback: yes, upgrade: [], install: 7',
  'valuesFrom: {}, values: []',
  'valuesFrom: [null, 1, {targetPath: 7}]',
  'postRenderers: [null, {kustomize: {patches: [null, {patch: 7}]}}]',
  'driftDetection: {mode: warn, ignore: [null, {paths: 7, target: 7}, {paths: [null]}]}',
  'dependsOn: [null, shop, {name: 7}]',
  'healthCheckExprs: 7, waitStrategy: legacy, releaseName: 7',
])('no check throws, or reports what is of a wrong type: %s', (spec) => {
  expect(codesIn(release(spec)).filter((code) => /^FLX2/.test(code))).toEqual([]);
});

describe('a value that is set at a path', () => {
  const object = (kind: string, data: string) => `---
apiVersion: v1
kind: ${kind}
metadata: {name: settings, namespace: shop}
${data}
`;
  const from = (kind: string, more = '') => release(`valuesFrom: [{kind: ${kind}, name: settings, valuesKey: key, targetPath: a.b${more}}]`);
  const encoded = (text: string) => Buffer.from(text).toString('base64');

  test.each(['plain', 'https://a.b/c?d=e', '', 'a\\,b', '{a,b}', 'a b\n', '"quoted"', 'a,${VAR}'])('may be %j', (value) => {
    expect(codesIn(from('ConfigMap') + object('ConfigMap', `data: {key: ${JSON.stringify(value)}}`))).toEqual([]);
  });

  test.each(['a,b', '"a,b"', '\\d+', '{"a": 1}', 'x\\\\,y,z'])('may not be %j', (value) => {
    expect(codesIn(from('ConfigMap') + object('ConfigMap', `data: {key: ${JSON.stringify(value)}}`))).toEqual(['FLX227']);
  });

  test('may be anything where it is literal, encrypted, another key, or elsewhere', () => {
    const map = object('ConfigMap', 'data: {key: "a,b"}');
    expect(codesIn(from('ConfigMap', ', literal: true') + map)).toEqual([]);
    expect(codesIn(from('Secret') + map)).toEqual([]);
    expect(codesIn(from('ConfigMap') + object('ConfigMap', 'data: {other: "a,b"}')).filter((code) => code === 'FLX227')).toEqual([]);
    expect(codesIn(from('Secret') + object('Secret', 'stringData: {key: "ENC[AES256_GCM,data:x,type:str]"}\nsops: {mac: x}')).filter((code) => code === 'FLX227')).toEqual([]);
  });

  test('is read from a Secret, too, and never said', () => {
    const wrong = from('Secret') + object('Secret', `data: {key: ${encoded('hunter2,x')}}`);
    const flx227 = found(wrong).filter((text) => text.startsWith('FLX227'));
    expect(flx227).toHaveLength(1);
    expect(flx227[0]).not.toContain('hunter2');
  });
});
