import * as fc from 'fast-check';
import { rounds } from '../../src/model';

const order = (waitsFor: Record<string, string[]>) => rounds(new Map(Object.entries(waitsFor)));

test('a round may start when the rounds before it are done', () => {
  expect(order({ prod: ['staging', 'qa'], staging: ['dev'], dev: [], qa: ['dev'], docs: [] }))
    .toEqual({ rounds: [['dev', 'docs'], ['staging', 'qa'], ['prod']], stuck: [] });
});

test('a name that is waited for twice, or that nobody knows, holds nobody up', () => {
  expect(order({ prod: ['dev', 'dev', 'elsewhere'], dev: [] }).rounds).toEqual([['dev'], ['prod']]);
});

test('those that wait for themselves or for one another, and those behind them, are stuck', () => {
  expect(order({ a: ['a'], b: ['c'], c: ['b'], d: ['b'], e: [] })).toEqual({ rounds: [['e']], stuck: ['a', 'b', 'c', 'd'] });
});

test('a chain of ten thousand is ordered', () => {
  const chain = new Map(Array.from({ length: 10_000 }, (_, index) => [`${index}`, index === 0 ? [] : [`${index - 1}`]]));
  const { rounds: found, stuck } = rounds(chain);

  expect(found).toHaveLength(10_000);
  expect(found[9_999]).toEqual(['9999']);
  expect(stuck).toEqual([]);
});

test('nobody comes before what it waits for, and nobody is lost', () => {
  const graph = fc.array(fc.array(fc.nat({ max: 7 }), { maxLength: 3 }), { minLength: 1, maxLength: 8 });
  fc.assert(fc.property(graph, (edges) => {
    const waitsFor = new Map(edges.map((before, index) => [`${index}`, before.filter((b) => b < edges.length).map(String)]));
    const { rounds: found, stuck } = rounds(waitsFor);
    const round = new Map(found.flatMap((names, index) => names.map((name) => [name, index] as const)));
    expect([...round.keys(), ...stuck].sort()).toEqual([...waitsFor.keys()].sort());
    for (const [name, index] of round) {
      expect(waitsFor.get(name)!.every((before) => round.get(before)! < index)).toBe(true);
    }
  }));
});
