import { check, codesIn, found } from './fleet';
import { fastSetWith, setWith } from '../../src/checks/applicationset/example';
import { oneStep, rollingSet } from '../../src/checks/applicationset/rollout';

const GIT = '- git: {repoURL: https://github.com/myorg/shop, revision: main, directories: [{path: apps/*}]}';
const FILES = '- git: {repoURL: https://github.com/myorg/shop, revision: main, files: [{path: "apps/**/config.json"}]}';
const BY_PATH = { generators: GIT, name: 'shop-{{ .path.basename }}' };
const CLUSTERS = { generators: '- clusters: {}', name: 'shop-{{ .nameNormalized }}' };
const LENIENT = 'goTemplate: true';

test.each<[string, string]>([
  ['a default for a parameter that is not there, without missingkey=error', setWith({ head: LENIENT, namespace: 'shop-{{ .tier | default "a" }}' })],
  ['a guarded parameter', setWith({ namespace: 'shop{{ if hasKey . "tier" }}{{ .tier }}{{ end }}' })],
  ['a condition over a parameter that is not there, without missingkey=error', setWith({ head: LENIENT, namespace: 'shop{{ if .tier }}-{{ .tier }}{{ end }}' })],
  ['a field of something that range goes over', setWith({ generators: '- list: {elements: [{env: dev, all: [{x: y}]}]}', namespace: 'shop{{ range .all }}-{{ .x }}{{ end }}' })],
  ['whatever a file holds', setWith({ generators: FILES, name: 'shop-{{ .app.name }}', namespace: '{{ .deep.down.here }}' })],
  ['labels of clusters', setWith({ ...CLUSTERS, namespace: '{{ .metadata.labels.env }}-{{ index .metadata.labels "example.com/env" }}' })],
  ['parts of a path', setWith({ ...BY_PATH, namespace: '{{ index .path.segments 0 }}-{{ .path.basenameNormalized }}' })],
  ['a path with a prefix', setWith({ generators: GIT.replace('revision', 'pathParamPrefix: app, revision'), name: 'shop-{{ .app.path.basename }}' })],
  ['a list from text', setWith({ generators: '- list: {elementsYaml: "[{a: b}]", elements: []}', name: 'shop-{{ .a }}' })],
  ['the parameters of both generators of a matrix', setWith({
    generators: '- matrix: {generators: [{clusters: {values: {tier: a}}}, {list: {elements: [{env: dev}, {env: prod}]}}]}', name: 'shop-{{ .name }}-{{ .env }}-{{ .values.tier }}',
  })],
  ['a second generator that depends on the first', setWith({
    generators: '- matrix: {generators: [{clusters: {}}, {git: {repoURL: https://github.com/myorg/shop, revision: main, files: [{path: "clusters/{{ .name }}/*.json"}]}}]}', name: 'shop-{{ .app }}',
  })],
  ['a matrix inside a matrix', setWith({
    generators: '- matrix: {generators: [{matrix: {generators: [{clusters: {}}, {list: {elements: [{a: b}]}}]}}, {list: {elements: [{c: d}]}}]}', name: 'shop-{{ .name }}-{{ .a }}-{{ .c }}',
  })],
  ['pull requests', setWith({ generators: '- pullRequest: {github: {owner: myorg, repo: shop}}', name: 'shop-{{ .branch_slug }}-{{ .number }}', namespace: '{{ index .labels 0 }}' })],
  ['other programs\' templates in values of a chart, without goTemplate', fastSetWith({}).replace('targetRevision: main}', 'targetRevision: main, helm: {values: "a: {{ .Release.Name }}\\nb: {{args.name}}"}}')],
  ['braces inside of quotes', setWith({ namespace: 'shop-{{ "{{" | len }}' })],
  ['braces for another program inside of quotes', setWith({ namespace: 'shop-{{ `{{user.name}}` | len }}-{{ "{{user.name}}" | len }}' })],
  ['a cluster that a selector picks', setWith({
    generators: '- matrix: {generators: [{clusters: {selector: {matchLabels: {role: hub}}}}, {git: {repoURL: https://github.com/myorg/shop, revision: main, directories: [{path: apps/*}]}}]}',
    name: 'shop-{{ .path.basename }}',
  })],
  ['a patch of conditions', setWith({ tail: 'templatePatch: |\n  {{- if eq .env "dev" }}\n  spec:\n    syncPolicy:\n      automated:\n        prune: {{ true }}\n  {{- end }}' })],
  ['a name of conditions', setWith({ generators: '- clusters: {}', name: '{{ if eq .name "A_B" }}a{{ else }}b-{{ .nameNormalized }}{{ end }}' })],
  ['a name in a range', setWith({ generators: GIT, name: '{{ range $i, $s := .path.segments }}{{ if $i }}-{{ end }}{{ $s }}{{ end }}' })],
  ['a normalized path in a name', setWith({ generators: GIT, name: 'shop-{{ normalize .path.path }}' })],
  ['a patch of loops', setWith({
    generators: '- list: {elements: [{env: dev, files: [a.yaml]}]}',
    tail: 'templatePatch: |\n  spec:\n    source:\n      helm:\n        valueFiles:\n        {{- range $f := .files }}\n          - {{ $f }}\n        {{- end }}',
  })],
  ['a patch with a mapping of its own', setWith({ generators: '- list: {elements: [{env: dev, labels: {a: b}}]}', tail: 'templatePatch: |\n  metadata:\n    labels: {{ .labels | toJson }}' })],
  ['a templated project', setWith({ generators: '- list: {elements: [{env: dev, project: default}]}' }).replace('project: default\n', "project: '{{ .project }}'\n")],
  ['a fixed name for one element', setWith({ name: 'shop' })],
  ['a fixed name for one directory', setWith({ generators: GIT.replace('apps/*', 'apps/one'), name: 'shop' })],
  ['a name of two lists that the expansion knows', setWith({
    generators: '- matrix: {generators: [{list: {elements: [{env: dev}]}}, {list: {elements: [{zone: a}, {zone: b}]}}]}', name: 'shop-{{ .zone }}',
  })],
  ['numbers below a million', setWith({ generators: '- list: {elements: [{env: dev, port: 8080, ratio: 0.5}]}', namespace: 'shop-{{ .port }}' })],
  ['a number as an integer', setWith({ generators: '- list: {elements: [{env: dev, account: 123456789012}]}', namespace: 'shop-{{ int64 .account }}' })],
  ['placeholders with spaces, without goTemplate', fastSetWith({ namespace: 'shop-{{ env }}' })],
  ['path segments without goTemplate', fastSetWith({ generators: GIT, name: 'shop-{{path.basename}}-{{path[0]}}' })],
  ['an override of a template', setWith({
    generators: '- list: {elements: [{env: dev}], template: {metadata: {}, spec: {project: default, destination: {namespace: "shop-{{ .env }}"}}}}',
  })],
  ['files with a star in their path', setWith({ generators: FILES, name: 'shop-{{ .path.filenameNormalized }}' })],
  ['a step for what is left', oneStep('{matchExpressions: [{key: stage, operator: NotIn, values: [prod]}]}')],
  ['no limit and none at all', oneStep('{matchExpressions: [{key: env, operator: In, values: [dev]}], maxUpdate: 0}')],
  ['a strategy that is the default', rollingSet('type: AllAtOnce')],
  ['a templated selector of a fed generator', setWith({
    generators: '- matrix: {generators: [{list: {elements: [{env: dev}, {env: prod}]}}, {clusters: {selector: {matchLabels: {env: "{{ .env }}"}}}}]}', name: 'shop-{{ .name }}',
  })],
])('%s is nothing to report', (_, yaml) => {
  expect(found(yaml)).toEqual([]);
});

