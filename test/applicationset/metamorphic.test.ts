import * as fc from 'fast-check';
import { CLUSTERS } from './build';
import { expandApplicationSet, Expansion } from '../../src/applicationset';

type Fields = Readonly<Record<string, unknown>>;

const element = fc.record({
  name: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'), env: fc.constantFrom('dev', 'prod', ''), text: fc.stringMatching(/^[^{}]{0,8}$/),
});
const list = fc.uniqueArray(element, { maxLength: 5, selector: ({ name }) => name }).map((elements) => ({ list: { elements } }));
const clusters = fc.constantFrom<Fields>({}, { selector: { matchLabels: { env: 'prod' } } }, { values: { one: 'x' } }).map((fields) => ({ clusters: fields }));
const generator: fc.Arbitrary<Fields> = fc.oneof(list, clusters);

const PATHS = ['name', 'env', 'text', 'nameNormalized', 'server', 'values.one', 'metadata.labels.env'];

function setOf(generators: readonly Fields[], goTemplate: boolean): Fields {
  const guarded = (path: string) => `{{ if hasKey . "${path.split('.')[0]}" }}{{ .${path} }}{{ else }}{{ "{{" }}${path}{{ "}}" }}{{ end }}`;
  const tag = (path: string) => (goTemplate ? guarded(path) : `{{${path}}}`);
  return {
    metadata: { name: 's', namespace: 'argocd' },
    spec: {
      goTemplate,
      generators,
      template: {
        metadata: { name: goTemplate ? '{{ .name }}' : '{{name}}', annotations: Object.fromEntries(PATHS.map((path) => [path.replace(/\./g, '-'), tag(path)])) },
        spec: { project: 'p', source: { repoURL: 'u', helm: { valuesObject: { env: tag('env') } } } },
      },
    },
  };
}

const expand = (generators: readonly Fields[], goTemplate: boolean) => expandApplicationSet(setOf(generators, goTemplate), CLUSTERS);
const manifests = ({ applications }: Expansion) => applications.map(({ manifest }) => JSON.stringify(manifest));
const sorted = (expansion: Expansion) => manifests(expansion).sort();

/** Where a set of the generator has all of a path's parents, both languages can say it. */
const comparable = (text: string) => text.replace(/<no value>|\{\{[\w.]+\}\}/g, '?');

test('goTemplate and fasttemplate make the same of the same parameters', () => {
  fc.assert(fc.property(fc.array(generator, { maxLength: 3 }), (generators) => {
    expect(sorted(expand(generators, true)).map(comparable)).toEqual(sorted(expand(generators, false)).map(comparable));
  }));
});

test('a matrix with a list of one empty-handed element is the other generator', () => {
  fc.assert(fc.property(generator, fc.boolean(), fc.boolean(), (other, goTemplate, isFirst) => {
    const one = { list: { elements: [{ extra: 'x' }] } };
    const matrix = { matrix: { generators: isFirst ? [one, other] : [other, one] } };
    expect(manifests(expand([matrix], goTemplate))).toEqual(manifests(expand([other], goTemplate)));
  }));
});

test('the order of independent generators changes the order of the Applications only', () => {
  fc.assert(fc.property(fc.array(generator, { maxLength: 4 }), fc.boolean(), (generators, goTemplate) => {
    expect(sorted(expand([...generators].reverse(), goTemplate))).toEqual(sorted(expand(generators, goTemplate)));
  }));
});

test('a selector that selects everything changes nothing', () => {
  fc.assert(fc.property(generator, fc.boolean(), (one, goTemplate) => {
    expect(manifests(expand([{ ...one, selector: {} }], goTemplate))).toEqual(manifests(expand([one], goTemplate)));
  }));
});

test('a merge with a generator that gives nothing is the first generator', () => {
  fc.assert(fc.property(generator, fc.boolean(), (one, goTemplate) => {
    expect(sorted(expand([{ merge: { mergeKeys: ['name'], generators: [one, { list: {} }] } }], goTemplate))).toEqual(sorted(expand([one], goTemplate)));
  }));
});

test('a set is not changed by its expansion, and the second time is like the first', () => {
  fc.assert(fc.property(fc.array(generator, { maxLength: 3 }), fc.boolean(), (generators, goTemplate) => {
    const set = setOf(generators, goTemplate);
    const before = JSON.stringify(set);
    const first = JSON.stringify(expandApplicationSet(set, CLUSTERS));
    expect(JSON.stringify(expandApplicationSet(set, CLUSTERS))).toBe(first);
    expect(JSON.stringify(set)).toBe(before);
  }));
});
