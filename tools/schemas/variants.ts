import { sorted } from './collect';
import { Context, describeContexts } from './context';
import { Facts, Variant } from './document';

/** What one context says of a thing. */
export interface Holder {
  readonly context: Context;
  readonly facts: Facts;
}

/** The facts of the first holder, and for each other set of facts the keywords that differ. */
export function mergeFacts(holders: readonly Holder[], universe: readonly Context[]): { base: Facts; variants: readonly Variant[] } {
  const groups = new Map<string, { facts: Facts; contexts: Context[] }>();
  for (const { context, facts } of holders) {
    const text = JSON.stringify(sorted(facts));
    const group = groups.get(text) ?? { facts, contexts: [] };
    group.contexts.push(context);
    groups.set(text, group);
  }
  const [first, ...others] = [...groups.values()];
  const base = ordered(first.facts);
  const variants = others.map(({ facts, contexts }) => ({ in: describeContexts(contexts, universe) ?? [{}], ...overrides(base, facts) }));
  return { base, variants };
}

function overrides(base: Facts, facts: Facts): Facts {
  const keywords = [...new Set([...Object.keys(base), ...Object.keys(facts)])];
  const differing = keywords.filter((keyword) => JSON.stringify(sorted(base[keyword])) !== JSON.stringify(sorted(facts[keyword])));
  return ordered(Object.fromEntries(differing.map((keyword) => [keyword, facts[keyword] ?? null])));
}

const KEYWORD_ORDER = ['$ref', 'type', 'format', 'enum', 'default', 'pattern'];

/** Keywords in the order in which one reads them. */
function ordered(facts: Facts): Facts {
  const rank = (keyword: string): number => (KEYWORD_ORDER.indexOf(keyword) + KEYWORD_ORDER.length + 1) % (KEYWORD_ORDER.length + 1);
  const known = Object.keys(facts).filter((keyword) => facts[keyword] !== undefined);
  return Object.fromEntries(known.sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1)).map((keyword) => [keyword, facts[keyword]]));
}
