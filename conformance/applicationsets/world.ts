/** A small world in which ApplicationSets are expanded: cluster Secrets, and a Git repository made for the run. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

export const REPOSITORY = 'https://git.example/fleet.git';

const FILES: Readonly<Record<string, string>> = {
  'apps/shop/config.yaml': 'name: shop\nreplicas: 3\nteam:\n  name: web\n  lead: Ann\nhosts: [a, b]\n',
  'apps/shop/values.json': '{"name": "shop-json", "big": 1000000, "ratio": 0.5, "on": true, "none": null}\n',
  'apps/pay_ments/config.yaml': '- name: pay-one\n  replicas: 1\n- name: pay-two\n  team: {name: money}\n',
  'apps/pay_ments/deep/er/config.yaml': 'name: deeper\npath: mine\nvalues:\n  own: file\n',
  'apps-old/legacy/config.yaml': 'name: legacy\nempty: {}\nlist: []\nnested: [[1, 2], {a: b}]\n',
  'apps/.hidden/config.yaml': 'name: hidden\n',
  'empty/config.yaml': '',
  'clusters/eu/one.yaml': 'server: https://eu\nname: eu-prod\n',
  'clusters/us/one.yaml': 'server: https://us\nname: us-prod\n',
  'root.yaml': 'name: root\n',
  'broken/text.yaml': 'just text\n',
};

/** Writes the repository and commits it. */
export function makeRepository(folder: string): void {
  for (const [path, content] of Object.entries(FILES)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  const git = (...args: string[]) => execFileSync('git', ['-C', folder, '-c', 'user.name=ci', '-c', 'user.email=ci@example.com', ...args], { stdio: 'ignore' });
  git('init', '--quiet');
  git('add', '--all');
  git('commit', '--quiet', '--message', 'all');
}

interface Cluster {
  readonly name: string;
  readonly server: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly annotations?: Readonly<Record<string, string>>;
  readonly project?: string;
}

const CLUSTERS: readonly Cluster[] = [
  { name: 'eu-prod', server: 'https://eu', labels: { env: 'prod', region: 'eu' }, annotations: { owner: 'Team A' }, project: 'web' },
  { name: 'us-prod', server: 'https://us', labels: { env: 'prod', region: 'us' } },
  { name: 'Dev_Cluster', server: 'https://dev', labels: { 'env': 'dev', 'example.com/tier': '1' } },
];

/** Cluster Secrets as Argo CD keeps them. */
export const SECRETS: readonly object[] = CLUSTERS.map(({ name, server, labels, annotations, project }) => ({
  apiVersion: 'v1',
  kind: 'Secret',
  metadata: { name: `cluster-${name.toLowerCase().replace(/_/g, '-')}`, namespace: 'argocd', labels: { 'argocd.argoproj.io/secret-type': 'cluster', ...labels }, ...annotations ? { annotations } : {} },
  data: Object.fromEntries(Object.entries({ name, server, ...project ? { project } : {} }).map(([key, value]) => [key, Buffer.from(value).toString('base64')])),
}));

/** Branch names in which a slug shows what it does. */
const BRANCH_NAMES = [
  'main', 'fix/The_Thing', 'feat/a & b @ c', 'UPPER--case__', '-.-', 'it\'s "quoted"', 'a'.repeat(60), `${'word-'.repeat(12)}end`, 'x.y/z', 'café/naïve', 'tab\tand space ',
];

export const PULLS = BRANCH_NAMES.map((branch, index) => ({
  number: index + 1,
  title: `${index % 2 === 0 ? 'Fix' : 'Feature'} ${index}`,
  branch,
  targetBranch: index % 3 === 0 ? 'main' : 'release/1.x',
  headSha: '0123456789abcdef'.slice(0, index * 2),
  author: 'ann',
  labels: index % 2 === 0 ? ['preview', 'x'] : [],
}));

/** The same, as Argo CD's Go struct is named in JSON. */
export const GO_PULLS = PULLS.map(({ number, title, branch, targetBranch, headSha, author, labels }) => (
  { Number: number, Title: title, Branch: branch, TargetBranch: targetBranch, HeadSHA: headSha, Author: author, Labels: labels }));

export const SCM_REPOSITORIES = [
  { name: 'shop', url: 'https://h/shop', id: 7, labels: ['web', 'go'], branches: [{ name: 'main', sha: '0123456789ab', paths: ['deploy/app.yaml', 'Chart.yaml'] }, { name: 'next/One', sha: 'fe', paths: [] }] },
  { name: 'tools', url: 'https://h/tools', id: 8, labels: [], branches: [{ name: 'main', sha: '', paths: ['deploy'] }] },
  { name: 'web-shop', url: 'https://h/web-shop', id: 9, labels: ['web'], branches: [{ name: 'main', sha: 'abcdefghijk', paths: ['x'] }] },
];

export const GO_BRANCHES = SCM_REPOSITORIES.flatMap(({ name, url, id, labels, branches }) => branches.map((branch) => ({
  repository: { Organization: 'myorg', Repository: name, URL: url, Branch: branch.name, SHA: branch.sha, Labels: labels, RepositoryId: id },
  paths: branch.paths,
  isDefault: branch.name === 'main',
})));

/** What the plugin of ConfigMap `plug` answers. */
export const PLUGIN = [
  { name: 'one', nested: { deep: [1, { a: 'x' }], on: true }, big: 1000000, none: null },
  { name: 'two', hosts: ['a', 'b'], env: 'prod', values: { own: 'x' }, empty: {} },
];
