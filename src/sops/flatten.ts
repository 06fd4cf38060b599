/** Metadata as flat keys, for the formats without nesting (stores/flatten.go): `age__list_0__map_enc`. */
import { entriesOf, entry, map, SopsEntry, SopsMap, SopsNode, StoreFault } from './tree';

const MAP = '__map_';
const LIST = '__list_';

interface Branch {
  value?: SopsNode;
  readonly keys: Map<string, Branch>;
  readonly indexes: Map<number, Branch>;
}

function newBranch(): Branch {
  return { keys: new Map(), indexes: new Map() };
}

/** The nested map that the keys of a flat one spell out. */
export function unflatten(flat: SopsMap): SopsMap {
  const root = newBranch();
  for (const item of entriesOf(flat)) {
    place(root, item);
  }
  return root.keys.size === 0 ? map([]) : nested(root) as SopsMap;
}

function place(root: Branch, item: SopsEntry): void {
  let branch = root;
  for (const token of `${MAP}${item.key}`.split(/(?=__map_|__list_)/)) {
    branch = token.startsWith(LIST)
      ? childOf(branch.indexes, Number(token.slice(LIST.length)))
      : childOf(branch.keys, token.slice(MAP.length));
  }
  if (branch.value !== undefined) {
    throw new StoreFault(`metadata key "${item.key}" stands twice`, item.line, 'SEC111');
  }
  branch.value = item.value;
}

function childOf<K>(children: Map<K, Branch>, key: K): Branch {
  const child = children.get(key) ?? newBranch();
  children.set(key, child);
  return child;
}

function nested(branch: Branch): SopsNode {
  const kinds = [branch.value !== undefined, branch.keys.size > 0, branch.indexes.size > 0].filter(Boolean).length;
  if (kinds !== 1) {
    throw new StoreFault('metadata keys contradict each other: one name is a value and a list or a map');
  }
  if (branch.value !== undefined) {
    return branch.value;
  }
  if (branch.keys.size > 0) {
    return map([...branch.keys].map(([key, child]) => entry(key, nested(child))));
  }
  const indexes = [...branch.indexes.keys()].sort((a, b) => a - b);
  if (indexes.some((index, at) => index !== at)) {
    throw new StoreFault('a list in the metadata lacks an item');
  }
  return { kind: 'list', items: indexes.map((index) => nested(branch.indexes.get(index)!)) };
}

/** The flat form of a map; an empty map or list has none and is left out. */
export function flatten(node: SopsMap, prefix = ''): SopsMap {
  return map(entriesOf(node).flatMap((item) => flatEntries(`${prefix}${item.key}`, item.value)));
}

function flatEntries(key: string, node: SopsNode): SopsEntry[] {
  switch (node.kind) {
    case 'leaf':
      return [entry(key, node)];
    case 'map':
      return entriesOf(node).flatMap((item) => flatEntries(`${key}${MAP}${item.key}`, item.value));
    case 'list':
      return node.items.filter((item) => item.kind !== 'comment').flatMap((item, index) => flatEntries(`${key}${LIST}${index}`, item));
  }
}
