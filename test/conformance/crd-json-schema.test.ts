import { closeSchema } from '../../conformance/crd-json-schema';

test('objects with known fields are closed at every depth', () => {
  const schema = { type: 'object', properties: { spec: { type: 'array', items: { type: 'object', properties: { a: { type: 'string' } } } } } };
  expect(closeSchema(schema)).toMatchObject({
    additionalProperties: false,
    properties: { spec: { items: { additionalProperties: false } } },
  });
});

test('what the API server would keep stays open', () => {
  expect(closeSchema({ 'type': 'object', 'properties': {}, 'x-kubernetes-preserve-unknown-fields': true })).not.toHaveProperty('additionalProperties');
  expect(closeSchema({ type: 'object', additionalProperties: { type: 'string' } })).toHaveProperty('additionalProperties', { type: 'string' });
  expect(closeSchema({ type: 'object' })).not.toHaveProperty('additionalProperties');
});

test('branches of anyOf stay open, because they name only some of the fields', () => {
  const closed = closeSchema({ type: 'object', properties: { a: {}, b: {} }, anyOf: [{ properties: { a: { type: 'string' } } }] });
  expect(closed.anyOf).toEqual([{ properties: { a: { type: 'string' } } }]);
});

test('a nullable field takes null', () => {
  expect(closeSchema({ type: 'string', nullable: true })).toMatchObject({ type: ['string', 'null'] });
});
