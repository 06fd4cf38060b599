import { codes, expand, setOf, shown } from './build';
import { expandApplicationSet } from '../../src/applicationset';

const ONE = '- list: {elements: [{name: a}]}';
type Fields = Readonly<Record<string, unknown>>;

function manifest(spec: Fields, generators = ONE): Fields {
  const result = expand(generators, 'x', {}, spec);
  expect(result.diagnostics).toEqual([]);
  return result.applications[0].manifest;
}

function template(metadata: Fields, spec: Fields = {}): Fields {
  return { template: { metadata: { name: '{{ .name }}', ...metadata }, spec: { project: 'p', destination: {}, ...spec } } };
}

test('an Application carries the set\'s namespace, a finalizer, and nothing that is empty', () => {
  expect(manifest(template({ namespace: 'other', labels: {} }, { source: { repoURL: 'u', helm: { skipCrds: false, values: '' } }, unknown: 1 }))).toEqual({
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'Application',
    metadata: { name: 'a', namespace: 'argocd', finalizers: ['resources-finalizer.argocd.argoproj.io'] },
    spec: { project: 'p', destination: {}, source: { repoURL: 'u', helm: {} } },
  });
});

test.each<[string, Fields, unknown]>([
  ['its own finalizers keep the automatic one out', template({ finalizers: ['own'] }), ['own']],
  ['preserveResourcesOnDeletion gives none', { syncPolicy: { preserveResourcesOnDeletion: true } }, undefined],
  ['a patch adds to the automatic one, and comes first', { templatePatch: 'metadata: {finalizers: [own]}' }, ['own', 'resources-finalizer.argocd.argoproj.io']],
])('finalizers: %s', (_, spec, expected) => {
  expect((manifest(spec).metadata as Fields).finalizers).toEqual(expected);
});

test('without a single parameter the template stays as it is, and gets no finalizer', () => {
  const result = expand('- list: {elements: [{}]}', '{{ .x }}', {}, { ...template({ name: 'plain' }, { source: { repoURL: '{{ .x }}' } }) });
  expect(result.applications[0].manifest).toMatchObject({ metadata: { name: 'plain' }, spec: { source: { repoURL: '{{ .x }}' } } });
  expect(result.applications[0].manifest.metadata).not.toHaveProperty('finalizers');
});

test('keys of maps are templates, nulls of valuesObject vanish, a template leaf is a string', () => {
  const helm = { valuesObject: { '{{ .name }}': '{{ 1 }}', 'n': 1, 'none': null, 'list': [null, '{{ .name }}'] } };
  expect(manifest(template({ annotations: { '{{ .name }}.x': '{{ .name }}' } }, { source: { repoURL: 'u', helm } }))).toMatchObject({
    metadata: { annotations: { 'a.x': 'a' } },
    spec: { source: { helm: { valuesObject: { a: '1', n: 1, list: [null, 'a'] } } } },
  });
});

test.each<[string, string, Fields]>([
  ['lists are replaced', 'spec: {source: {helm: {valueFiles: [b]}}}', { source: { repoURL: 'u', helm: { valueFiles: ['b'] } } }],
  ['null deletes', 'spec: {source: {helm: null}}', { source: { repoURL: 'u' } }],
  ['the project is kept', 'spec: {project: other}', {}],
  ['an unknown field is dropped', 'spec: {noField: 1}', {}],
  ['a boolean may be set', 'spec: {syncPolicy: {automated: {prune: true}}}', { syncPolicy: { automated: { prune: true } } }],
  ['$patch replaces', 'spec: {source: {$patch: replace, repoURL: new}}', { source: { repoURL: 'new' } }],
  ['nothing changes nothing', '{{ if false }}x{{ end }}', {}],
])('templatePatch: %s', (_, templatePatch, expected) => {
  const base = { project: 'p', destination: {}, source: { repoURL: 'u', helm: { valueFiles: ['a'] } } };
  expect(manifest({ ...template({}, base), templatePatch }).spec).toEqual({ ...base, ...expected });
});

test.each<[string, string]>([
  ['a list', '- a'],
  ['no YAML', 'a: [b'],
  ['a field of the wrong type', 'spec: {revisionHistoryLimit: text}'],
  ['a map inside valuesObject that the template has, too', 'spec: {source: {helm: {valuesObject: {deep: {a: 2}}}}}'],
])('templatePatch fails with EXP107 for %s', (_, templatePatch) => {
  const spec = template({}, { source: { repoURL: 'u', helm: { valuesObject: { deep: { a: 1 } } } } });
  expect(codes(expand(ONE, 'x', {}, { ...spec, templatePatch }))).toEqual(['EXP107']);
});

test('the template of a generator wins over that of the set, but an empty value and false say nothing', () => {
  const generators = `
- list:
    elements: [{name: a}]
    template:
      metadata: {labels: {own: "1", empty: ""}}
      spec:
        project: own
        destination: {namespace: own, server: ""}
        syncPolicy: {automated: {prune: false}}
        source: {repoURL: "", helm: {valueFiles: [own], valuesObject: {a: 1}}}
`;
  const base = {
    project: 'p',
    destination: { namespace: 'base', server: 's' },
    syncPolicy: { automated: { prune: true, selfHeal: true } },
    source: { repoURL: 'u', helm: { valueFiles: ['base', 'more'], valuesObject: { b: 2 } } },
  };
  expect(manifest(template({ labels: { base: '2', empty: 'filled' } }, base), generators)).toMatchObject({
    metadata: { labels: { own: '1', base: '2', empty: 'filled' } },
    spec: {
      project: 'own',
      destination: { namespace: 'own', server: 's' },
      syncPolicy: { automated: { prune: true, selfHeal: true } },
      source: { repoURL: 'u', helm: { valueFiles: ['own'], valuesObject: { a: 1 } } },
    },
  });
});

