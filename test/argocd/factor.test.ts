import * as fc from 'fast-check';
import { mergePatch, renderDeep, renderText } from './go-template';
import { escapeTemplate, factor, Factored, joinTemplate } from '../../src/argocd/factor';

type Fields = Readonly<Record<string, unknown>>;

const lastWord = (path: readonly (string | number)[]) => String(path.filter((part) => typeof part === 'string').pop()).replace(/\W/g, '') || 'value';

function factored(objects: Readonly<Record<string, Fields>>): Factored {
  return factor(Object.entries(objects).map(([env, object]) => ({ env, object })), lastWord);
}

function expanded({ template, elements, patches }: Factored): unknown[] {
  return elements.map((element, index) => mergePatch(renderDeep(template, element), patches?.[index] ?? {}));
}

test('what all have in common stays, a text that differs becomes a parameter, the environment\'s name a pattern', () => {
  expect(factored({
    dev: { name: 'shop-dev', chart: 'shop', version: '2.0.0', prune: true },
    prod: { name: 'shop-prod', chart: 'shop', version: '1.9.0', prune: true },
  })).toEqual({
    template: { name: 'shop-{{ .env }}', chart: 'shop', version: '{{ .version }}', prune: true },
    elements: [{ env: 'dev', version: '2.0.0' }, { env: 'prod', version: '1.9.0' }],
  });
});

test('what differs and is no text goes into patches', () => {
  const { template, patches } = factored({ dev: { sync: { prune: true, retry: 1 } }, prod: { sync: { prune: false, retry: 1 } } });

  expect(template).toEqual({ sync: { retry: 1 } });
  expect(patches).toEqual([{ sync: { prune: true } }, { sync: { prune: false } }]);
});

test('no empty map is left where patches say everything', () => {
  const app = (prune: boolean) => ({ a: 1, sync: { automated: { prune } } });
  const { template, patches } = factored({ dev: app(true), prod: app(false) });

  expect(template).toEqual({ a: 1 });
  expect(patches).toEqual([{ sync: { automated: { prune: true } } }, { sync: { automated: { prune: false } } }]);
});

test('one parameter fills every place with the same values, and names do not collide', () => {
  const { template, elements } = factored({ a: { x: { name: '1' }, y: { name: '2' }, z: { name: '1' } }, b: { x: { name: '3' }, y: { name: '4' }, z: { name: '3' } } });

  expect(template).toEqual({ x: { name: '{{ .name }}' }, y: { name: '{{ .name2 }}' }, z: { name: '{{ .name }}' } });
  expect(elements).toEqual([{ env: 'a', name: '1', name2: '2' }, { env: 'b', name: '3', name2: '4' }]);
});

test('a list that cannot be said leaves no parameter behind', () => {
  const { elements, patches } = factored({ a: { list: [{ name: 'x', size: 1 }] }, b: { list: [{ name: 'y', size: 2 }] } });

  expect(elements).toEqual([{ env: 'a' }, { env: 'b' }]);
  expect(patches).toEqual([{ list: [{ name: 'x', size: 1 }] }, { list: [{ name: 'y', size: 2 }] }]);
});

const text = fc.oneof(fc.string(), fc.constantFrom('dev', 'a-dev-b', 'prod', '{dev}', '{{ .env }}', '{{dev}}', '}}dev{{{', '{', '{{- x -}}', 'shop-{prod}'));

test('a text comes out of a template as it went in', () => {
  fc.assert(fc.property(text, (some) => {
    expect(renderText(escapeTemplate(some), {})).toBe(some);
  }));
});

test('texts and actions come out one behind the other, braces included', () => {
  fc.assert(fc.property(text, text, text, (first, second, value) => {
    expect(renderText(joinTemplate([first, second, ''], ['.a', '.b']), { a: value, b: value })).toBe(first + value + second + value);
  }));
});

const key = fc.constantFrom('name', 'env', 'spec', 'labels', 'constructor', '__proto__', 'a.b/c', '0');
const json = fc.letrec((tie) => ({
  value: fc.oneof({ depthSize: 'small' }, text, fc.boolean(), fc.integer(), fc.array(tie('value'), { maxLength: 3 }), fc.dictionary(key, tie('value'), { maxKeys: 4 })),
})).value;
const object = fc.dictionary(key, json, { maxKeys: 5 }) as fc.Arbitrary<Fields>;
/** Objects that are mostly alike, as the Applications of a set are. */
const alike = fc.tuple(object, fc.array(object, { minLength: 1, maxLength: 3 }))
  .map(([base, overrides]) => overrides.map((override) => ({ ...base, ...override })));

test('template, elements and patches make exactly the objects that were factored', () => {
  const envs = fc.uniqueArray(fc.constantFrom('dev', 'prod', 'e', 'staging-eu', '0'), { minLength: 3, maxLength: 3 });
  fc.assert(fc.property(alike, envs, (objects, names) => {
    const result = factor(objects.map((one, index) => ({ env: names[index], object: one })), lastWord);
    expect(expanded(result)).toEqual(objects);
    expect(result.elements.every((element, index) => element.env === names[index] && Object.values(element).every((value) => typeof value === 'string'))).toBe(true);
  }), { numRuns: 1000 });
});
