import { codesIn, found } from './fleet';

const alert = (spec: string) => `
apiVersion: notification.toolkit.fluxcd.io/v1beta3
kind: Alert
metadata: {name: shop, namespace: flux-system}
spec: {providerRef: {name: chat}, ${spec}}
`;
const provider = (spec: string) => `
apiVersion: notification.toolkit.fluxcd.io/v1beta3
kind: Provider
metadata: {name: chat, namespace: flux-system}
spec: {${spec}}
`;
const receiver = (spec: string) => `
apiVersion: notification.toolkit.fluxcd.io/v1
kind: Receiver
metadata: {name: shop, namespace: flux-system}
spec: {secretRef: {name: webhook}, ${spec}}
`;
const secret = (name: string, data: string) => `---
apiVersion: v1
kind: Secret
metadata: {name: ${name}, namespace: flux-system}
${data}
`;
const SECRET = 'secretRef: {name: credentials}';

describe('an Alert', () => {
  test.each([
    ["eventSources: [{kind: HelmRelease, name: '*'}]", []],
    ["eventSources: [{kind: HelmRelease, name: '*', namespace: shop, matchLabels: {a: b}}]", []],
    ['eventSources: [{kind: HelmRelease, name: shop.v1}]', []],
    ["eventSources: [{kind: HelmRelease, name: '${NAME}*'}]", []],
    ["eventSources: [{kind: HelmRelease, name: 'shop-*'}]", ['FLX341']],
    ["eventSources: [{kind: HelmRelease, name: '^shop$'}]", ['FLX341']],
    ["eventSources: [{kind: HelmRelease, name: '*'}], inclusionList: ['.*failed.*', 'a.b(c']", ['FLX340']],
    ["eventSources: [{kind: HelmRelease, name: '*'}], exclusionList: ['waiting.*socket', 'no such host$']", []],
  ])('%s', (spec, codes) => {
    expect(codesIn(alert(spec))).toEqual(codes);
  });
});

describe('a Provider', () => {
  test.each([
    "type: slack, address: 'https://hooks.slack.com/services/x'", `type: slack, ${SECRET}`, "type: slack, channel: a, address: 'https://slack.com/api/chat.postMessage'",
    `type: discord, ${SECRET}`, `type: telegram, channel: '@a', ${SECRET}`, `type: github, address: 'https://github.com/a/b', ${SECRET}`,
    `type: github, address: 'ssh://git@github.com/a/b.git', ${SECRET}`, `type: gitlab, address: 'https://gitlab.com/a/b/c', ${SECRET}`,
    `type: gitlab, address: 'https://gitlab.com/1234', ${SECRET}`, `type: azuredevops, address: 'https://dev.azure.com/a/b/_git/c', ${SECRET}`,
    "type: azuredevops, address: 'https://dev.azure.com/a/b/_git/c'", `type: bitbucketserver, address: 'https://git.local/ctx/scm/a/b.git', ${SECRET}`,
    'type: googlepubsub, address: my-project, channel: topic', "type: nats, address: 'nats://nats.local:4222', channel: flux.events",
    `type: zulip, address: 'https://a.zulipchat.com', channel: 'deploy/prod', ${SECRET}`, "type: alertmanager, address: 'http://am:9093/api/v2/alerts/'",
    'type: otel, channel: x', `type: github, address: 'https://github.com/\${ORG}', ${SECRET}`, "type: slack, address: '${WEBHOOK}'",
  ])('may be %s', (spec) => {
    expect(codesIn(provider(spec))).toEqual([]);
  });

  test.each([
    ['type: slack, channel: a', ['FLX344']],
    ["type: discord, address: ''", ['FLX344']],
    ['type: github', ['FLX344']],
    ["type: slack, address: 'https://slack.com/api/chat.postMessage', secretRef: {name: bot}", ['FLX345']],
    [`type: telegram, ${SECRET}`, ['FLX345']],
    ['type: googlepubsub, address: my-project', ['FLX345']],
    [`type: zulip, address: 'https://a.zulipchat.com', channel: deploy, ${SECRET}`, ['FLX345']],
    ["type: telegram, channel: '@a'", ['FLX346']],
    ["type: gitea, address: 'https://git.local/a/b'", ['FLX346']],
    ["type: generic-hmac, address: 'https://a.b'", ['FLX346']],
    [`type: github, address: 'https://github.com/a', ${SECRET}`, ['FLX347']],
    [`type: github, address: 'https://github.com/a/b/', ${SECRET}`, ['FLX347']],
    [`type: azuredevops, address: 'https://dev.azure.com/a/b', ${SECRET}`, ['FLX347']],
    [`type: bitbucketserver, address: 'ssh://git@git.local/a/b', ${SECRET}`, ['FLX347']],
    ['type: msteams, address: a.webhook.office.com/x', ['FLX349']],
  ])('fails as %s', (spec, codes) => {
    expect(codesIn(provider(spec))).toEqual(codes);
  });

  test('is said without what may be its secret', () => {
    expect(found(provider('type: slack, address: hooks.slack.com/services/T0/B0/hunter2')).join('')).not.toContain('hunter2');
  });
});

