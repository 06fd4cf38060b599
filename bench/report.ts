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
\`cdk8s.App.synth()\` writes for the same objects, asks every validation once, and holds every manifest against its schema
and [all checks](checks.md) before the first file is written.

The table is made by \`npm run bench -- --full --write\` (${machine}). "Faster" is the ratio to raw cdk8s,
or to what the line names, of medians of interleaved rounds in one run; every run is a process of its own,
and the output lies in memory. All checks are on in all figures of this library, and a run whose bytes differ
from those of raw cdk8s ends the benchmark.

${renderTable(rows)}
At 1,000 objects the whole process takes a fraction of a second, and most of that is start-up: Node, cdk8s, which
loads its YAML library at once, and code that runs for the first time. \`@kubernetes-models\` validates each object against its
schema only: it has no tree of constructs to build, to validate and to put in order, does not load cdk8s, neither names files
nor finds two objects of one name, and knows none of the checks.

With \`--peers\`, a run of its own for which the tools have to be built, \`helm template\` is ahead at 1,000 objects: a Go program starts in a twentieth of the time that Node and cdk8s
take, a text template copies text, and it checks nothing. kustomize, jsonnet and CUE take seconds for what takes a fraction of
one here.

The goal of 15 × at 1,000 and the distance of 2 × to the floor are for a synth that checks schemas; with more than two hundred
checks, half of a synth is checking, and the goals are 5 × at 1,000 and 60 × at 10,000.

## Where the time goes in raw cdk8s

- \`Chart.toJson\` orders and validates the whole app once per chart, so a synth is quadratic in the number of charts.
- Dependencies between charts become edges between all of their objects, and every path along them is followed.
- Three quarters of what remains is spent in the YAML library, which builds a tree of nodes for each document.
- A manifest is copied twice on its way. Where construct ids are all different, V8 has given up on hidden classes by
  then, and each copy takes the slow form of an object.

## What is done instead

- One walk over the tree, one pass of validations, one sort without recursion (\`src/layout/order.ts\`, \`topology.ts\`); where
  nothing depends on anything, no sort at all.
- An emitter for plain data (\`src/text/emit.ts\`), with few calls for a value and few pieces for a line, because much of a
  synth runs before V8 compiles it. What is not plain data is left to the library; in the examples and the demo that is nothing.
- Manifests of plain data are read where they are, not copied (\`src/layout/plain-manifest.ts\`). The first of each kind
  of object is made both ways; if the two differ, because cdk8s has changed, the short way is not taken.
- Files whose bytes did not change are left alone, and a tree that is not there yet is written beside its place.
- Small files are written as strings: Node has a shorter way for those than for bytes.
- What several checks read of an object is read once, and the checks are one file whose parts call each other plainly.
- \`GitOpsChart\` in a plain \`cdk8s.App\` spares that app the repeated passes as well.
- A file of the library is loaded when something in it is first used.
- \`cdk8s-gitops watch\` keeps loaded packages, compiled code, and the text of each manifest whose data is the same as before.
- Type declarations name each repeated structure once, where \`cdk8s import\` writes it out wherever it occurs; and they need no
  types of Node.

## What did not help

- Worker threads for writing, and larger semi-spaces (tried on a prototype): no gain.
- Making all manifests before the first is checked: twice the memory, and more time in the garbage collector than in the check.
  It is done all the same since checks look at the whole fleet.
- A cache of emitted documents by their content (tried on a prototype): finding the key costs as much as emitting. What
  \`watch\` gains comes from loaded packages and compiled code: comparing a manifest with that of the former run, so that it
  is not emitted again, takes about the time that emitting it would take.
`;
}
