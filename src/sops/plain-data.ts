/** A decrypted tree as plain data, for a schema or a leak guard: comments left out. */
import { SopsMap, SopsNode, SopsScalar, SopsTime, SopsTree } from './tree';

/** One value a document. Integers beyond 2^53 stay `bigint`, times and bytes become text. */
export function plainData(tree: SopsTree): unknown[] {
  return tree.documents.map(nodeData);
}

function nodeData(node: SopsNode): unknown {
  switch (node.kind) {
    case 'leaf':
      return scalarData(node.value);
    case 'list':
      return node.items.filter((item) => item.kind !== 'comment').map(nodeData);
    case 'map':
      return mapData(node);
  }
}

/** `fromEntries` defines keys such as "__proto__" like any other. */
function mapData(node: SopsMap): unknown {
  return Object.fromEntries(node.items.filter((item) => item.kind === 'entry').map((item) => [item.key, nodeData(item.value)]));
}

function scalarData(value: SopsScalar): unknown {
  if (typeof value === 'bigint') {
    return value >= Number.MIN_SAFE_INTEGER && value <= Number.MAX_SAFE_INTEGER ? Number(value) : value;
  }
  if (value instanceof SopsTime) {
    return value.text;
  }
  return Buffer.isBuffer(value) ? value.toString('base64') : value;
}
