import { Inventory, InventoryObject, Reference, Referents } from '../../inventory';

/** A dependency whose end is certain. */
export interface Edge {
  readonly reference: Reference;
  readonly to: InventoryObject;
}

const graphs = new WeakMap<Inventory, ReadonlyMap<InventoryObject, readonly Edge[]>>();

/** Who waits for whom. Where several objects may be meant (one name in two clusters) no edge is drawn. */
export function dependencyGraph(inventory: Inventory): ReadonlyMap<InventoryObject, readonly Edge[]> {
  const before = graphs.get(inventory);
  if (before !== undefined) {
    return before;
  }
  const graph = new Map<InventoryObject, Edge[]>();
  const referents = Referents.of(inventory);
  for (const reference of referents.references.filter(({ rule }) => rule.role === 'dependency')) {
    const { objects } = referents.resolve(reference);
    if (objects.length === 1) {
      graph.set(reference.from, [...graph.get(reference.from) ?? [], { reference, to: objects[0] }]);
    }
  }
  graphs.set(inventory, graph);
  return graph;
}

/** One way around for every circle of two or more, each said once. */
export function findCycles(graph: ReadonlyMap<InventoryObject, readonly Edge[]>): Edge[][] {
  const done = new Set<InventoryObject>();
  const cycles: Edge[][] = [];
  for (const start of graph.keys()) {
    walk(start, graph, done, cycles);
  }
  return cycles;
}

interface Step {
  readonly object: InventoryObject;
  next: number;
}

/** Depth first with a stack of its own: a chain of ten thousand is no reason to fall over. */
function walk(start: InventoryObject, graph: ReadonlyMap<InventoryObject, readonly Edge[]>, done: Set<InventoryObject>, cycles: Edge[][]): void {
  const steps: Step[] = done.has(start) ? [] : [{ object: start, next: 0 }];
  const depth = new Map<InventoryObject, number>([[start, 0]]);
  const edges: Edge[] = [];
  while (steps.length > 0) {
    const step = steps[steps.length - 1];
    const edge = graph.get(step.object)?.[step.next++];
    if (edge === undefined) {
      done.add(step.object);
      depth.delete(step.object);
      steps.pop();
      edges.pop();
    } else if (depth.has(edge.to)) {
      const cycle = [...edges.slice(depth.get(edge.to)), edge];
      if (cycle.length > 1) {
        cycles.push(cycle);
      }
    } else if (!done.has(edge.to)) {
      depth.set(edge.to, steps.length);
      steps.push({ object: edge.to, next: 0 });
      edges.push(edge);
    }
  }
}
