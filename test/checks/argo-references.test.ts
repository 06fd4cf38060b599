import { codesIn, found } from './fleet';
import { setWith } from '../../src/checks/applicationset/example';
import { applicationWith, projectOf } from '../../src/checks/reference/argo-example';

const CLUSTER = `---
apiVersion: v1
kind: Secret
metadata: {name: prod, namespace: argocd, labels: {argocd.argoproj.io/secret-type: cluster}}
type: Opaque
stringData: {name: prod-eu, server: https://prod.example.com}
`;
const OTHER = 'https://github.com/other/shop';

test.each<[string, string]>([
  ['no project is known', applicationWith({})],
  ['the default project', projectOf() + applicationWith({ project: 'default', repo: OTHER })],
  ['a project that is templated', projectOf() + setWith({ generators: '- clusters: {}', name: 'shop-{{ .name }}' }).replace('project: default', "project: '{{ .name }}'")],
  ['a repository with a placeholder', projectOf() + applicationWith({ repo: '"https://github.com/${ORG}/shop"' })],
  ['a project with a placeholder', projectOf({ repos: '"${REPO}"' }) + applicationWith({ repo: OTHER })],
  ['the same repository in another spelling', projectOf({ repos: 'https://github.com/MyOrg/shop.git' }) + applicationWith({})],
  ['two projects of one name, one of which permits', projectOf() + projectOf({ repos: OTHER }) + applicationWith({ repo: OTHER })],
  ['a cluster by name where the project has an address that nobody knows', projectOf({ destinations: '{server: "https://*.example.com", namespace: shop}' })
    + applicationWith({ destination: 'name: prod-eu, namespace: shop' })],
  ['a cluster by name where the project has an address', projectOf({ destinations: '{server: https://prod.example.com, namespace: shop}' })
    + applicationWith({ destination: 'name: prod-eu, namespace: shop' })],
  ['a slash behind the server', projectOf() + applicationWith({ destination: 'server: https://kubernetes.default.svc/, namespace: shop' })],
  ['another namespace of a denied one', projectOf({ destinations: '{server: https://kubernetes.default.svc, namespace: "!kube-system"}' }) + applicationWith({})],
  ['a regular expression of namespaces', projectOf({ more: 'sourceNamespaces: ["/^team-.*/"]' }) + applicationWith({ namespace: 'team-shop' })],
  ['projects of a series', projectOf({ name: 'team-a' }) + applicationWith({ project: 'team-b' })],
  ['clusters of a series', CLUSTER + applicationWith({ project: 'default', destination: 'name: prod-us, namespace: shop' })],
  ['two Applications of one chart path with values of their own', applicationWith({ project: 'default' })
    + applicationWith({ name: 'again', project: 'default' }).replace('path: deploy', 'path: deploy, helm: {releaseName: again}')],
  ['what global projects may permit', `${projectOf()}---\napiVersion: v1\nkind: ConfigMap\nmetadata: {name: argocd-cm, namespace: argocd}\ndata: {globalProjects: x}\n${applicationWith({ repo: OTHER })}`],
])('%s is nothing to report', (_, yaml) => {
  expect(found(yaml)).toEqual([]);
});

test.each<[string, string, string]>([
  ['the sync source of a hydrator', projectOf() + applicationWith({}).replace(/source: .*/,
    `sourceHydrator: {drySource: {repoURL: https://github.com/myorg/shop, path: deploy, targetRevision: main}, syncSource: {repoURL: ${OTHER}, targetBranch: env, path: out}}`), 'REF200'],
  ['one of several sources', projectOf() + applicationWith({}).replace(/source: (.*)/, `sources: [$1, {repoURL: ${OTHER}, path: a, targetRevision: main}]`), 'REF200'],
  ['a locked default project', projectOf({ name: 'default', repos: '' }) + applicationWith({ project: 'default' }), 'REF200'],
  ['a denied cluster name', projectOf({ destinations: '{server: "*", name: "", namespace: "*"}, {name: "!prod-eu", namespace: "*"}' })
    + applicationWith({ destination: 'name: prod-eu, namespace: shop' }), 'REF201'],
  ['an address whose name is denied', CLUSTER + projectOf({ destinations: '{server: "*", namespace: "*"}, {name: "!prod-eu", namespace: "*"}' })
    + applicationWith({ destination: 'server: https://prod.example.com, namespace: shop' }), 'REF201'],
  ['a cluster by name that no address of the project can be', CLUSTER + projectOf() + applicationWith({ destination: 'name: prod-eu, namespace: shop' }), 'REF201'],
  ['an expanded repository', projectOf() + setWith({ generators: `- list: {elements: [{env: dev, repo: ${OTHER}}]}` }).replace('project: default', 'project: shop')
    .replace('repoURL: https://github.com/myorg/shop', "repoURL: '{{ .repo }}'"), 'REF200'],
  ['the template of a set', projectOf() + setWith({ generators: '- clusters: {}', name: 'shop-{{ .name }}' }).replace('project: default', 'project: shop')
    .replace('repoURL: https://github.com/myorg/shop', `repoURL: ${OTHER}`), 'REF200'],
  ['an expanded project', projectOf({ name: 'platform' }) + setWith({ generators: '- list: {elements: [{env: dev, team: platfrom}]}' }).replace('project: default', "project: '{{ .team }}'"), 'REF202'],
  ['a typo of default', projectOf() + applicationWith({ project: 'defualt' }), 'REF202'],
  ['a cluster with one slip', CLUSTER.replace('prod-eu', 'production') + applicationWith({ project: 'default', destination: 'name: prodution, namespace: shop' }), 'REF205'],
])('%s is %s', (name, yaml, code) => {
  expect({ name, codes: codesIn(yaml) }).toEqual({ name, codes: [code] });
});

test('a project that nothing makes is missing where all there is, is here', () => {
  const yaml = projectOf() + applicationWith({ project: 'other', path: 'a' });
  expect(codesIn(yaml, { isWhole: true })).toEqual(['REF202']);
  expect(codesIn(yaml)).toEqual([]);
  expect(codesIn(yaml, { isWhole: true, externals: [{ kindName: 'argoproj.io/AppProject', name: 'other' }] })).toEqual([]);
});

test('two sets with one Application are found, with the elements that make it', () => {
  const yaml = setWith({}) + setWith({ path: 'other' }).replace('name: shop, namespace', 'name: again, namespace');
  expect(found(yaml, { isWhole: true })).toEqual([
    'REF204 "shop-dev" is also made by ApplicationSet 0, made by spec.generators[0].list with {"env":"dev"}',
  ]);
});

test('the same Applications of two clusters in one repository are none of our business', () => {
  expect(found(setWith({}) + setWith({ path: 'other' }).replace('name: shop, namespace', 'name: again, namespace'))).toEqual([]);
});

test('credentials of an address are in no message', () => {
  const lines = found(projectOf({ repos: 'https://user:sesame@github.com/a/*' }) + applicationWith({ repo: 'https://me:abracadabra@github.com/b/shop' }));
  expect(lines.some((line) => line.startsWith('REF200'))).toBe(true);
  expect(lines.join()).not.toMatch(/sesame|abracadabra/);
});
