import { parseYamlTree, Path, YamlTreeNode } from '../text';
import { push } from './inventory';
import { InventoryObject } from './inventory-object';
import { RepositoryLayout } from './repository-layout';

/** A comment that asks image-automation-controller to keep a value. */
export interface ImageMarker {
  readonly file: string;
  readonly line: number;
  /** What stands behind the `#`. */
  readonly text: string;
  /** Whether it stands inside a block of text, where it is no comment at all. */
  readonly isText: boolean;
  /** Whether nothing but the comment stands on the line. */
  readonly isAlone: boolean;
  /** The object that the value is part of, where the file holds one. */
  readonly owner?: { readonly object: InventoryObject; readonly path: Path };
}

const TOKEN = '$imagepolicy';
/** Files that the controller opens (`filereader.go` of image-automation-controller). */
const FILES = /(?:\.ya?ml|(?:^|\/)Kustomization)$/;

const found = new WeakMap<RepositoryLayout, readonly ImageMarker[]>();

/** Every marker of a repository. */
export function imageMarkersIn(layout: RepositoryLayout, objects: readonly InventoryObject[]): readonly ImageMarker[] {
  const before = found.get(layout) ?? findMarkers(layout, objects);
  found.set(layout, before);
  return before;
}

function findMarkers(layout: RepositoryLayout, objects: readonly InventoryObject[]): ImageMarker[] {
  const byFile = new Map<string, InventoryObject[]>();
  for (const object of objects) {
    push(byFile, layout.pathOf(object) ?? '', object);
  }
  return layout.files.filter((file) => FILES.test(file)).flatMap((file) => {
    const text = layout.tryText(file);
    return text?.includes(TOKEN) === true ? markersOf(file, text, byFile.get(file) ?? []) : [];
  });
}

/** A comment with the token in it, whatever else it holds. */
const LINE = /(?:^|\s)#(.*\$imagepolicy.*)$/;

function markersOf(file: string, text: string, objects: readonly InventoryObject[]): ImageMarker[] {
  const { documents, faults } = parseYamlTree(text);
  const comments = new Set(documents.flatMap((document) => [...commentLines(document)]));
  const scalars = documents.map((document) => new Map(scalarLines(document, [])));
  return text.split(/\r?\n/).flatMap((line, index): ImageMarker[] => {
    const marker = LINE.exec(line);
    const at = index + 1;
    const owner = marker === null ? undefined : tryOwner(objects, scalars, at);
    return marker === null || faults.length > 0 ? [] : [{
      file, line: at, text: marker[1].trim(), isText: !comments.has(at), isAlone: line.trimStart().startsWith('#'), ...owner === undefined ? {} : { owner },
    }];
  });
}

function* commentLines(node: YamlTreeNode): Iterable<number> {
  for (const item of node.kind === 'scalar' ? [] : node.items) {
    if (item.kind === 'comment') {
      yield item.line;
    } else if (item.kind === 'pair') {
      yield* commentLines(item.key);
      yield* commentLines(item.value);
    } else {
      yield* commentLines(item);
    }
  }
}

function* scalarLines(node: YamlTreeNode, path: Path): Iterable<readonly [number, Path]> {
  if (node.kind === 'scalar') {
    yield [node.line, path];
  } else if (node.kind === 'mapping') {
    for (const item of node.items) {
      yield* item.kind === 'pair' && item.key.kind === 'scalar' ? scalarLines(item.value, [...path, item.key.text]) : [];
    }
  } else {
    const items = node.items.filter((item) => item.kind !== 'comment');
    for (const [index, item] of items.entries()) {
      yield* scalarLines(item, [...path, index]);
    }
  }
}

/** The object whose field stands on a line, or on the next, for a comment above it. */
function tryOwner(objects: readonly InventoryObject[], scalars: readonly ReadonlyMap<number, Path>[], line: number): ImageMarker['owner'] {
  const lines = [line, line + 1];
  const paths = lines.flatMap((one) => scalars.map((document) => document.get(one)).filter((path) => path !== undefined));
  for (const path of paths) {
    const object = objects.find(({ origin }) => lines.includes(origin.place?.(path).line ?? 0));
    if (object !== undefined) {
      return { object, path };
    }
  }
  return undefined;
}
