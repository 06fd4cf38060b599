import { codesIn, found } from './fleet';
import { configMap, repository } from '../../src/checks/flux-kustomization/examples';
import { GIT_REPOSITORY, kustomization, OCI_REPOSITORY, release } from '../../src/checks/reference/examples';

const HEADER = 'apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\n';
const SET = '  postBuild: {substitute: {DOMAIN: example.com}}';

/** A repository whose one ConfigMap has a text. */
function shop(text: string, more = SET, metadata = ''): string {
  return repository({ 'apps/shop/shop.yaml': configMap(text, metadata) }, more);
}

function settings(data: string): string {
  return `\napiVersion: v1\nkind: ConfigMap\nmetadata: {name: settings, namespace: apps}\ndata: ${data}\n`;
}

describe('a substitution', () => {
  test.each([
    ['of what is set', shop('${DOMAIN}.')],
    ['with defaults', shop('${REGION:=eu} ${ZONE:-a} ${A=b}')],
    ['that is escaped', shop('$${REGION} $REGION $(REGION)')],
    ['that the object does not want', shop('${REGION}', SET, ', annotations: {kustomize.toolkit.fluxcd.io/substitute: disabled}')],
    ['that a label does not want', shop('${REGION}', SET, ', labels: {kustomize.toolkit.fluxcd.io/substitute: disabled}')],
    ['without postBuild', shop('${REGION} ${a.b}', '')],
    ['that does not run', shop('text', '  postBuild: {}')],
    ['from an object that is not here', shop('${REGION}', '  postBuild: {substitute: {A: b}, substituteFrom: [{kind: Secret, name: elsewhere}]}')],
    ['from an optional object that is not here', shop('${REGION}', '  postBuild: {substitute: {A: b}, substituteFrom: [{kind: Secret, name: elsewhere, optional: true}]}')],
    ['from an object whose name is substituted, too', shop('${REGION}', '  postBuild: {substitute: {A: b}, substituteFrom: [{kind: ConfigMap, name: "${X}"}]}')],
    ['from an object that is here', repository({
      'apps/shop/shop.yaml': configMap('${REGION}'), 'clusters/prod/settings.yaml': settings('{REGION: eu}'),
    }, '  postBuild: {substituteFrom: [{kind: ConfigMap, name: settings}]}')],
    ['of an object that is patched', repository({
      'apps/shop/shop.yaml': configMap('${REGION}'),
      'apps/shop/kustomization.yaml': `${HEADER}resources: [shop.yaml]\npatches: [{target: {kind: ConfigMap}, patch: "- {op: replace, path: /data/text, value: a}"}]\n`,
    }, SET)],
    ['of a Kustomization that is patched from above', repository({
      'clusters/prod/shop.yaml': kustomization('apps', '  patches:\n    - target: {kind: Kustomization}\n      patch: "- {op: add, path: /spec/postBuild, value: {}}"', './apps'),
      'apps/shop.yaml': kustomization('shop', SET, './shop'),
      'shop/shop.yaml': configMap('${REGION}'),
    })],
    ['of a Kustomization of another repository', `# file: a.yaml\n${GIT_REPOSITORY}---${kustomization('shop', SET, './apps/shop')}---${kustomization('other', '', './elsewhere')}
# file: apps/shop/shop.yaml\n${configMap('${REGION}')}`],
    ['of generated text that does not want it', repository({
      'apps/shop/kustomization.yaml': `${HEADER}configMapGenerator: [{name: shop, files: [run.sh]}]\ngeneratorOptions: {annotations: {kustomize.toolkit.fluxcd.io/substitute: disabled}}\n`,
      'apps/shop/run.sh': 'echo ${HOME}',
    }, SET)],
  ])('%s is not reported', (_, yaml) => {
    expect(found(yaml)).toEqual([]);
  });

  test.each([
    ['of a key', repository({ 'apps/shop/shop.yaml': configMap('a').replace('text:', '"${KEY}":') }, SET)],
    ['of a name', repository({ 'apps/shop/shop.yaml': configMap('a').replace('{name: shop', '{name: "${NAME}"') }, SET)],
    ['where only the case differs', shop('${REGION}', SET, ', annotations: {kustomize.toolkit.fluxcd.io/substitute: enabled}')],
    ['of generated text', repository({
      'apps/shop/kustomization.yaml': `${HEADER}configMapGenerator: [{name: shop, files: [run.sh]}]\n`, 'apps/shop/run.sh': 'echo ${HOME}',
    }, SET)],
  ])('%s that nobody sets is reported', (_, yaml) => {
    expect(codesIn(yaml)).toEqual(['FLX281']);
  });

  test('names the variable that was probably meant', () => {
    expect(found(shop('${DOMIAN} and again ${DOMIAN}'))).toEqual(['FLX281 "${DOMIAN}" is substituted, and Kustomization "shop" sets no "DOMIAN"']);
  });

  test.each([
    ['${PORT}', 'PORT: "8080"', ['FLX286']],
    ['${PORT}', 'PORT: "true"', ['FLX286']],
    ['${PORT}', 'PORT: "1.10"', ['FLX286']],
    ['${PORT:=8080}', 'A: b', ['FLX286']],
    ['${PORT}', 'PORT: "\\"8080\\""', []],
    ['${PORT}', 'PORT: web', []],
    ['${PORT}', 'PORT: ""', []],
    ['${PORT}', 'PORT: "${OUTER}"', []],
    ['${PORT:="8080"}', 'A: b', []],
    [':${PORT}', 'PORT: "8080"', []],
    ['${PORT^^}', 'PORT: "8080"', []],
  ])('of %s with {%s} gives %j', (text, variables, codes) => {
    expect(codesIn(shop(text, `  postBuild: {substitute: {${variables}}}`))).toEqual(codes);
  });

  test('knows the types of fields of Flux', () => {
    const variables = '  postBuild: {substitute: {NUMBER: "2", TEXT: two}}';
    const chart = release('shop', '  releaseName: "${NUMBER}"\n  maxHistory: "${NUMBER}"');
    expect(found(repository({ 'apps/shop/shop.yaml': `${OCI_REPOSITORY}---${chart}` }, variables))).toEqual(['FLX286 "${NUMBER}" becomes the number 2, and has to be text']);
  });
});

