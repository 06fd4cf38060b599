/** The world of a command line: `--world` files and `--repo URL=DIR[@REV]`. */
import { readFileSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { joinWorlds, parseWorld, tryFindClone, World, WorldRepository } from '../applicationset';
import { fail } from '../diagnostics';

/** Worlds in the order given; what an earlier one says about a repository wins. */
export function readWorld(files: readonly string[], repositories: readonly string[]): World {
  const mapped: World = repositories.length > 0 ? { repositories: repositories.map(parseRepository) } : {};
  return files.map(readFile).reduce(joinWorlds, mapped);
}

function readFile(path: string): World {
  if (statSync(path, { throwIfNoEntry: false })?.isFile() !== true) {
    fail('EXP100', path, 'there is no such file', 'give the path of a YAML file with the world');
  }
  return parseWorld(readFileSync(path, 'utf8'), path, dirname(resolve(path)));
}

/** A directory may have an `@` in its name: then the whole is one that exists. */
function parseRepository(text: string): WorldRepository {
  const equals = text.indexOf('=');
  if (equals < 1 || equals === text.length - 1) {
    fail('EXP100', '--repo', `"${text}" is no mapping of a repository`, 'write --repo URL=DIR or --repo URL=DIR@REVISION');
  }
  const [url, place] = [text.slice(0, equals), text.slice(equals + 1)];
  const at = place.lastIndexOf('@');
  return at < 1 || isDirectory(place)
    ? { url, directory: resolve(place) }
    : { url, directory: resolve(place.slice(0, at)), revision: place.slice(at + 1) };
}

function isDirectory(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}

/**
 * The same world at another revision: repositories in the clone that the files are from. Where those are from none,
 * every repository is meant.
 */
export function worldAt(world: World, revision: string, paths: readonly string[]): World {
  const roots = new Set(paths.map(rootOf).filter((root) => root !== undefined));
  return {
    ...world,
    repositories: world.repositories?.map((repository) =>
      (roots.size === 0 || roots.has(rootOf(repository.directory)!) ? { ...repository, revision } : repository)),
  };
}

function rootOf(path: string): string | undefined {
  return tryFindClone(isDirectory(path) ? path : dirname(resolve(path)))?.root;
}
