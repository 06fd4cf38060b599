import { codesIn, found } from './fleet';

function object(kind: string, spec: string): string {
  return `
apiVersion: image.toolkit.fluxcd.io/v1
kind: ${kind}
metadata: {name: shop, namespace: flux-system}
spec: {${spec}}
`;
}

const repository = (spec: string) => object('ImageRepository', `interval: 10m, ${spec}`);
const policy = (spec: string) => object('ImagePolicy', `imageRepositoryRef: {name: shop}, ${spec}`);
const automation = (git: string) => object('ImageUpdateAutomation', `interval: 10m, sourceRef: {kind: GitRepository, name: config}, ${git}`);
const AUTHOR = 'author: {email: flux@example.org}';

describe('an image', () => {
  test.each(['ghcr.io/myorg/shop', 'shop', 'myorg/shop', 'localhost:5000/shop', 'registry.local:5000/a/b_c-d.e', '123456789012.dkr.ecr.eu-west-1.amazonaws.com/shop',
    'ghcr.io/${ORG}/shop'])('may be %s', (image) => {
    expect(codesIn(repository(`image: '${image}'`))).toEqual([]);
  });

  test.each([
    ['ghcr.io/myorg/shop:1.2.3', 'FLX300'],
    ['shop:latest', 'FLX300'],
    ['localhost:5000/shop:v1', 'FLX300'],
    ['ghcr.io/myorg/shop@sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08', 'FLX300'],
    ['https://ghcr.io/myorg/shop', 'FLX300'],
    ['oci://ghcr.io/myorg/shop', 'FLX300'],
    ['docker://shop', 'FLX300'],
    ['ghcr.io/MyOrg/shop', 'FLX301'],
  ])('fails as %s', (image, code) => {
    expect(codesIn(repository(`image: '${image}'`))).toEqual([code]);
  });

  test.each([
    ["['^.*\\.sig$', '-rc']", []],
    ["['*.sig']", ['FLX302']],
    ['[]', []],
  ])('may exclude %s', (list, codes) => {
    expect(codesIn(repository(`image: shop, exclusionList: ${list}`))).toEqual(codes);
  });
});

describe('an ImagePolicy', () => {
  test.each([
    ['policy: {}', ['FLX303']],
    ['policy: {semver: {range: 1.x}}', []],
    ['policy: {numerical: {}}', []],
    ['policy: {alphabetical: {order: desc}}', []],
    ['policy: {alphabetical: {order: asc}, numerical: {order: asc}}', ['FLX304']],
    ["policy: {semver: {range: '>=1.0.0, <2'}}", []],
    ["policy: {semver: {range: '${RANGE}'}}", []],
    ["policy: {semver: {range: ''}}", ['FLX305']],
    ['policy: {semver: {range: stable}}', ['FLX305']],
  ])('%s', (spec, codes) => {
    expect(codesIn(policy(spec))).toEqual(codes);
  });

  test.each([
    ["pattern: '^main-(?P<ts>[0-9]+)$', extract: '$ts'", []],
    ["pattern: '^main-(?<ts>[0-9]+)$', extract: '$ts'", []],
    ["pattern: '^main-([0-9]+)-(.*)$', extract: '$1.$2'", []],
    ["pattern: '^main-([0-9]+)$', extract: '$0'", []],
    ["pattern: '^main-(?P<ts>[0-9]+)$', extract: '${ts}'", []],
    ["pattern: '^main-([0-9]+)$', extract: '$$5'", []],
    ["pattern: '^main-([0-9]+)$', extract: '$2'", ['FLX307']],
    ["pattern: '^main-(?P<ts>[0-9]+)$', extract: '$ts_utc'", ['FLX307']],
    ["pattern: '^main-(?P<ts>[0-9]+)$', extract: '$1x'", ['FLX307']],
    ["extract: '$ts'", ['FLX307']],
    ["pattern: '^(?!dev).*$', extract: '$ts'", ['FLX306']],
    ["pattern: '${PATTERN}', extract: '$ts'", []],
    ["pattern: ''", []],
  ])('filters tags by %s', (filter, codes) => {
    expect(codesIn(policy(`policy: {numerical: {order: asc}}, filterTags: {${filter}}`))).toEqual(codes);
  });

  test('names the groups that there are', () => {
    expect(found(policy("policy: {numerical: {order: asc}}, filterTags: {pattern: '^(?P<ts>[0-9]+)$', extract: $time}")))
      .toEqual(['FLX307 "$time" extracts "time", which is no group of the pattern, it has "ts"']);
  });
});

