import { CLUSTERS, codes, expand, shown } from './build';
import { World } from '../../src/applicationset';

const WORLD: World = {
  ...CLUSTERS,
  pullRequests: [{
    repository: 'myorg/shop',
    pulls: [
      { number: 12, title: 'A fix', branch: 'fix/The_Thing & more', targetBranch: 'main', headSha: '0123456789abcdef', author: 'ann', labels: ['preview', 'x'] },
      { number: 13, title: 'WIP', branch: 'wip', headSha: 'fedcba', labels: [] },
    ],
  }],
  scm: [{
    organization: 'myorg',
    repositories: [
      { name: 'shop', url: 'https://h/shop', sshUrl: 'git@h:shop', labels: ['web', 'go'], branches: [{ name: 'main', sha: '0123456789', paths: ['deploy/app.yaml'] }, { name: 'next' }] },
      { name: 'tool', url: 'https://h/tool', archived: true, branches: [{ name: 'main' }] },
    ],
  }],
  plugins: [{ configMap: 'plug', parameters: [{ name: 'p1', nested: { a: 1 } }] }],
  decisions: [{ configMap: 'duck', matchKey: 'clusterName', resources: [{ name: 'placed', decisions: [{ clusterName: 'eu', weight: 3 }, { clusterName: 'unknown' }] }] }],
};

test.each<[string, string, string, string[]]>([
  ['pull requests', '- pullRequest: {github: {owner: myorg, repo: shop}}', '{{ .branch_slug }} {{ .head_short_sha }} {{ .head_short_sha_7 }} {{ .labels }}',
    ['pr-12=fix-the-thing-and-more 01234567 0123456 [preview x]', 'pr-13=wip fedcba fedcba []']],
  ['pull requests by label', '- pullRequest: {github: {owner: myorg, repo: shop, labels: [preview]}}', '{{ .author }}', ['pr-12=ann']],
  ['pull requests by filter', '- pullRequest: {gitea: {owner: myorg, repo: shop}, filters: [{titleMatch: "^A"}, {branchMatch: none}]}', 'x', ['pr-12=x']],
])('%s', (_, generators, template, expected) => {
  const result = expand(generators, template, WORLD, { template: { metadata: { name: 'pr-{{ .number }}' }, spec: { source: { path: template } } } });
  expect(shown(result)).toEqual(expected);
});

test.each<[string, string, string[]]>([
  ['repositories', 'github: {organization: myorg, excludeArchivedRepos: true}, cloneProtocol: https', ['shop=https://h/shop main 01234567 web,go']],
  ['every branch', 'github: {organization: myorg, allBranches: true}, filters: [{repositoryMatch: shop}]', ['shop=git@h:shop main 01234567 web,go', 'shop-next=git@h:shop next  web,go']],
  ['repositories with a path', 'gitea: {owner: myorg}, filters: [{pathsExist: [deploy/]}]', ['shop=git@h:shop main 01234567 web,go']],
  ['repositories with a label', 'gitlab: {group: myorg}, filters: [{labelMatch: "^g"}]', ['shop=git@h:shop main 01234567 web,go']],
])('%s', (_, fields, expected) => {
  const template = '{{ .url }} {{ .branch }} {{ .short_sha }} {{ .labels }}';
  const result = expand(`- scmProvider: {${fields}}`, template, WORLD, {
    template: { metadata: { name: '{{ .repository }}{{ if ne .branch "main" }}-{{ .branch }}{{ end }}' }, spec: { source: { path: template } } },
  });
  expect(shown(result)).toEqual(expected);
});

test('the answer of a plugin, whole with goTemplate and flattened without', () => {
  const generators = '- plugin: {configMapRef: {name: plug}, input: {parameters: {k: v}}}';
  expect(shown(expand(generators, '{{ .nested.a }} {{ .generator.input.parameters.k }} {{ .generator.input.parameters.k | toJson }}', WORLD)))
    .toEqual(['p1=1 {[34 118 34]} "v"']);
  expect(shown(expand(generators, '{{nested.a}}', WORLD, { goTemplate: false }))).toEqual(['p1=1']);
});

