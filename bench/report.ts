/** One line of the table. */
export interface Row {
  readonly what: string;
  readonly goal: string;
  readonly found: string;
}

export function renderTable(rows: readonly Row[]): string {
  return ['| measured | goal | found |', '|---|---|---|', ...rows.map(({ what, goal, found }) => `| ${what} | ${goal} | ${found} |`), ''].join('\n');
}

/** docs/performance.md. */
export function renderPage(rows: readonly Row[], machine: string): string {
  return `# Performance

\`GitOpsApp.synth()\` takes a time that grows with the number of objects, and no faster. It writes the bytes that
\`cdk8s.App.synth()\` writes for the same objects, asks every validation once, and holds each Argo CD and Flux manifest
against its schema before the first file is written.

The table is made by \`npm run bench -- --full --peers --write\` (${machine}). "Faster" is the ratio to raw cdk8s,
or to what the line names, of medians of interleaved rounds in one run; every run is a process of its own,
and the output lies in memory. The schema check is on in all figures of this library, and a run whose bytes differ
from those of raw cdk8s ends the benchmark.

${renderTable(rows)}
At 1,000 objects the whole process takes a fraction of a second, and most of that is start-up: Node, cdk8s, which
loads its YAML library at once, and code that runs for the first time. \`@kubernetes-models\` is about level (0.9 to
1.1 × at 1,000 and at 5,000 Applications): it is slower per object, but it has no tree of constructs to build, to
validate and to put in order, and does not load cdk8s. It neither names files nor finds two objects of one name.

## Where the time goes in raw cdk8s

- \`Chart.toJson\` orders and validates the whole app once per chart, so a synth is quadratic in the number of charts.
- Dependencies between charts become edges between all of their objects, and every path along them is followed.
- Three quarters of what remains is spent in the YAML library, which builds a tree of nodes for each document.
- A manifest is copied twice on its way. Where construct ids are all different, V8 has given up on hidden classes by
  then, and each copy takes the slow form of an object.

## What is done instead

- One walk over the tree, one pass of validations, one sort without recursion (\`src/layout/order.ts\`, \`topology.ts\`).
- An emitter for plain data (\`src/text/emit.ts\`). What is not plain data is left to the library.
- Manifests of plain data are read where they are, not copied (\`src/layout/plain-manifest.ts\`). The first of each kind
  of object is made both ways; if the two differ, because cdk8s has changed, the short way is not taken.
- Files whose bytes did not change are left alone, and a tree that is not there yet is written beside its place.
- \`GitOpsChart\` in a plain \`cdk8s.App\` spares that app the repeated passes as well.
- A file of the library is loaded when something in it is first used.

## What did not help

- Worker threads for writing, and larger semi-spaces (tried on a prototype): no gain.
- Making all manifests before the first is checked: twice the memory, and more time in the garbage collector than in the check.
- A cache of emitted documents by their content (tried on a prototype): finding the key costs as much as emitting.
`;
}