test.each<[string, string, string]>([
  ['Helm function', setWith({ namespace: '{{ include "x" . }}' }), 'ARG521'],
  ['unclosed action', setWith({ namespace: 'shop-{{ .env' }), 'ARG520'],
  ['syntax error in a patch', setWith({ tail: 'templatePatch: |\n  spec:\n    {{ if }}' }), 'ARG520'],
  ['syntax error in values of a generator', setWith({ generators: '- clusters: {values: {a: "{{ if }}"}}', name: 'shop-{{ .name }}' }), 'ARG520'],
  ['older segment', setWith({ ...BY_PATH, namespace: '{{path[0]}}' }), 'ARG524'],
  ['older label with a dash', setWith({ ...CLUSTERS, namespace: '{{metadata.labels.my-env}}' }), 'ARG524'],
  ['older value', setWith({ generators: '- clusters: {values: {env: a}}', name: 'shop-{{ .name }}-{{values.env}}' }), 'ARG524'],
  ['expandenv', setWith({ namespace: '{{ expandenv "$A" }}' }), 'ARG522'],
  ['clock', setWith({ namespace: 'shop-{{ now | unixEpoch }}' }), 'ARG523'],
  ['lenient parameter that is written out', setWith({ head: LENIENT, path: 'deploy-{{ .tier }}' }), 'ARG526'],
  ['strict parameter with a default', setWith({ namespace: 'shop-{{ .tier | default "a" }}' }), 'ARG526'],
  ['misspelt path', setWith({ ...BY_PATH, namespace: '{{ .path.basenam }}' }), 'ARG526'],
  ['field of a text', setWith({ namespace: '{{ .env.name }}' }), 'ARG526'],
  ['values that are not given', setWith({ ...CLUSTERS, namespace: '{{ .values.tier }}' }), 'ARG526'],
  ['labels at the wrong place', setWith({ ...CLUSTERS, namespace: '{{ .labels.env }}' }), 'ARG526'],
  ['unknown name without goTemplate', fastSetWith({ namespace: 'shop-{{tier}}' }), 'ARG526'],
  ['segment of a file without goTemplate is open', fastSetWith({ generators: '- clusters: {}', name: 'shop-{{nameNormalized}}', namespace: '{{cluster}}' }), 'ARG526'],
  ['typo in values of a chart without goTemplate', fastSetWith({ generators: '- clusters: {}', name: 'shop-{{nameNormalized}}' }).replace('targetRevision: main}', 'targetRevision: main, helm: {values: "a: {{servr}}"}}'), 'ARG526'],
  ['Go condition without goTemplate', fastSetWith({ namespace: 'shop-{{ if true }}{{env}}{{ end }}' }), 'ARG525'],
  ['Go pipeline without goTemplate', fastSetWith({ namespace: 'shop-{{ env | lower }}' }), 'ARG525'],
  ['Go patch without goTemplate', fastSetWith({ tail: 'templatePatch: |\n  metadata:\n    labels: {env: "{{ .env }}"}' }), 'ARG525'],
  ['Go parameter in values of a chart without goTemplate', fastSetWith({}).replace('targetRevision: main}', 'targetRevision: main, helm: {values: "a: {{ .env }}"}}'), 'ARG525'],
  ['status below spec in a patch', setWith({ tail: 'templatePatch: |\n  spec:\n    sync: {}' }), 'ARG528'],
  ['namespace in a patch', setWith({ tail: 'templatePatch: |\n  metadata:\n    namespace: other' }), 'ARG529'],
  ['leading slash of files', setWith({ generators: FILES.replace('apps', '/apps'), name: 'shop-{{ .path.basename }}' }), 'ARG510'],
  ['slash behind a directory', setWith({ ...BY_PATH, generators: GIT.replace('apps/*', 'apps/*/') }), 'ARG510'],
  ['directory with a dot in front', setWith({ ...BY_PATH, generators: GIT.replace('apps/*', './apps/*') }), 'ARG510'],
  ['malformed directory', setWith({ ...BY_PATH, generators: GIT.replace('apps/*', '"apps/[x"') }), 'ARG510'],
  ['template in the first of a matrix', setWith({ generators: '- matrix: {generators: [{clusters: {selector: {matchLabels: {env: "{{ .env }}"}}}}, {list: {elements: [{env: a}]}}]}', name: 'shop-{{ .name }}-{{ .env }}' }), 'ARG530'],
  ['selector without values', setWith({ generators: '- list: {elements: [{env: dev}]}\n  selector: {matchExpressions: [{key: env, operator: In}]}' }), 'ARG518'],
  ['selector of a segment', setWith({ ...BY_PATH, generators: `${GIT}\n  selector: {matchLabels: {"path[0]": apps}}` }), 'ARG518'],
  ['selector of clusters with a value that is none', setWith({ generators: '- clusters: {selector: {matchLabels: {env: "a b"}}}', name: 'shop-{{ .name }}' }), 'ARG518'],
  ['Reverse without a rollout', rollingSet('deletionOrder: Reverse'), 'ARG545'],
  ['unknown order', oneStep('{matchExpressions: [{key: env, operator: In, values: [dev]}]}', '\ndeletionOrder: Backwards'), 'ARG545'],
  ['number in quotes', oneStep('{matchExpressions: [{key: env, operator: In, values: [dev]}], maxUpdate: "2"}'), 'ARG544'],
  ['a boolean of a template', setWith({ generators: '- list: {elements: [{env: dev, prune: "true"}]}' }).replace('      destination:', "      syncPolicy: {automated: {prune: '{{ .prune }}'}}\n      destination:"), 'SCH105'],
  ['capital letters in a name', setWith({ generators: '- clusters: {}', name: 'Shop-{{ .nameNormalized }}' }), 'ARG534'],
  ['a dash in front of a name', setWith({ generators: '- clusters: {}', name: '-{{ .nameNormalized }}' }), 'ARG534'],
  ['a path without goTemplate in a name', fastSetWith({ generators: GIT, name: 'shop-{{path}}' }), 'ARG535'],
  ['no provider', setWith({ generators: '- pullRequest: {requeueAfterSeconds: 60}', name: 'shop-{{ .number }}' }), 'ARG557'],
])('%s is %s', (name, yaml, code) => {
  expect({ name, codes: codesIn(yaml) }).toEqual({ name, codes: [code] });
});

