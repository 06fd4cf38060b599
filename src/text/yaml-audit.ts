/** What a text would cost, and which keys stand in it twice: asked before it becomes a document, and before that becomes data. */
import { Alias, CST, Document, isAlias, isMap, isPair, isScalar, isSeq, Node } from 'yaml';

/** Deeper than any person nests, shallow enough for whoever walks the data by recursion. */
const MAX_DEPTH = 300;
/** Values after aliases are expanded: far more than a real file has, few enough to walk in a second. */
const MAX_NODES = 1_000_000;

/** Each alias is looked up among all nodes, so the product of both is what counts. */
const MAX_ALIAS_WORK = 100_000_000;
/** More than anybody reads; collecting them takes the library quadratic time. */
const MAX_ERRORS = 100;

/** The name is not told: it may be the secret that somebody forgot to quote. */
export const OPEN_ALIAS = 'alias without an anchor before it: a value that begins with "*" needs quotes';

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

/**
 * Why tokens must not become documents. The composer of `yaml` recurses, and a stack that ends inside the compiler of a
 * regular expression ends the process.
 */
export function auditTokens(tokens: readonly CST.Token[]): AuditFault | undefined {
  const errors = tokens.filter(({ type }) => type === 'error');
  if (errors.length > MAX_ERRORS) {
    return { offset: errors[0].offset, message: (errors[0] as CST.ErrorToken).message };
  }
  const pending: [CST.Token, number][] = tokens.map((token) => [token, 0]);
  let [nodes, aliases] = [0, 0];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const [token, depth] = next;
    if (depth > MAX_DEPTH) {
      return { offset: token.offset, message: `nested deeper than ${MAX_DEPTH} levels` };
    }
    nodes++;
    aliases += token.type === 'alias' ? 1 : 0;
    for (const inner of tokensIn(token)) {
      pending.push([inner, depth + 1]);
    }
  }
  return aliases * nodes > MAX_ALIAS_WORK ? { offset: 0, message: `${aliases} aliases among ${nodes} values` } : undefined;
}

function tokensIn(token: CST.Token): CST.Token[] {
  if (token.type === 'document') {
    return token.value === undefined ? [] : [token.value];
  }
  const items = token.type === 'block-map' || token.type === 'block-seq' || token.type === 'flow-collection' ? token.items : [];
  return items.flatMap(({ key, value }) => [key, value]).filter((inner) => inner !== undefined && inner !== null);
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
    if (size === undefined) {
      const message = this.anchors.has(alias.source) ? `alias "*${alias.source}" stands inside what it stands for` : OPEN_ALIAS;
      throw new Refusal({ offset: offsetOf(alias), message });
    }
    return size;
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
