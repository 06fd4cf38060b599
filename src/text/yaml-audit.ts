/** What a document would cost, and which keys stand in it twice: asked before it becomes data. */
import { Alias, Document, isAlias, isMap, isPair, isScalar, isSeq, Node } from 'yaml';

/** Deeper than any person nests, shallow enough for whoever walks the data by recursion. */
const MAX_DEPTH = 300;
/** Values after aliases are expanded: far more than a real file has, few enough to walk in a second. */
const MAX_NODES = 1_000_000;

export interface AuditFault {
  readonly offset: number;
  readonly message: string;
  readonly isDuplicateKey?: boolean;
}

export interface Audit {
  /** Why it must not become data: too deep, or too large once its aliases are expanded. */
  readonly refusal?: AuditFault;
  readonly duplicates: readonly AuditFault[];
}

class Refusal extends Error {
  public constructor(public readonly fault: AuditFault) {
    super(fault.message);
  }
}

/** One walk in linear time; the library compares each key with every other. */
export function auditDocument(document: Document.Parsed): Audit {
  const walk = new AuditWalk();
  try {
    walk.size(document.contents, 0);
    return { duplicates: walk.duplicates };
  } catch (error) {
    if (!(error instanceof Refusal)) {
      throw error;
    }
    return { refusal: error.fault, duplicates: walk.duplicates };
  }
}

class AuditWalk {
  public readonly duplicates: AuditFault[] = [];
  /** Sizes of anchors; undefined while the anchor is still open. */
  private readonly anchors = new Map<string, number | undefined>();

  public size(node: unknown, depth: number): number {
    if (isAlias(node)) {
      return this.aliased(node);
    }
    const { anchor } = (node ?? {}) as { readonly anchor?: string };
    if (anchor !== undefined) {
      this.anchors.set(anchor, undefined);
    }
    const size = isScalar(node) ? 1 : this.sizeOfCollection(node, depth);
    if (anchor !== undefined) {
      this.anchors.set(anchor, size);
    }
    return size;
  }

  private aliased(alias: Alias): number {
    const size = this.anchors.get(alias.source);
    if (size === undefined && this.anchors.has(alias.source)) {
      throw new Refusal({ offset: offsetOf(alias), message: `alias "*${alias.source}" stands inside what it stands for` });
    }
    return size ?? 1;
  }

  private sizeOfCollection(node: unknown, depth: number): number {
    if (depth > MAX_DEPTH) {
      throw new Refusal({ offset: offsetOf(node), message: `nested deeper than ${MAX_DEPTH} levels` });
    }
    let size = 1;
    for (const item of isMap(node) || isSeq(node) ? node.items : []) {
      size += isPair(item) ? this.size(item.key, depth + 1) + this.size(item.value, depth + 1) : this.size(item, depth + 1);
      if (size > MAX_NODES) {
        throw new Refusal({ offset: offsetOf(node), message: `more than ${MAX_NODES} values once aliases are expanded` });
      }
    }
    if (isMap(node)) {
      this.findDuplicates(node.items.map(({ key }) => key));
    }
    return size;
  }

  private findDuplicates(keys: readonly unknown[]): void {
    const seen = new Set<unknown>();
    for (const key of keys) {
      if (isScalar(key) && seen.has(key.value)) {
        this.duplicates.push({ offset: offsetOf(key), message: `the key "${String(key.source ?? key.value)}" stands here twice`, isDuplicateKey: true });
      } else if (isScalar(key)) {
        seen.add(key.value);
      }
    }
  }
}

function offsetOf(node: unknown): number {
  return (node as Node | null)?.range?.[0] ?? 0;
}
