/**
 * Holds the emitter for manifests, which remembers the ones before, against the `yaml` library over sorted copies: families
 * of random manifests, each a little different from the last. `node --import tsx conformance/emit-manifests.ts [manifests] [seed]`
 */
import { Random, randomMap, randomValue, seededRandom } from './random-document';
import { ManifestEmitter, NullRule, renderByLibrary } from '../src/text';

type Fields = Readonly<Record<string, unknown>>;

const DEFAULT_MANIFESTS = 60_000;
const MOST_OF_A_FAMILY = 12;

export interface ManifestsResult {
  readonly manifests: number;
  /** Those that are not plain data. */
  readonly leftAside: number;
  readonly differences: readonly string[];
}

export function compareManifests(manifests: number, seed: number): ManifestsResult {
  const random = seededRandom(seed);
  const differences: string[] = [];
  let done = 0;
  let leftAside = 0;
  while (done < manifests && differences.length < 10) {
    const nulls = random.pick<NullRule>(['kept', 'dropped']);
    const emitter = new ManifestEmitter(nulls, look);
    const family: Fields[] = [randomMap(random, 4)];
    for (let left = random.below(MOST_OF_A_FAMILY) + 1; left > 0; left--, done++) {
      const manifest = relative(random.pick(family), random);
      const ours = emitter.tryEmit(manifest);
      leftAside += ours === undefined ? 1 : 0;
      if (ours !== undefined) {
        const copy = sortedCopy(manifest, nulls, true);
        const theirs = renderByLibrary(copy);
        if (ours !== theirs) {
          differences.push(`manifest ${done}: ${JSON.stringify(ours)} instead of ${JSON.stringify(theirs)}`);
        }
        if (emitter.found !== lookEverywhere(copy)) {
          differences.push(`manifest ${done}: found ${emitter.found} instead of ${lookEverywhere(copy)} in ${JSON.stringify(ours)}`);
        }
      }
      family.push(manifest);
    }
  }
  return { manifests: done, leftAside, differences };
}

/** Four things to look for, some rare and some not. */
function look(text: string): number {
  return ['a', 'yes', 'x', 'Q'].reduce((found, word, bit) => (text.includes(word) ? found | 2 ** bit : found), 0);
}

/** In all keys and texts of a document. */
function lookEverywhere(value: unknown): number {
  if (typeof value !== 'object' || value === null) {
    return typeof value === 'string' ? look(value) : 0;
  }
  const keys = Array.isArray(value) ? [] : Object.keys(value);
  return [...keys.map(look), ...Object.values(value).map(lookEverywhere)].reduce((found, one) => found | one, 0);
}

/** What cdk8s would make of a manifest, if it had one rule for null. */
function sortedCopy(value: unknown, nulls: NullRule, top = false): unknown {
  if (Array.isArray(value)) {
    return value.map((item) => sortedCopy(item, nulls));
  }
  if (typeof value !== 'object' || value === null) {
    return value;
  }
  const keys = top ? Object.keys(value) : Object.keys(value).sort();
  const entries = keys.map((key) => [key, (value as Fields)[key]] as const).filter(([, item]) => item !== undefined && (item !== null || nulls === 'kept'));
  return Object.fromEntries(entries.map(([key, item]) => [key, sortedCopy(item, nulls)]));
}

/** Few, so that the same comes again; what is infinite is no plain data. */
const VALUES = [0, -0, undefined, null, 'a', 'yes', { a: 1 }, { a: { b: [] } }, [], ['a'], {}, Infinity] as const;

/** A copy with some other values, some more, and some fewer. */
function relative(map: Fields, random: Random): Fields {
  const entries = Object.entries(map).filter(() => !random.chance(0.03)).map(([key, value]) => [key, relativeValue(value, random)] as const);
  const more = random.chance(0.05) ? Object.entries(randomMap(random, 1)) : [];
  return Object.fromEntries(random.chance(0.05) ? [...more, ...entries].reverse() : [...entries, ...more]);
}

function relativeValue(value: unknown, random: Random): unknown {
  const isCollection = typeof value === 'object' && value !== null;
  if (random.chance(isCollection ? 0.05 : 0.2)) {
    return random.pick(VALUES);
  }
  if (Array.isArray(value)) {
    const items = value.filter(() => !random.chance(0.05)).map((item) => relativeValue(item, random));
    return random.chance(0.05) ? [...items, randomValue(random, 1)] : items;
  }
  return isCollection ? relative(value as Fields, random) : value;
}

if (require.main === module) {
  const [manifests = DEFAULT_MANIFESTS, seed = 1] = process.argv.slice(2).map(Number);
  const { differences, leftAside } = compareManifests(manifests, seed);
  process.stdout.write(`${manifests} manifests, ${leftAside} left aside: ${differences.length} differ\n`);
  differences.forEach((difference) => process.stdout.write(`${difference}\n`));
  process.exitCode = differences.length === 0 ? 0 : 1;
}