test('a placeholder of the older form comes with its cure', () => {
  const yaml = setWith({ ...CLUSTERS, namespace: '{{metadata.labels.example.com/env}}' });
  expect(found(yaml)).toEqual(['ARG524 "{{metadata.labels.example.com/env}}" is no parameter with goTemplate, but a call of a function']);
});

test('what a template lacks is said once, with what there is', () => {
  expect(found(setWith({ namespace: '{{ .enviroment }}-{{ .enviroment }}' }))).toEqual(['ARG526 no generator gives "enviroment": "list" has "env"']);
});

test('a set of wrong types is for the schema, and stops no check', () => {
  const codes = codesIn(`
apiVersion: argoproj.io/v1alpha1
kind: ApplicationSet
metadata: {name: shop, namespace: argocd}
spec: {goTemplate: yes, generators: [1, {list: 2}, {git: {directories: {a: b}, files: [3]}}, {matrix: {generators: {a: b}}}, {merge: []}], template: [x], templatePatch: {a: b}, strategy: [1],
  goTemplateOptions: x}
`);
  expect(codes.filter((code) => !/^(SCH|EXP)/.test(code))).toEqual([]);
});

test.each([
  ['{{metadata.labels.example.com/env}}', 'write "{{ index .metadata.labels "example.com/env" }}"'],
  ['{{metadata.labels.env}}', 'write "{{ .metadata.labels.env }}"'],
  ['{{values.my-key}}', 'write "{{ index .values "my-key" }}"'],
  ['{{path[1]}}', 'write "{{ index .path.segments 1 }}"'],
  ['{{app.path.basename}}', 'write "{{ .app.path.basename }}"'],
])('the cure for %s: %s', (tag, cure) => {
  expect(check(setWith({ ...CLUSTERS, namespace: tag })).findings.map(({ code, fix }) => `${code} ${fix}`)).toEqual([`ARG524 ${cure}`]);
});

test.each<[string, string]>([
  ['openings', '{{'.repeat(50_000)],
  ['empty actions', '{{}}'.repeat(5_000)],
  ['actions that never end', '{{a'.repeat(30_000)],
  ['one long name', `{{${'a-'.repeat(50_000)}`],
  ['quotes that never end', '{{ "'.repeat(30_000)],
  ['raw quotes', '`'.repeat(99_999)],
])('time for %s is bounded', (_, text) => {
  const shown = JSON.stringify(text);
  const started = Date.now();
  check(`${setWith({}).replace("'shop-{{ .env }}'", shown).replace("path: 'deploy'", `path: ${shown}`)}  templatePatch: ${shown}\n`);
  check(`${fastSetWith({}).replace("path: 'deploy'", `path: ${shown}`)}  templatePatch: ${shown}\n`);
  expect(Date.now() - started).toBeLessThan(8_000);
});