describe('an ImageUpdateAutomation', () => {
  const source = (ref: string) => `---
apiVersion: source.toolkit.fluxcd.io/v1
kind: GitRepository
metadata: {name: config, namespace: flux-system}
spec: {interval: 10m, url: 'https://github.com/myorg/config'${ref}}
`;

  test.each([
    ['a branch', 'checkout: {ref: {branch: main}}', []],
    ['a tag, to push elsewhere', 'checkout: {ref: {tag: v1}}, push: {branch: updates}', []],
    ['a tag', 'checkout: {ref: {tag: v1}}', ['FLX313']],
    ['a tag, to push a reference', "checkout: {ref: {tag: v1}}, push: {refspec: 'refs/heads/main:refs/heads/x'}", ['FLX313']],
    ['what its source does, unseen', 'push: {}', []],
  ])('checks out %s', (_, git, codes) => {
    expect(codesIn(automation(`git: {commit: {${AUTHOR}}, ${git}}`))).toEqual(codes);
  });

  test.each([
    [', ref: {branch: main}', []],
    [', ref: {tag: v1}', ['FLX313']],
    ['', ['FLX313']],
  ])('takes the branch of its source: %s', (ref, codes) => {
    expect(codesIn(automation(`git: {commit: {${AUTHOR}}}`) + source(ref))).toEqual(codes);
  });
});

describe('the message of a commit', () => {
  const message = (template: string) => automation(`git: {checkout: {ref: {branch: main}}, commit: {${AUTHOR}, messageTemplate: '${template}'}}`);

  test.each([
    'Update images',
    '{{ .AutomationObject.Namespace }}/{{ .AutomationObject }}',
    '{{ range $file, $changes := .Changed.Objects }}{{ $file.Kind }}{{ range $changes }}{{ .OldValue }}{{ end }}{{ end }}',
    '{{ range .Changed.FileChanges }}{{ . }}{{ end }}',
    '{{ .Values.cluster | upper }} {{ .Values.any.thing }}',
    '{{ with .Changed }}{{ .Whatever }}{{ end }}',
    '{{ .Updated }} ${SUBSTITUTED}',
  ])('may be %j', (template) => {
    expect(codesIn(message(template))).toEqual([]);
  });

  test.each([
    ['{{ .Changed.Changes', 'FLX314'],
    ['{{ now }}', 'FLX314'],
    ['{{ toYaml2 .Changed }}', 'FLX314'],
    ['{{ if .Changed.Changes }}', 'FLX314'],
    ['{{ range .Updated.Images }}{{ . }}{{ end }}', 'FLX315'],
    ['{{ range .Changed.Changes }}{{ $.Updated }}{{ end }}', 'FLX315'],
    ['{{ .Changed.ImageResult }}', 'FLX315'],
    ['{{ .Images }}', 'FLX315'],
  ])('fails as %j', (template, code) => {
    expect(codesIn(message(template))).toEqual([code]);
  });

  test('had other fields before Flux 2.7', () => {
    const older = message('{{ range .Updated.Images }}{{ . }}{{ end }}').replace('fluxcd.io/v1', 'fluxcd.io/v1beta2');
    expect(codesIn(older, { target: { flux: '2.6' } }).filter((code) => code.startsWith('FLX'))).toEqual([]);
  });
});

test.each([
  ['ImageRepository', 'image: 7, exclusionList: [null, 7]'],
  ['ImagePolicy', 'policy: 7, filterTags: []'],
  ['ImagePolicy', 'policy: {semver: 7}, filterTags: {pattern: 7, extract: []}'],
  ['ImageUpdateAutomation', 'git: {checkout: {ref: {branch: 7}}, push: 7, commit: {messageTemplate: []}}, sourceRef: 7'],
])('no check throws, or reports what is of a wrong type: %s %s', (kind, spec) => {
  expect(codesIn(object(kind, spec)).filter((code) => code.startsWith('FLX'))).toEqual([]);
});
