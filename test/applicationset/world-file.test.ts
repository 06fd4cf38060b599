import { join } from 'node:path';
import { parseWorld } from '../../src/applicationset';

const SECRET = `
apiVersion: v1
kind: Secret
metadata:
  name: cluster-eu
  labels: {argocd.argoproj.io/secret-type: cluster, env: prod}
data: {name: ZXU=, server: aHR0cHM6Ly9ldQ==, config: c2VjcmV0}
`;

const parse = (text: string) => parseWorld(text, 'world.yaml', '/base');

test('a world may be a mapping, cluster Secrets as they are, or both', () => {
  const world = parse(`clusters:\n- {name: us, server: https://us}\nrepositories:\n- {url: u, directory: ../config, revision: main}\n---${SECRET}`);
  expect(world).toEqual({
    clusters: [
      { name: 'us', server: 'https://us' },
      { name: 'eu', server: 'https://eu', project: undefined, labels: { 'argocd.argoproj.io/secret-type': 'cluster', 'env': 'prod' }, annotations: {} },
    ],
    repositories: [{ url: 'u', directory: join('/base', '../config'), revision: 'main' }],
  });
});

test('a list of Secrets, as kubectl prints it', () => {
  const indented = SECRET.trim().replace(/\n/g, '\n  ');
  expect(parse(`apiVersion: v1\nkind: List\nitems:\n- ${indented}\n`).clusters?.map(({ name }) => name)).toEqual(['eu']);
});

test('credentials of a cluster Secret are not taken over', () => {
  expect(JSON.stringify(parse(SECRET))).not.toMatch(/secret"|c2VjcmV0/);
});

test.each<[string, string]>([
  ['no YAML', 'a: [b'], ['a list', '- a'], ['a part that does not exist', 'cluster: []'], ['a part that is no list', 'clusters: {}'],
  ['a cluster without a server', 'clusters: [{name: a}]'], ['a repository without a directory', 'repositories: [{url: a}]'],
  ['pull requests that are no list', 'pullRequests: [{repository: a, pulls: 3}]'],
  ['a Secret without a server', SECRET.replace('server:', 'other:')],
])('fails with EXP100 for %s', (_, text) => {
  expect(() => parse(text)).toThrow(expect.objectContaining({ code: 'EXP100' }));
});

test('a misspelled part is told its name', () => {
  expect(() => parse('cluster: []')).toThrow('write "clusters"');
});
