import { ContextSchema } from './context-schema';
import { tryNearest } from '../text';

/** Longer words are no misspelling of a field or value. */
const LONGEST_WORD = 100;

/** Shorter ones begin too many words. */
const SHORTEST_START = 3;

/** The known word that was probably meant, or the only one that begins as it does; upper and lower case do not count. */
export function nearest(word: string, known: readonly string[]): string | undefined {
  if (word.length > LONGEST_WORD) {
    return undefined;
  }
  const near = tryNearest(word, known);
  const longer = known.filter((name) => name.toLowerCase().startsWith(word.toLowerCase()));
  return near ?? (longer.length === 1 && word.length >= SHORTEST_START ? longer[0] : undefined);
}

/** The values that a field, or the items of a list, can have in a context. */
export function enumIn(context: ContextSchema, owner: number, name: string): readonly string[] | undefined {
  const place = context.node(owner).fields.get(name)?.place;
  if (place === undefined) {
    return undefined;
  }
  const { facts } = context.node(place);
  return facts.items === undefined ? facts.enum : context.node(facts.items).facts.enum;
}
