/** The order in which SOPS visits a tree (`walkBranch` and `walkSlice` in sops.go): the MAC depends on it. */
import type { Path } from '../text';
import type { CommentStack } from './rule';
import { MAX_DEPTH, SopsComment, SopsEntry, SopsLeaf, SopsList, SopsMap, SopsNode, SopsTree, StoreFault } from './tree';
import { looksEncrypted } from './value';

export interface Visit {
  /** Mapping keys only: what the ciphertext is bound to, and what the rules look at. */
  readonly path: readonly string[];
  /** The same place with list indexes, for people. */
  readonly place: Path;
  readonly comments: CommentStack;
  readonly document: number;
  /** What holds the item; a comment is kept in another way in a list than in a map. */
  readonly inside: 'map' | 'list';
}

/** What stands where a leaf or a comment stood; only a comment may be left out. */
export type Replacement = SopsLeaf | SopsComment | undefined;
export type Visitor = (item: SopsLeaf | SopsComment, visit: Visit) => Replacement;

/** The tree with every leaf and every comment replaced by what the visitor says. */
export function walkTree(tree: SopsTree, visitor: Visitor): SopsTree {
  return { documents: tree.documents.map((root, document) => new Walk(visitor, document).map(root, [], [], [])) };
}

class Walk {
  public constructor(private readonly visitor: Visitor, private readonly document: number) {}

  public map(node: SopsMap, path: readonly string[], place: Path, outer: CommentStack): SopsMap {
    let active: string[] = [];
    const items = node.items.flatMap((item): (SopsEntry | SopsComment)[] => {
      if (item.kind === 'comment') {
        active = [...active, item.text];
        const replaced = this.visit(item, path, place, [...outer, active], 'map');
        return replaced === undefined ? [] : [replaced.kind === 'comment' ? replaced : { ...item, text: String(replaced.value) }];
      }
      const value = this.node(item.value, [...path, item.key], [...place, item.key], [...outer, active]);
      active = [];
      return [{ ...item, value }];
    });
    return { kind: 'map', items };
  }

  private list(node: SopsList, path: readonly string[], place: Path, outer: CommentStack): SopsList {
    let active: string[] = [];
    let index = 0;
    const items = node.items.flatMap((item): (SopsNode | SopsComment)[] => {
      if (item.kind === 'comment') {
        active = [...active, item.text];
        const replaced = this.visit(item, path, [...place, index], [...outer, active], 'list');
        return replaced === undefined ? [] : [replaced];
      }
      const value = this.node(item, path, [...place, index++], [...outer, active], 'list');
      // An encrypted comment is still a comment: what stands before it holds for the next item, too.
      active = isEncryptedComment(item) ? active : [];
      return [value];
    });
    return { kind: 'list', items };
  }

  private node(node: SopsNode, path: readonly string[], place: Path, comments: CommentStack, inside: 'map' | 'list' = 'map'): SopsNode {
    if (place.length > MAX_DEPTH) {
      throw new StoreFault(`nested deeper than ${MAX_DEPTH} levels`);
    }
    switch (node.kind) {
      case 'map':
        return this.map(node, path, place, comments);
      case 'list':
        return this.list(node, path, place, comments);
      case 'leaf':
        // In a list the replacement may be a comment, which is an item of the list like any other.
        return this.visit(node, path, place, comments, inside) as SopsLeaf;
    }
  }

  private visit(item: SopsLeaf | SopsComment, path: readonly string[], place: Path, comments: CommentStack, inside: 'map' | 'list'): Replacement {
    return this.visitor(item, { path, place, comments, document: this.document, inside });
  }
}

function isEncryptedComment(node: SopsNode): boolean {
  return node.kind === 'leaf' && typeof node.value === 'string' && looksEncrypted(node.value) && node.value.endsWith(',type:comment]');
}