describe('a Receiver', () => {
  test.each([
    ['type: github, resources: [{kind: GitRepository, name: shop}]', []],
    ["type: github, resources: [{kind: GitRepository, name: '*', matchLabels: {a: b}}]", []],
    ["type: github, resources: [{kind: GitRepository, name: '*'}]", ['FLX342']],
    ["type: github, resources: [{kind: GitRepository, name: 'shop-?'}]", ['FLX341']],
    ['type: generic, resources: [{kind: ImagePolicy, name: shop}]', ['FLX343']],
    ['type: generic, resources: [{apiVersion: image.toolkit.fluxcd.io/v1, kind: ImagePolicy, name: shop}]', []],
    ['type: github, events: [ping, push, pull_request, PUSH], resources: [{kind: GitRepository, name: shop}]', []],
    ['type: github, events: [Push Hook], resources: [{kind: GitRepository, name: shop}]', ['FLX353']],
    ['type: gitlab, events: [Push Hook, Tag Push Hook], resources: [{kind: GitRepository, name: shop}]', []],
    ['type: gitlab, events: [push], resources: [{kind: GitRepository, name: shop}]', ['FLX353']],
    ["type: bitbucket, events: ['repo:refs_changed', 'pr:merged', 'diagnostics:ping'], resources: [{kind: GitRepository, name: shop}]", []],
    ['type: bitbucket, events: [push], resources: [{kind: GitRepository, name: shop}]', ['FLX353']],
    ['type: cdevents, events: [dev.cdevents.change.merged.0.1.2], resources: [{kind: GitRepository, name: shop}]', []],
    ['type: generic, events: [push], resources: [{kind: GitRepository, name: shop}]', ['FLX352']],
    ['type: generic, events: [], resources: [{kind: GitRepository, name: shop}]', []],
  ])('%s', (spec, codes) => {
    expect(codesIn(receiver(spec))).toEqual(codes);
  });
});

describe('a Secret that is here', () => {
  const GITHUB = `type: github, address: 'https://github.com/a/b', ${SECRET}`;
  test.each([
    ['a token', provider(GITHUB) + secret('credentials', 'stringData: {token: x}'), []],
    ['an app', provider(GITHUB) + secret('credentials', "data: {githubAppID: '', githubAppInstallationID: '', githubAppPrivateKey: ''}"), []],
    ['another key', provider(GITHUB) + secret('credentials', 'stringData: {password: x}'), ['FLX357']],
    ['no key yet', provider(GITHUB) + secret('credentials', 'type: Opaque'), []],
    ['an address', provider(`type: discord, ${SECRET}`) + secret('credentials', 'stringData: {address: x}'), []],
    ['no address', provider(`type: discord, ${SECRET}`) + secret('credentials', 'stringData: {url: x}'), ['FLX357']],
    ['a token, and no address', provider(`type: github, ${SECRET}`) + secret('credentials', 'stringData: {token: x}'), ['FLX357']],
    ['anything, where nothing is needed', provider(`type: slack, address: 'https://a.b', ${SECRET}`) + secret('credentials', 'stringData: {url: x}'), []],
    ['the name of another', provider(GITHUB) + secret('other', 'stringData: {password: x}'), []],
  ])('has %s', (_, yaml, codes) => {
    expect(codesIn(yaml).filter((code) => code.startsWith('FLX'))).toEqual(codes);
  });

  test('of a registry of Google has more keys since Flux 2.9', () => {
    const gcr = receiver('type: gcr, resources: [{kind: ImageRepository, name: shop}]') + secret('webhook', 'stringData: {token: x}');
    expect(codesIn(gcr).filter((code) => code.startsWith('FLX'))).toEqual(['FLX357']);
    expect(codesIn(gcr, { target: { flux: '2.8' } }).filter((code) => code.startsWith('FLX'))).toEqual([]);
  });
});

test.each([
  alert('eventSources: [null, 7, {name: 7}], inclusionList: [null, 7], exclusionList: {}'),
  provider('type: constructor, address: []'),
  provider('type: 7, address: 7, channel: 7, secretRef: 7'),
  receiver('type: constructor, resources: [null, {kind: constructor, name: a}], events: [7]'),
  receiver('type: [], resources: 7, events: 7'),
])('no check throws, or reports what is of a wrong type', (yaml) => {
  expect(codesIn(yaml).filter((code) => code.startsWith('FLX') && code !== 'FLX352')).toEqual([]);
});
