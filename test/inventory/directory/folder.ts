import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { DirectoryContent, InventoryObject, readDirectory } from '../../../src/inventory';

/** A directory for one test; `Folder.removeAll` in `afterEach`. */
export class Folder {
  public static of(files: Readonly<Record<string, string | Buffer>>): Folder {
    const folder = new Folder();
    Folder.all.push(folder);
    return folder.write(files);
  }

  public static removeAll(): void {
    Folder.all.splice(0).forEach(({ path }) => rmSync(path, { recursive: true }));
  }

  private static readonly all: Folder[] = [];

  public readonly path = realpathSync(mkdtempSync(join(tmpdir(), 'folder-')));

  public write(files: Readonly<Record<string, string | Buffer>>): this {
    for (const [path, content] of Object.entries(files)) {
      mkdirSync(dirname(join(this.path, path)), { recursive: true });
      writeFileSync(join(this.path, path), content);
    }
    return this;
  }

  public link(path: string, target: string): this {
    symlinkSync(target, join(this.path, path));
    return this;
  }

  /** Everything in it, with names of files from it. */
  public read(...paths: readonly string[]): DirectoryContent {
    return readDirectory(paths.length === 0 ? ['.'] : paths, { base: this.path });
  }
}

/** What is read from files. */
export function readFiles(files: Readonly<Record<string, string | Buffer>>): DirectoryContent {
  return Folder.of(files).read();
}

/** A manifest of one line. */
export function manifest(kind: string, name: string, more = ''): string {
  const [apiVersion, short] = kind.includes('/') ? [API[kind.split('/')[0]], kind.split('/')[1]] : ['v1', kind];
  return `{apiVersion: ${apiVersion}, kind: ${short}, metadata: {name: ${name}}${more === '' ? '' : `, ${more}`}}\n`;
}

const API: Readonly<Record<string, string>> = {
  flux: 'kustomize.toolkit.fluxcd.io/v1', helm: 'helm.toolkit.fluxcd.io/v2', argo: 'argoproj.io/v1alpha1', apps: 'apps/v1',
};

/** `Kind/name` of what is read, in order. */
export function namesOf(objects: readonly InventoryObject[]): string[] {
  return objects.map(({ kind, name }) => `${kind}/${name}`);
}

/** One object by its name. */
export function find({ objects }: DirectoryContent, name: string): InventoryObject {
  return objects.find((object) => object.name === name)!;
}