test('all Applications of a name that comes twice are left out, and the fault names generator and parameters', () => {
  const result = expand('- list: {elements: [{name: a, k: 1}, {name: b}]}\n- list: {elements: [{name: a, k: 2}]}', 'x');
  expect(result.applications.map(({ name }) => name)).toEqual(['b']);
  expect(result.diagnostics).toEqual([{
    code: 'EXP108',
    subject: 'ApplicationSet "set" spec.generators[0].list',
    message: '2 Applications are named "a", the second for {"name":"a","k":2}',
    fix: 'put a parameter that tells them apart into the name',
  }]);
});

test('a fault of one parameter set leaves the others, and says for which it is', () => {
  const result = expand('- list: {elements: [{name: a, k: 1}, {name: b}]}', '{{ .k }}', {}, { goTemplateOptions: ['missingkey=error'] });
  expect(result.applications.map(({ name }) => name)).toEqual(['a']);
  expect(result.diagnostics).toMatchObject([{ code: 'TPL102', message: expect.stringMatching(/map has no entry for key "k", for \{"name":"b"\}$/) }]);
});

test.each<[string, string, Fields]>([
  ['EXP110', ONE, template({ name: 'A {{ .name }}' })],
  ['TPL105', ONE, { goTemplateOptions: ['missingkey=maybe'] }],
  ['TPL104', ONE, template({ labels: { id: '{{ uuidv4 }}' } })],
  ['TPL101', ONE, template({ labels: { id: '{{ env "HOME" }}' } })],
  ['EXP106', ONE, template({ labels: ['a'] })],
  ['EXP106', ONE, template({}, { revisionHistoryLimit: '{{ .name }}' })],
  ['TPL106', '- list: {elements: [{name: a}]}', { goTemplate: false, template: { metadata: { name: '{{name}}{{' }, spec: {} } }],
])('fails with %s', (code, generators, spec) => {
  expect(codes(expand(generators, 'x', {}, spec))).toEqual([code]);
});

test.each<[string, unknown]>([
  ['nothing', {}], ['a spec that is text', { spec: 'x' }], ['generators that are text', { spec: { generators: 'x' } }],
  ['a list of texts', { spec: { generators: ['x', null, 3] } }], ['a template that is text', { spec: { generators: [{ list: { elements: [{ a: 'b' }] } }], template: 'x' } }],
  ['names that are numbers', { metadata: { name: 1, namespace: 2 }, spec: { generators: [{ list: { elements: 'x' } }] } }],
])('never throws: %s', (_, set) => {
  expect(() => expandApplicationSet(set as Fields)).not.toThrow();
});

test.each<[string, Fields]>([
  ['endless recursion', template({ labels: { a: '{{ define "r" }}{{ template "r" . }}{{ end }}{{ template "r" . }}' } })],
  ['a huge loop', template({ labels: { a: '{{ range until 100000000 }}x{{ end }}' } })],
])('%s ends in an error', (_, spec) => {
  expect(codes(expand(ONE, 'x', {}, spec))).toEqual(['TPL103']);
});

test('more parameter sets than a preview makes are refused before they are rendered', () => {
  const elements = Array.from({ length: 400 }, (_, index) => ({ [`k${index % 2}`]: String(index) }));
  const set = setOf('[]', 'x', { generators: [{ matrix: { generators: [{ list: { elements } }, { list: { elements } }] } }] });
  const result = expandApplicationSet(set);
  expect(codes(result)).toEqual(['EXP109']);
});

test('after one template that takes too long, and after a hundred faults, the rest is not looked at', () => {
  const elements = Array.from({ length: 500 }, (_, index) => ({ name: `a${index}` }));
  const set = (shownText: string) => setOf('[]', shownText, { generators: [{ list: { elements } }], goTemplateOptions: ['missingkey=error'] });
  expect(codes(expandApplicationSet(set('{{ range until 100000000 }}x{{ end }}')))).toEqual(['TPL103']);
  expect(codes(expandApplicationSet(set('{{ .none }}')))).toHaveLength(100);
});

test('integers beyond 2^53 are floats, as in the controller', () => {
  const big = { helm: { valuesObject: { n: 12345678901234567890n } } };
  expect(JSON.stringify(manifest({ ...template({}, { source: { repoURL: 'u' } }), templatePatch: 'spec: {source: {helm: {valuesObject: {n: 12345678901234567890}}}}' }))).toContain('12345678901234567000');
  expect(JSON.stringify(manifest(template({}, { source: { repoURL: 'u', ...big } })))).toContain('12345678901234567000');
});

test('keys that JavaScript knows are keys like others', () => {
  expect(shown(expand('- list: {elements: [{name: a, constructor: c, __proto__: p}]}', '{{ .constructor }}', {}))).toEqual(['a=c']);
});
