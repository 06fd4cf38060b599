/** The world as a YAML file: one mapping, and beside it the cluster Secrets of Argo CD as they are. */
import { isAbsolute, join } from 'node:path';
import { fail } from '../diagnostics';
import { formatChoices, parseYaml, tryNearest } from '../text';
import { isClusterSecret, parseClusterSecret } from './cluster-secret';
import { asList, asMap, asText, Fields, isMap } from './fields';
import { World, WorldCluster } from './world';

/** For each key, the fields that its items cannot do without. */
const PARTS: Readonly<Record<keyof World, readonly string[]>> = {
  clusters: ['name', 'server'],
  repositories: ['url', 'directory'],
  pullRequests: ['repository', 'pulls'],
  scm: ['organization', 'repositories'],
  plugins: ['configMap', 'parameters'],
  decisions: ['configMap', 'matchKey', 'resources'],
};

const NAMES = Object.keys(PARTS) as (keyof World)[];
const LISTS = ['pulls', 'repositories', 'parameters', 'resources'];

/** The world that a text describes. Directories are relative to `base`. EXP100 for everything that is not understood. */
export function parseWorld(text: string, subject: string, base: string): World {
  const { documents, faults } = parseYaml(text);
  if (faults.length > 0) {
    fail('EXP100', `${subject}:${faults[0].line}`, `the world is no YAML: ${faults[0].message}`, 'correct the file');
  }
  return documents.flatMap(({ value }) => itemsOf(value)).filter((value) => value !== null)
    .map((value) => (isClusterSecret(value) ? { clusters: [parseClusterSecret(value as Fields, subject)] } : parsePart(value, subject, base)))
    .reduce<World>(joinWorlds, {});
}

/** What `kubectl get -o yaml` gives is a list of objects. */
function itemsOf(value: unknown): readonly unknown[] {
  return isMap(value) && String(value.kind).endsWith('List') ? asList(value.items) : [value];
}

/** Both worlds; what only one of them knows is known. */
export function joinWorlds(one: World, other: World): World {
  const joined = NAMES.filter((name) => one[name] ?? other[name]).map((name) => [name, [...one[name] ?? [], ...other[name] ?? []]]);
  return Object.fromEntries(joined) as World;
}

function parsePart(value: unknown, subject: string, base: string): World {
  if (!isMap(value)) {
    return fail('EXP100', subject, 'the world is no mapping', `write a mapping with ${formatChoices(NAMES)}`);
  }
  const entries = Object.entries(value).map(([key, items]) => {
    const name = NAMES.find((known) => known === key);
    if (name === undefined) {
      const nearest = tryNearest(key, NAMES);
      return fail('EXP100', subject, `"${key}" is no part of a world`, nearest ? `write "${nearest}"` : `use ${formatChoices(NAMES)}`);
    }
    if (!Array.isArray(items)) {
      return fail('EXP100', subject, `"${key}" is no list`, 'write a list, empty if there are none');
    }
    return [name, items.map((item) => parseItem(name, item, subject, base))];
  });
  return Object.fromEntries(entries) as World;
}

function parseItem(name: keyof World, item: unknown, subject: string, base: string): unknown {
  if (name === 'clusters' && isClusterSecret(item)) {
    return parseClusterSecret(item as Fields, subject) satisfies WorldCluster;
  }
  const fields = asMap(item);
  for (const field of PARTS[name]) {
    const isList = LISTS.includes(field) && name !== 'repositories';
    if (isList ? !Array.isArray(fields[field]) : typeof fields[field] !== 'string') {
      fail('EXP100', subject, `an item of "${name}" has no "${field}"`, `give it as a ${isList ? 'list' : 'string'}`);
    }
  }
  if (name !== 'repositories') {
    return fields;
  }
  const directory = asText(fields.directory, subject);
  return { ...fields, directory: isAbsolute(directory) ? directory : join(base, directory) };
}