describe('a folder without a kustomization', () => {
  test.each([
    ['with a list', 'apiVersion: v1\nkind: List\nitems: []\n'],
    ['with an empty file', '# nothing yet\n'],
    ['with empty documents', '---\n---\n'],
    ['with a name that is generated', 'apiVersion: batch/v1\nkind: Job\nmetadata: {generateName: shop-}\n'],
  ])('%s is fine', (_, text) => {
    expect(codesIn(repository({ 'apps/shop/shop.yaml': configMap('a'), 'apps/shop/other.yaml': text }))).toEqual([]);
  });

  test.each(['.github/workflows/ci.yaml', '.sops.yaml', 'docs/values.json', 'inner/values.yaml'])('may hold %s', (path) => {
    const inner = { 'apps/shop/inner/kustomization.yaml': `${HEADER}resources: [a.yaml]\n`, 'apps/shop/inner/a.yaml': configMap('a').replace('{name: shop', '{name: a') };
    expect(codesIn(repository({ 'apps/shop/shop.yaml': configMap('a'), ...inner, [`apps/shop/${path}`]: 'a: 1\n' }))).toEqual([]);
  });

  test('leaves out what the source leaves out', () => {
    const files = { 'apps/shop/shop.yaml': configMap('a'), 'apps/shop/values.yaml': 'a: 1\n' };
    expect(codesIn(repository({ ...files, '.sourceignore': 'values.yaml\n' }))).toEqual([]);
    expect(codesIn(repository({ ...files, 'clusters/prod/config.yaml': GIT_REPOSITORY.replace('ref:', 'ignore: values.yaml, ref:') }))).toEqual([]);
  });
});

describe('annotations of kustomize-controller', () => {
  test.each(['prune: disabled', 'prune: Disabled', 'prune: enabled', 'ssa: merge', 'ssa: IfNotPresent', 'force: Enabled', 'reconcile: disabled', 'substitute: ${X}', 'checksum: abc', 'zone: a'])(
    'may be %s', (annotation) => {
      expect(codesIn(configMap('a', `, annotations: {kustomize.toolkit.fluxcd.io/${annotation.replace(': ', ": '")}'}`))).toEqual([]);
    });

  test.each([['prune: false', 'FLX291'], ['substitute: Disabled', 'FLX291'], ['ssa: merged', 'FLX291'], ['force: yes', 'FLX291'], ['recncile: disabled', 'FLX292']])(
    'may not be %s', (annotation, code) => {
      expect(codesIn(configMap('a', `, annotations: {kustomize.toolkit.fluxcd.io/${annotation.replace(': ', ": '")}'}`))).toEqual([code]);
    });
});

test.each([
  ['{substitute: {A_1: x, _b: z}}', []],
  ['{substitute: {"1a": x}}', ['FLX283']],
  ['{substitute: {values.yaml: x}}', ['FLX283']],
  ['{substitute: {A: "one\\n"}}', []],
  ['{substitute: {A: "one\\ntwo"}}', ['FLX285']],
  ['{substitute: {A: "[\\n  {a: b},\\n  {c: d}\\n]\\n"}}', []],
  ['{substitute: {A: "a:\\n  b: c"}}', []],
  ['{substitute: {}}', []],
])('variables %s give %j', (postBuild, codes) => {
  expect(codesIn(`${GIT_REPOSITORY}---${kustomization('shop', `  postBuild: ${postBuild}`)}`)).toEqual(codes);
});

test.each([
  ['  healthChecks: [{apiVersion: rbac.authorization.k8s.io/v1, kind: ClusterRole, name: shop}]', []],
  ['  healthChecks: [{kind: Deployment, name: shop}]', ['FLX288']],
  ['  wait: true\n  healthChecks: [{kind: Deployment, name: shop}]', ['FLX287']],
  ['  wait: false\n  healthChecks: [{kind: Deployment, name: shop, namespace: shop}]', []],
  ['  wait: true\n  healthChecks: []', []],
])('%j gives %j', (more, codes) => {
  expect(codesIn(`${GIT_REPOSITORY}---${kustomization('shop', more)}`)).toEqual(codes);
});

test('a target namespace over a base with another one is what it is for', () => {
  expect(codesIn(repository({ 'apps/shop/shop.yaml': configMap('a') }, '  targetNamespace: store'))).toEqual([]);
});

test('a target namespace over several is not', () => {
  const two = `${configMap('a')}---${configMap('a').replace('namespace: shop', 'namespace: desk')}`;
  expect(codesIn(repository({ 'apps/shop/shop.yaml': two }, '  targetNamespace: store'))).toContain('FLX290');
});
