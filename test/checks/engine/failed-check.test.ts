import { Finding, FleetCheck, ObjectCheck, runChecks } from '../../../src/checks/engine';
import { Inventory, InventoryObject } from '../../../src/inventory';
import { isFailure } from '../failures';

const facts = { title: 'x', severity: 'error', rationale: 'x', bad: '', good: '', fix: 'x', source: 'x' } as const;
const TARGET = { argocd: '3.5', flux: '2.9' };
const objects = ['a', 'b'].map((name) => new InventoryObject({ apiVersion: 'v1', kind: 'Thing', metadata: { name } }, { subject: name }));
const fails = (): never => {
  throw new TypeError('token: hunter2');
};

const broken: ObjectCheck = { ...facts, code: 'XXX100', kinds: 'all', check: ({ name }) => (name === 'a' ? fails() : undefined) };
const fine: ObjectCheck = { ...facts, code: 'XXX101', kinds: 'all', check: (_, report) => report(['metadata', 'name'], 'is found') };
const brokenForAll: FleetCheck = { ...facts, code: 'XXX102', checkAll: fails };

function found(...checks: (ObjectCheck | FleetCheck)[]): Finding[] {
  return runChecks(new Inventory(objects), { checks, targetOf: () => TARGET });
}

test('a check that fails is a finding of its own, and the others are asked all the same', () => {
  expect(found(broken, fine, brokenForAll).map(({ code, object }) => `${code} ${object.name}`)).toEqual(['XXX100 a', 'XXX101 a', 'XXX102 a', 'XXX101 b']);
});

test('its message says where, and nothing of what it looked at', () => {
  const [one, other] = found(broken, brokenForAll);
  expect(one.message).toMatch(/^the check itself failed \(TypeError, failed-check\.test\.ts:\d+\), and nothing is known about this object$/);
  expect(other.message).toMatch(/^the check itself failed \(TypeError, failed-check\.test\.ts:\d+\), and nothing is known about any object$/);
  expect([one, other].every(isFailure)).toBe(true);
});
