import { crdFiles, documentOf, Minors, single } from './fixture';
import { compareProduct, compareSchemas } from '../../conformance/schemas';

const text = { type: 'string' };

const sound = {
  required: ['name'],
  properties: {
    name: { type: 'string', enum: ['a', 'b'], pattern: '^[ab]$', maxLength: 5, default: 'a' },
    count: { 'x-kubernetes-int-or-string': true, 'anyOf': [{ type: 'integer' }, { type: 'string' }] },
    items: {
      'type': 'array',
      'minItems': 1,
      'x-kubernetes-list-type': 'map',
      'x-kubernetes-list-map-keys': ['name'],
      'items': { type: 'object', additionalProperties: text },
    },
    ref: { 'type': 'object', 'required': ['name'], 'properties': { name: text }, 'x-kubernetes-validations': [{ rule: 'true', message: 'm' }] },
    values: { 'type': 'object', 'x-kubernetes-preserve-unknown-fields': true },
  },
};

const rich: Minors = {
  '1.0': [{ versions: { v1beta1: { spec: { properties: { name: text, old: text } } } } }],
  '1.1': [{ versions: { v1: { spec: { properties: { name: text } } }, v1beta1: { spec: { properties: { name: text, old: text } }, storage: false, deprecated: true } } }],
  '1.2': [{ versions: { v1: { spec: sound } } }, { kind: 'Gadget', versions: { v1: { spec: { properties: { size: { type: 'integer' } } } } } }],
};

test('a document that was made from the CRDs differs from them nowhere', () => {
  const { contexts, fields, differences } = compareProduct({ ...documentOf(rich) }, crdFiles(rich));

  expect(differences).toEqual([]);
  expect(contexts).toBe(5);
  expect(fields).toBeGreaterThan(25);
});

interface Spec { required?: string[]; properties: Record<string, Record<string, unknown>> }

const planted: readonly (readonly [sort: string, plant: (spec: Spec) => void, found: string])[] = [
  ['a field more', (spec) => { spec.properties.extra = text; }, '.spec.extra present'],
  ['a field less', (spec) => { delete spec.properties.values; }, '.spec.values present'],
  ['type', (spec) => { spec.properties.name.type = 'integer'; }, '.spec.name type'],
  ['required', (spec) => { delete spec.required; }, '.spec.name required'],
  ['required of a nested structure', (spec) => { delete spec.properties.ref.required; }, '.spec.ref.name required'],
  ['enum', (spec) => { spec.properties.name.enum = ['a', 'b', 'c']; }, '.spec.name enum'],
  ['pattern', (spec) => { spec.properties.name.pattern = '^[abc]$'; }, '.spec.name pattern'],
  ['bound of a text', (spec) => { spec.properties.name.maxLength = 6; }, '.spec.name maxLength'],
  ['bound of a list', (spec) => { delete spec.properties.items.minItems; }, '.spec.items minItems'],
  ['default', (spec) => { spec.properties.name.default = 'b'; }, '.spec.name default'],
  ['list-map key', (spec) => { spec.properties.items['x-kubernetes-list-map-keys'] = ['id']; }, '.spec.items x-kubernetes-list-map-keys'],
  ['list type', (spec) => { spec.properties.items['x-kubernetes-list-type'] = 'atomic'; }, '.spec.items x-kubernetes-list-type'],
  ['type inside of a list of maps', (spec) => {
    spec.properties.items.items = { type: 'object', additionalProperties: { type: 'boolean' } };
  }, '.spec.items[]{} type'],
  ['preserve-unknown-fields', (spec) => { delete spec.properties.values['x-kubernetes-preserve-unknown-fields']; },
    '.spec.values x-kubernetes-preserve-unknown-fields'],
  ['int-or-string', (spec) => { delete spec.properties.count['x-kubernetes-int-or-string']; }, '.spec.count x-kubernetes-int-or-string'],
  ['CEL rule', (spec) => { spec.properties.ref['x-kubernetes-validations'] = [{ rule: 'false', message: 'm' }]; }, '.spec.ref x-kubernetes-validations'],
  ['nullable', (spec) => { spec.properties.name.nullable = true; }, '.spec.name nullable'],
];

test.each(planted)('fails on a planted difference: %s', (_, plant, found) => {
  const spec = structuredClone(sound) as unknown as Spec;
  plant(spec);

  const { differences } = compareProduct({ ...documentOf(single(sound)) }, crdFiles(single(spec)));

  const field = found.split(' ')[0];
  expect(differences.map((line) => line.split(': ')[1])).toContain(found);
  expect(differences.every((line) => line.includes(` ${field}`) || line.startsWith('WidgetSpec'))).toBe(true);
});

test('fails when a field is in the wrong minor', () => {
  const later: Minors = { ...rich, 1.1: [{ versions: { ...rich['1.1'][0].versions, v1: { spec: { properties: { name: text, values: text } } } } }] };

  expect(compareProduct({ ...documentOf(rich) }, crdFiles(later)).differences.join('\n')).toContain('Widget example.io/v1 1.1: .spec.values present');
});

test('fails when an apiVersion is no longer deprecated, and when a kind is missing from a minor', () => {
  const { '1.2': [widget], ...older } = rich;
  const undeprecated: Minors = { ...older, 1.1: [{ versions: { ...rich['1.1'][0].versions, v1beta1: { spec: { properties: { name: text, old: text } }, storage: false } } }], 1.2: [widget] };

  expect(compareProduct({ ...documentOf(rich) }, crdFiles(undeprecated)).differences).toEqual([
    expect.stringContaining('Widget 1.1: example.io/v1beta1: schemas/ says'),
    'Gadget 1.2: schemas/ has a kind that no CRD has',
    'Gadget: schemas/ has what no CRD has', 'Gadget.apiVersion: schemas/ has what no CRD has', 'Gadget.kind: schemas/ has what no CRD has',
    'Gadget.metadata: schemas/ has what no CRD has', 'Gadget.spec: schemas/ has what no CRD has',
    'GadgetSpec: schemas/ has what no CRD has', 'GadgetSpec.size: schemas/ has what no CRD has',
  ]);
});

test('fails on a CRD of a kind that schemas/ does not have', () => {
  const more: Minors = { ...single(sound), '1.0': [...single(sound)['1.0'], { kind: 'Gadget', versions: { v1: { spec: { properties: { a: text } } } } }] };

  expect(compareProduct({ ...documentOf(single(sound)) }, crdFiles(more)).differences.join('\n')).toContain('Gadget example.io/v1 1.0: .spec.a present');
});

test('says which folder is missing when there are no CRDs to compare with', () => {
  expect(() => compareSchemas('/nowhere/repository')).toThrow('there is no folder "/nowhere/shared/crds"');
});
