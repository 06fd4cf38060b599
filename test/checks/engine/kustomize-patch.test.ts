import { kustomizePatchFault } from '../../../src/checks/engine';

const MERGE = 'apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: shop}\nspec: {replicas: 2}\n';

test.each([
  ['a strategic merge patch', MERGE, false],
  ['several strategic merge patches', `${MERGE}---\n${MERGE}`, false],
  ['a merge patch that deletes', '$patch: delete\nkind: Deployment\nmetadata: {name: shop}\n', false],
  ['a JSON patch in YAML', '- {op: remove, path: /spec/replicas}', true],
  ['a JSON patch in JSON', '[{"op": "add", "path": "/metadata/labels/a~1b", "value": null}]', true],
  ['a copy', '- {op: copy, from: /a, path: /b}', true],
  ['an item that is appended', '- {op: add, path: /spec/list/-, value: 1}', true],
])('kustomize takes %s', (_, text, hasTarget) => {
  expect(kustomizePatchFault(text, hasTarget)).toBeUndefined();
});

test.each([
  ['a JSON patch without a target', '- {op: remove, path: /a}', false, 'a JSON patch needs a target'],
  ['an unknown operation', '- {op: delete, path: /a}', true, 'operation 1 of the JSON patch has no "op" that there is: add, remove, replace, move, copy, test'],
  ['a path that is no pointer', '- {op: add, path: /a, value: 1}\n- {op: remove, path: a.b}', true, 'operation 2 of the JSON patch has no path such as "/spec/replicas"'],
  ['a move from nowhere', '- {op: move, path: /a}', true, 'operation 1 of the JSON patch has no "from"'],
  ['a patch without a kind', 'spec: {replicas: 2}', true, 'the patch has no kind'],
  ['a patch without a name', 'kind: Deployment\nspec: {replicas: 2}', true, 'the patch has no metadata.name'],
  ['plain text', 'replicas', true, 'the patch is neither a mapping nor a list of operations'],
  ['nothing', '# later', true, 'the patch is empty'],
])('kustomize refuses %s', (_, text, hasTarget, fault) => {
  expect(kustomizePatchFault(text, hasTarget)).toBe(fault);
});

test('kustomize refuses what is no YAML', () => {
  expect(kustomizePatchFault('a: [', true)).toMatch(/^the patch is no YAML: .*[^.:]$/);
});
