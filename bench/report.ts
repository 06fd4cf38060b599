/** One line of the table. */
export interface Row {
  readonly what: string;
  readonly goal: string;
  readonly found: string;
}

const NO_GOAL = '–';

/** A goal that is not met is marked by its own figure, whatever the text below the table says. */
function row(what: string, goal: string, found: string, isMet: boolean): Row {
  return { what, goal, found: isMet ? found : `${found} (missed)` };
}

/** How many times faster something is than something slower, and has to be. */
export function faster(what: string, slow: number, fast: number, goal?: number): Row {
  const times = slow / fast;
  return row(what, goal === undefined ? NO_GOAL : `${goal} ×`, `${times.toFixed(1)} × faster`, times >= (goal ?? 0));
}

/** The same beside somebody else's program. */
export function ahead(what: string, theirs: number, ours: number): Row {
  const times = theirs / ours;
  return row(what, 'ahead', `${times.toFixed(2)} × faster`, times > 1);
}

/** A figure that must not be larger than its goal. */
export function atMost(what: string, figure: number, show: (figure: number) => string, goal?: number): Row {
  return row(what, goal === undefined ? NO_GOAL : `≤ ${show(goal)}`, show(figure), figure <= (goal ?? Infinity));
}

/** What cannot be measured here, and why. */
export function notMeasured(what: string, why: string): Row {
  return { what, goal: NO_GOAL, found: why };
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

The table is made by \`npm run bench -- --full --peers --write\` (${machine}). "Faster" is the ratio to raw cdk8s,
or to what the line names, of medians of interleaved rounds in one run; every run is a process of its own,
and the output lies in memory. "All checks on" is what everyone gets; "schemas alone" is the same build with an empty
catalogue of checks, which no setting gives, to tell what the checks cost: schemas, rules of the API server and validations are on in
it. A run whose bytes differ from those of raw cdk8s ends the benchmark.

${renderTable(rows)}
Why goals are missed, where they are:

- At 1,000 objects, 15 × for schemas alone and 5 × for the whole process: emitting and writing the files, with nothing else
  in the process, takes half of what may be taken. Most code runs before V8 compiles it, and starting Node and loading cdk8s, which
  loads its YAML library at once, takes half of what the whole process may take.
- One big file, 8 ×: there raw cdk8s is linear, and has no files to open.
- The distance of 2 × to plain objects: the floor loads no cdk8s, and has no tree of constructs to build, to visit and to validate.
- \`@kubernetes-models\`: it validates each object against its schema only. It has no tree of constructs to
  build, to validate and to put in order, does not load cdk8s, neither names files nor finds two objects of one name, and knows none
  of the checks.
- \`helm template\` at 1,000: a Go program starts in a twentieth of the time that Node and cdk8s take, a text template copies text, and it
  checks nothing.

## Where the time goes in raw cdk8s

- \`Chart.toJson\` orders and validates the whole app once per chart, so a synth is quadratic in the number of charts.
- Dependencies between charts become edges between all of their objects, and every path along them is followed.
- Three quarters of what remains is spent in the YAML library, which builds a tree of nodes for each document.
- A manifest is copied twice on its way. Where construct ids are all different, V8 has given up on hidden classes by
  then, and each copy takes the slow form of an object.
- At 10,000 charts that goes for the settings that the YAML library hands down, too, in some runs and not in others. A plain
  \`App\` with \`GitOpsChart\`, which leaves the YAML to cdk8s, takes nearly three times as long then.

## What is done instead

- One walk over the tree, one pass of validations, one sort without recursion (\`src/layout/order.ts\`, \`topology.ts\`); where
  nothing depends on anything, no sort at all, and where no construct has a validation, the walk asks them in passing.
- An emitter for plain data that remembers how the last manifests of a kind were written (\`src/text/emit-manifest.ts\`): it costs
  little more than to see what differs. What is not plain data is left to the library; in the examples and the demo that is nothing.
- It looks for words that tell of secrets where a text changes, and remembers what it found in the rest: few objects have to be
  searched value by value.
- Manifests of plain data are read where they are, not copied (\`src/layout/plain-manifest.ts\`). The first
  of each way to make manifests is made both ways; if the two differ, because cdk8s has changed, the short way is not taken.
- Files whose bytes did not change are left alone, and a tree that is not there yet is written beside its place.
- Small files are written as strings: Node has a shorter way for those than for bytes. Of one big file, the pieces are written one
  after the other, and never put together.
- Values files that were made of data are not read again to look for secrets in them.
- What several checks read of an object is read once, and the checks are one file whose parts call each other plainly.
- \`GitOpsChart\` in a plain \`cdk8s.App\` spares that app the repeated passes as well.
- A file of the library is loaded when something in it is first used.
- \`cdk8s-gitops watch\` keeps loaded packages, compiled code, and the text of each manifest whose data is the same as before.
- Type declarations name each repeated structure once, where \`cdk8s import\` writes it out wherever it occurs; and they need no
  types of Node.

## What did not help

- Worker threads for writing, and larger semi-spaces (tried on a prototype): no gain.
- Making all manifests before the first check of the catalogue: twice the memory, and more time in the garbage collector than in the
  check. It is done all the same since checks look at the whole fleet.
- Writing manifests as JSON to look for words in them: slower than emitting them. Going through each whole YAML: a twentieth of a synth.
- Writing files while manifests are made, to a place beside the tree, so that no text is kept: no gain at 10,000, and then a synth
  that fails has written thousands of files for nothing.
- Calling the checks without a function in between: no difference.
- Asking one check for all objects, then the next: the machine code of a check would be ready when the check is done.
- Making V8 join the pieces of a string by looking at a character: compiled code leaves that out when nobody needs the character.
- A cache of emitted documents by their content (tried on a prototype): finding the key costs as much as emitting. What
  \`watch\` gains comes from loaded packages and compiled code: comparing a manifest with that of the former run, so that it
  is not emitted again, takes about the time that emitting it would take.
`;
}
