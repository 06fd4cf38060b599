/**
 * Whether two names differ by one slip of the hand. Names of a series (`shop-dev`, `shop-prod`, `node-1`, `node-2`, `app-a`,
 * `app-b`) are near, too, and are no typos of each other.
 */
export function isProbableTypo(name: string, other: string): boolean {
  if (name === other || Math.abs(name.length - other.length) > 1) {
    return false;
  }
  if (withoutMarks(name) === withoutMarks(other)) {
    return true;
  }
  const [words, others] = [wordsOf(name), wordsOf(other)];
  const differing = words.flatMap((word, index) => (word === others[index] ? [] : [[word, others[index]] as const]));
  return words.length === others.length && differing.length === 1 && isSlip(...differing[0]);
}

const SHORTEST_WORD = 4;

function isSlip(word: string, other: string): boolean {
  return Math.min(word.length, other.length) >= SHORTEST_WORD && withoutDigits(word) !== withoutDigits(other) && isOneEdit(word, other);
}

/** One letter more, less or other, or two that changed places. */
function isOneEdit(word: string, other: string): boolean {
  const [short, long] = word.length <= other.length ? [word, other] : [other, word];
  const start = [...short].findIndex((letter, index) => letter !== long[index]);
  const from = start < 0 ? short.length : start;
  if (short.length < long.length) {
    return short.slice(from) === long.slice(from + 1);
  }
  const isSwap = short[from] === long[from + 1] && short[from + 1] === long[from] && short.slice(from + 2) === long.slice(from + 2);
  return isSwap || short.slice(from + 1) === long.slice(from + 1);
}

function wordsOf(name: string): string[] {
  return name.split(/[-._]/);
}

function withoutMarks(name: string): string {
  return name.toLowerCase().replace(/[-._]/g, '');
}

function withoutDigits(word: string): string {
  return word.replace(/\d+/g, '0');
}

/** Finds slips among many names: two names that are one edit apart are equal once the right letter of each is gone. */
export class TypoIndex {
  private readonly byVariant = new Map<string, string[]>();

  public constructor(names: Iterable<string>) {
    for (const name of names) {
      for (const variant of variantsOf(name)) {
        const list = this.byVariant.get(variant);
        if (list === undefined) {
          this.byVariant.set(variant, [name]);
        } else if (list.length < MOST_ALIKE) {
          list.push(name);
        }
      }
    }
  }

  public find(name: string): readonly string[] {
    const alike = new Set([...variantsOf(name)].flatMap((variant) => this.byVariant.get(variant) ?? []));
    return [...alike].filter((other) => isProbableTypo(name, other));
  }
}

/** A series of a thousand names is no list of slips. */
const MOST_ALIKE = 50;

function variantsOf(name: string): Set<string> {
  return new Set([name, withoutMarks(name), ...Array.from(name, (_, index) => name.slice(0, index) + name.slice(index + 1))]);
}
