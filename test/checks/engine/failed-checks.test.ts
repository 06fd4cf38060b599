import { checkInventory } from '../../../src/checks';
import { FleetCheck, ObjectCheck, runChecks, RunResult } from '../../../src/checks/engine';
import { Expander, Inventory, InventoryObject } from '../../../src/inventory';
import { fleetOf } from '../fleet';

const facts = { title: 'x', severity: 'error', rationale: 'x', bad: '', good: '', fix: 'x', source: 'x' } as const;
const TARGET = { argocd: '3.5', flux: '2.9' };
const objects = ['a', 'b', 'c'].map((name) => new InventoryObject({ apiVersion: 'v1', kind: 'Thing', metadata: { name } }, { subject: name }));

function failing(error: unknown): () => never {
  return () => {
    throw error;
  };
}

const broken: ObjectCheck = { ...facts, code: 'XXX100', kinds: 'all', check: ({ name }) => (name === 'b' ? undefined : failing(new TypeError('x'))()) };
const fine: ObjectCheck = { ...facts, code: 'XXX101', kinds: 'all', check: (_, report) => report(['metadata', 'name'], 'is found') };
const brokenForAll: FleetCheck = { ...facts, code: 'XXX102', checkAll: failing(new RangeError('x')) };

function run(...checks: (ObjectCheck | FleetCheck)[]): RunResult {
  return runChecks(new Inventory(objects), { checks, targetOf: () => TARGET });
}

test('a check that fails keeps no other from being asked, and is told once, with the objects that it says nothing about', () => {
  const { findings, failed } = run(broken, fine, brokenForAll);
  expect(findings.map(({ code, object }) => `${code} ${object.name}`)).toEqual(['XXX101 a', 'XXX101 b', 'XXX101 c']);
  expect(failed.map(({ code, objects: them }) => [code, them?.map(({ name }) => name)])).toEqual([['XXX100', ['a', 'c']], ['XXX102', undefined]]);
});

test.each<[string, unknown, RegExp]>([
  ['an error', new TypeError('hunter2'), /^TypeError, failed-checks\.test\.ts:\d+$/],
  ['a message that looks like a stack', new Error('x\n    at hunter2:12:3'), /^Error, failed-checks\.test\.ts:\d+$/],
  ['text', 'hunter2', /^a thrown string$/],
])('of %s, it is told where, and nothing else', (_, error, place) => {
  expect(run({ ...brokenForAll, checkAll: failing(error) }).failed[0].place).toMatch(place);
});

test('one that fails at each Application of a set hides nothing of what others find there', () => {
  const set = (list: string) => `apiVersion: argoproj.io/v1alpha1
kind: ApplicationSet
metadata: {name: shop, namespace: argocd}
spec:
  goTemplate: true
  goTemplateOptions: ["missingkey=error"]
  generators: [{list: {elements: [${list}]}}]
  template:
    metadata: {name: 'shop-{{.env}}'}
    spec: {project: default, source: {repoURL: 'https://git.example/shop', path: '.', targetRevision: main}, destination: {name: in-cluster, namespace: shop}}
`;
  const inventory = fleetOf(set(Array.from({ length: 9 }, (_, index) => `{env: "${index}"}`).join(', ')));
  const kinds = ['argoproj.io/Application'];
  const late: ObjectCheck = { ...fine, kinds, check: ({ name }, report) => (name === 'shop-8' ? report(['spec'], 'is wrong') : undefined) };
  const { findings, failed } = runChecks(inventory, { checks: [{ ...broken, kinds }, late], targetOf: () => TARGET, expander: new Expander() });
  expect(findings.map(({ message }) => message)).toEqual([expect.stringMatching(/^is wrong, made by /)]);
  expect(failed).toEqual([expect.objectContaining({ code: 'XXX100', objects: [inventory.objects[0]] })]);
});

test('a user reads that it is a mistake of the library, and can go on', () => {
  const data = Object.defineProperty({}, 'key', { enumerable: true, get: failing(new Error('x')) });
  const hostile = new InventoryObject({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'a' }, data }, { subject: 'apps/a' });
  const { faults } = checkInventory(new Inventory([hostile]), { targetOf: () => TARGET, schemaFindings: () => [] });
  expect(faults[0]).toMatchObject({ code: 'CHK120', severity: 'warning', subject: expect.stringMatching(/^check \w{3}\d{3}$/), fix: 'report it to cdk8s-gitops' });
  expect(faults[0].message).toMatch(/^failed itself \(Error, .*\), and says nothing about "apps\/a"$/);
});
