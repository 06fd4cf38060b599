import { fleetOf } from './fleet';
import { allChecks } from '../../src/checks';
import { runChecks } from '../../src/checks/engine';
import { Fields, Inventory, InventoryObject } from '../../src/inventory';

const ODD: readonly unknown[] = [null, undefined, '', 0, -1, true, [], {}, [null], [[]], { name: {} }, { name: [] }, 'x'.repeat(2000), '${', '${a', '{{', '\u0000', 12n, { '': '' }, ['${A}'], { constructor: 1 }];
const ours = allChecks().filter(({ code }) => /^(?:REF1|FLX2[89]|FLX33|FLX38|FLX39|SEC30)/.test(code));

/** The same numbers at every run (a linear congruence). */
function randomOf(seed: string): () => number {
  let state = [...seed].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 2_147_483_647, 7);
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}

/** The same value with one node replaced. */
function mutated(value: unknown, random: () => number): unknown {
  const entries = typeof value === 'object' && value !== null ? Object.entries(value) : [];
  if (entries.length === 0 || random() < 0.15) {
    return ODD[Math.floor(random() * ODD.length)];
  }
  const [key, inner] = entries[Math.floor(random() * entries.length)];
  const changed = mutated(inner, random);
  return Array.isArray(value) ? value.map((one: unknown, index) => (String(index) === key ? changed : one)) : { ...value as Fields, [key]: changed };
}

test.each(ours.map((check) => [check.code, check] as const))('%s copes with whatever stands in a manifest', (code, check) => {
  const random = randomOf(code);
  const { objects, layout } = fleetOf(check.bad, { isWhole: true });
  for (let round = 0; round < 40; round++) {
    const fleet = objects.map(({ manifest, origin, facts }) => {
      const changed = mutated(manifest, random) as Fields | null;
      const isMapping = typeof changed === 'object' && changed !== null;
      return new InventoryObject(isMapping ? { ...changed, apiVersion: manifest.apiVersion, kind: manifest.kind } : manifest, origin, facts);
    });
    const inventory = new Inventory(fleet, { isWhole: true, layout });
    expect(runChecks(inventory, { checks: ours, targetOf: () => ({ argocd: '3.5', flux: '2.9' }) }).failed).toEqual([]);
  }
});
