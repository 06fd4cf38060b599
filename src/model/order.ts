/**
 * Puts names into rounds: everything in a round may start when the rounds before it are done.
 * Iterative (Kahn), so that a chain of ten thousand does not overflow the stack.
 *
 * @returns the rounds, and the names that wait for one another and so are in none
 */
export function rounds(waitsFor: ReadonlyMap<string, readonly string[]>): { readonly rounds: string[][]; readonly stuck: string[] } {
  const left = new Map([...waitsFor].map(([name, before]) => [name, new Set(before.filter((b) => waitsFor.has(b))).size]));
  const after = new Map<string, string[]>();
  for (const [name, before] of waitsFor) {
    for (const other of new Set(before)) {
      const followers = after.get(other) ?? [];
      followers.push(name);
      after.set(other, followers);
    }
  }
  const found: string[][] = [];
  let round = [...left].filter(([, count]) => count === 0).map(([name]) => name);
  while (round.length > 0) {
    found.push(round);
    round.forEach((name) => left.delete(name));
    const next = new Set<string>();
    for (const name of round.flatMap((done) => after.get(done) ?? [])) {
      const count = left.get(name)! - 1;
      left.set(name, count);
      if (count === 0) {
        next.add(name);
      }
    }
    round = [...next];
  }
  return { rounds: found, stuck: [...left.keys()] };
}