test('decisions about clusters that Argo CD knows; values are no templates there', () => {
  const generators = '- clusterDecisionResource: {configMapRef: duck, name: placed, values: {t: "{{ .name }}"}}';
  expect(shown(expand(generators, '{{ .server }} {{ .weight }} {{ .values.t }}', WORLD))).toEqual(['eu=https://eu 3 {{ .name }}']);
});

test.each<[string, string, string]>([
  ['no provider', '- pullRequest: {}', 'EXP101'],
  ['a pattern that Go does not know', '- pullRequest: {github: {owner: myorg, repo: shop}, filters: [{branchMatch: "(?=a)"}]}', 'EXP101'],
  ['no decision', '- clusterDecisionResource: {configMapRef: duck, name: none}', 'EXP101'],
  ['name and labelSelector at once', '- clusterDecisionResource: {configMapRef: duck, name: placed, labelSelector: {matchLabels: {a: b}}}', 'EXP101'],
])('fails for %s', (_, generators, code) => {
  expect(codes(expand(generators, 'x', WORLD))).toEqual([code]);
});

test('inside a matrix, filters of repositories become filters of branches, and a decision resource may not have a name', () => {
  const matrix = (second: string) => `- matrix: {generators: [{list: {elements: [{a: b}]}}, {${second}}]}`;
  const filters = 'filters: [{repositoryMatch: "^shop$", branchMatch: main}, {repositoryMatch: shop}]';
  const spec = { template: { metadata: { name: '{{ .repository }}-{{ .branch }}' }, spec: { source: { path: 'x' } } } };
  const github = `scmProvider: {github: {organization: myorg, allBranches: true}, ${filters}}`;
  expect(shown(expand(`- ${github}`, 'x', WORLD, spec))).toEqual(['shop-main=x']);
  expect(shown(expand(matrix(github), 'x', WORLD, spec))).toEqual(['shop-main=x', 'shop-next=x']);
  expect(codes(expand(matrix('clusterDecisionResource: {configMapRef: duck, name: placed}'), 'x', WORLD))).toEqual(['EXP101']);
});

test('what the world does not say is unknown, and only that', () => {
  const generators = `
- list: {elements: [{name: known}]}
- clusters: {}
- git: {repoURL: https://git.example/none, directories: [{path: "*"}]}
- pullRequest: {github: {owner: a, repo: b}}
- scmProvider: {github: {organization: a}}
- plugin: {configMapRef: {name: a}}
- clusterDecisionResource: {configMapRef: a, name: b}
`;
  const result = expand(generators, 'x');
  expect(shown(result)).toEqual(['known=x']);
  expect(result.unknown.map(({ generator }) => generator)).toEqual([
    'spec.generators[1].clusters', 'spec.generators[2].git', 'spec.generators[3].pullRequest', 'spec.generators[4].scmProvider',
    'spec.generators[5].plugin', 'spec.generators[6].clusterDecisionResource',
  ]);
});

test('in a matrix only the sets of an unknown repository are unknown', () => {
  const generators = `
- matrix:
    generators:
    - list: {elements: [{owner: myorg}, {owner: other}]}
    - pullRequest: {github: {owner: "{{ .owner }}", repo: shop}, values: {name: x}}
`;
  const result = expand(generators, 'x', WORLD, { template: { metadata: { name: '{{ .owner }}-{{ .number }}' }, spec: { source: { path: 'x' } } } });
  expect(shown(result)).toEqual(['myorg-12=x', 'myorg-13=x']);
  expect(result.unknown).toEqual([expect.objectContaining({ generator: 'spec.generators[0].matrix.generators[1].pullRequest', params: '{"owner":"other"}' })]);
});
