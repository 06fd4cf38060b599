import { codesIn, found } from './fleet';
import { projectWith } from '../../src/checks/appproject/example';
import { windowWith } from '../../src/checks/appproject/windows';

const role = (lines: string): string => projectWith(`roles:\n  - name: ci\n    ${lines}`);
const policy = (line: string): string => role(`policies: ["${line}"]`);

test.each([
  ['only denials', 'sourceRepos: ["!https://bad/**"]'],
  ['a denial beside everything', 'sourceRepos: ["**", "!https://bad/**"]'],
  ['an address of SSH', 'sourceRepos: ["git@github.com:myorg/*"]'],
  ['a whole host', 'sourceRepos: ["https://charts.example.com/*", "https://github.com/**", "https://*.example.com/x"]'],
  ['a placeholder', 'sourceRepos: ["${REPO}", "https://github.com/{{ org }}/*"]'],
  ['nothing at all', 'sourceRepos: []\ndestinations: []'],
  ['wrong types are for the schema', 'description: x'],
  ['one denied namespace alone', 'destinations: [{server: "*", namespace: "!kube-system"}]'],
  ['another cluster beside a denial', 'destinations: [{server: https://a, namespace: shop}, {server: https://b, namespace: "!kube-system"}]'],
  ['server and name of one cluster', 'destinations: [{server: https://kubernetes.default.svc, name: in-cluster, namespace: "*"}]'],
  ['stars everywhere', 'destinations: [{server: "*", name: "*", namespace: "*"}]'],
  ['kinds of its own', 'clusterResourceWhitelist: [{group: "*", kind: "*"}, {group: shop.example.com, kind: "Sh[op]*"}]'],
  ['a group that is a pattern', 'namespaceResourceBlacklist: [{group: "*.io", kind: Role}]'],
  ['two accounts', 'destinationServiceAccounts: [{server: "*", namespace: a, defaultServiceAccount: "x:y"}, {server: "*", namespace: b, defaultServiceAccount: acc}]'],
  ['a window with another description', `${windowWith('description: x')}\n  - {kind: allow, schedule: "0 1 * * *", duration: 1h, namespaces: [a]}`],
  ['a zone of an old name', windowWith('timeZone: Asia/Calcutta')],
  ['UTC', windowWith('timeZone: UTC')],
  ['a placeholder as a schedule', windowWith('schedule: "${SCHEDULE}"')],
])('%s is nothing to report', (_, spec) => {
  expect(found(projectWith(spec))).toEqual([]);
});

test.each([
  ['p, proj:shop:ci, applications, action/apps/Deployment/restart, shop/*, allow'],
  ['p,proj:shop:ci,applications,*,shop/argocd/web-*,deny'],
  ['p, proj:shop:ci, logs, get, shop/web, allow'],
  ['p, proj:shop:ci, applications, delete/*/Pod/*, shop/*, allow'],
  ['p, proj:shop:ci, applications, ${ACTION}, shop/*, allow'],
])('policy %j is fine', (line) => {
  expect(found(policy(line))).toEqual([]);
});

test.each([
  ['g, my-group, proj:shop:ci', 'ARG411'],
  ['p, proj:shop:ci, applications, get, shop/*, permit', 'ARG411'],
  ['p, proj:other:ci, applications, get, shop/*, allow', 'ARG412'],
  ['p, role:ci, applications, get, shop/*, allow', 'ARG412'],
  ['p, proj:shop:ci, projects, get, shop/*, allow', 'ARG413'],
  ['p, proj:shop:ci, applications, syncs, shop/*, allow', 'ARG413'],
  ['p, proj:shop:ci, applications, get, shop, allow', 'ARG414'],
  ['p, proj:shop:ci, applications, get, other/*, allow', 'ARG414'],
])('policy %j is %s', (line, code) => {
  expect(codesIn(policy(line))).toEqual([code]);
});

test.each<[string, string]>([
  ['sourceRepos: [https://gitlab.com/*]', 'ARG405'],
  ['sourceRepos: ["https://github.com/{a,b}/*"]', 'ARG405'],
  ['sourceRepos: ["https://host/[x"]', 'ARG405'],
  ['sourceRepos: ["git@github.com:*"]', 'ARG405'],
  ['namespaceResourceWhitelist: [{group: core, kind: ConfigMap}]', 'ARG407'],
  ['namespaceResourceWhitelist: [{group: apps/v1, kind: Deployment}]', 'ARG407'],
  ['namespaceResourceWhitelist: [{group: apps, kind: deployments}]', 'ARG407'],
  ['clusterResourceWhitelist: [{group: "", kind: "Name[space"}]', 'ARG407'],
  ['clusterResourceWhitelist: [{group: apps, kind: Deployment}]', 'ARG408'],
  ['destinations: [{server: https://a, namespace: "[x"}]', 'ARG440'],
  ['destinations: [{server: "!*", namespace: "*"}]', 'ARG403'],
  ['sourceNamespaces: [a, a]', 'ARG404'],
  ['roles: [{name: a}, {name: a}]', 'ARG404'],
  ['roles: [{name: a, groups: [" x"]}]', 'ARG415'],
  ['roles: [{name: a, groups: [""]}]', 'ARG415'],
  ['destinationServiceAccounts: [{server: "!x", namespace: a, defaultServiceAccount: acc}]', 'ARG430'],
  ['destinationServiceAccounts: [{server: "[x", namespace: a, defaultServiceAccount: acc}]', 'ARG430'],
  ['destinationServiceAccounts: [{server: x, namespace: a, defaultServiceAccount: ""}]', 'ARG430'],
  [windowWith('kind: ""'), 'ARG420'],
  [windowWith('schedule: "@daily"'), 'ARG421'],
  [windowWith('duration: 0h'), 'ARG422'],
  [windowWith('duration: "-1h"'), 'ARG422'],
  [windowWith('timeZone: europe/berlin'), 'ARG424'],
  [windowWith('timeZone: "+01:00"'), 'ARG424'],
])('%s is %s', (spec, code) => {
  expect(codesIn(projectWith(spec))).toEqual([code]);
});

test('a pattern that should match an organisation comes with its cure', () => {
  expect(found(projectWith('sourceRepos: [https://github.com/*]'))).toEqual([
    'ARG405 "https://github.com/*" matches no repository, for "*" does not go beyond a "/"',
  ]);
});

test('a project of wrong types is for the schema alone', () => {
  const codes = codesIn(`
apiVersion: argoproj.io/v1alpha1
kind: AppProject
metadata: {name: shop, namespace: argocd}
spec: {sourceRepos: {a: b}, destinations: [1, {server: 5}], roles: [x, {name: 5, policies: [7], groups: y}], syncWindows: [3, {kind: 4}], clusterResourceWhitelist: [{group: 1}],
  destinationServiceAccounts: [{server: 1}], sourceIntegrity: {git: {policies: [1, {repos: [2]}]}}, signatureKeys: 4}
`);
  expect(codes.filter((code) => !code.startsWith('SCH') && !['ARG421', 'ARG422', 'ARG423', 'ARG442'].includes(code))).toEqual([]);
});
