/**
 * The benchmark: `npm run bench`, with `--full` also what takes raw cdk8s minutes, with `--peers` also beside tools
 * in other languages, with `--write` into docs/performance.md. What counts are the ratios, taken side by side in one run.
 */
import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { cpus } from 'node:os';
import { join } from 'node:path';
import type { Contender } from './contenders';
import { measureExpand } from './expand';
import { measure, measureImport, prepare, Result, Setting } from './measure';
import { measurePeer, PEERS } from './peers';
import { ahead, atMost, faster, notMeasured, renderPage, renderTable, Row } from './report';
import { sopsRows } from './sops';
import { measureTypecheck } from './typecheck';
import { measureWatch } from './watch';

const isFull = process.argv.includes('--full');
const argo = (size: number, more: Partial<Setting> = {}): Setting => ({ kind: 'argo', size, files: 'many', dependencies: false, ...more });

type Of = 'gitops' | 'schemas';

/** With all checks on, and without the catalogue of checks. */
function twice(what: string, rowOf: (what: string, of: Of) => Row): Row[] {
  return [rowOf(`${what}, all checks on`, 'gitops'), rowOf(`${what}, schemas alone`, 'schemas')];
}

/** With all checks on, less is asked for in some places. */
const goalFor = (of: Of, checks: number, schemas: number) => (of === 'gitops' ? checks : schemas);

/** One run of raw, which takes minutes, beside the medians of what takes seconds; all write the same bytes. */
function besideOneOfRaw<C extends Contender>(setting: Setting, contenders: readonly C[]): Readonly<Record<C | 'raw', Result>> {
  const { raw } = measure<Contender>(setting, ['raw', ...contenders], 1);
  return { ...measure(setting, contenders, 5), raw } as Readonly<Record<C | 'raw', Result>>;
}

function compareWithRaw(): Row[] {
  const thousand = measure(argo(1000), ['raw', 'gitops', 'schemas', 'charts'], 9);
  const flux = measure(argo(1000, { kind: 'flux' }), ['raw', 'gitops', 'schemas'], 7);
  const one = measure(argo(5000, { files: 'one' }), ['raw', 'gitops', 'schemas'], 7);
  const fluxOne = measure(argo(2000, { kind: 'flux', files: 'one' }), ['raw', 'gitops', 'schemas'], 7);
  const big = besideOneOfRaw(argo(isFull ? 10_000 : 2000), ['gitops', 'schemas', 'charts']);
  const fluxBig = besideOneOfRaw(argo(isFull ? 10_000 : 2000, { kind: 'flux' }), ['gitops', 'schemas']);
  const size = isFull ? '10,000' : '2,000';
  const share = (figure: number) => figure.toFixed(2);
  return [
    ...twice('`synth()`, 1,000 Applications, a file each', (what, of) => faster(what, thousand.raw.synth, thousand[of].synth, goalFor(of, 5, 15))),
    ...twice(`\`synth()\`, ${size} Applications, a file each (one run of raw)`,
      (what, of) => faster(what, big.raw.synth, big[of].synth, isFull ? goalFor(of, 60, 200) : undefined)),
    ...twice('`synth()`, 5,000 Applications in one file', (what, of) => faster(what, one.raw.synth, one[of].synth, 8)),
    ...twice('`synth()`, 1,000 × 3 Flux objects, a file for each app', (what, of) => faster(what, flux.raw.synth, flux[of].synth, goalFor(of, 5, 15))),
    ...twice(`\`synth()\`, ${size} × 3 Flux objects, a file for each app (one run of raw)`,
      (what, of) => faster(what, fluxBig.raw.synth, fluxBig[of].synth, isFull ? goalFor(of, 60, 200) : undefined)),
    ...twice('`synth()`, 2,000 × 3 Flux objects in one file', (what, of) => faster(what, fluxOne.raw.synth, fluxOne[of].synth, 8)),
    ...twice('whole process, 1,000 Applications, a file each', (what, of) => faster(what, thousand.raw.process, thousand[of].process, 5)),
    faster('a plain `App` with `GitOpsChart`: `synth()`, 1,000', thousand.raw.synth, thousand.charts.synth),
    faster(`a plain \`App\` with \`GitOpsChart\`: \`synth()\`, ${size} (one run of raw)`, big.raw.synth, big.charts.synth),
    atMost(`peak memory as a share of raw, ${size} Applications, a file each`, big.gitops.memory / big.raw.memory, share, isFull ? 0.75 : undefined),
    atMost('peak memory as a share of raw, 5,000 Applications in one file', one.gitops.memory / one.raw.memory, share),
  ];
}

function growth(): Row[] {
  return [false, true].map((dependencies) => {
    const small = measure(argo(1000, { dependencies }), ['gitops'], 5).gitops.synth;
    const large = measure(argo(20_000, { dependencies }), ['gitops'], 3).gitops.synth;
    const what = `exponent of the growth from 1,000 to 20,000 charts, ${dependencies ? 'all depending on one' : 'without dependencies'}`;
    return atMost(what, Math.log(large / small) / Math.log(20), (exponent) => exponent.toFixed(2), 1.1);
  });
}

const percent = (figure: number) => `${figure.toFixed(1)} %`;

function limits(): Row[] {
  const results = measure(argo(10_000), ['gitops', 'schemas', 'floor'], 5);
  const { gitops, floor } = results;
  return [
    ...twice('distance to plain objects, the same emitter and the files: 10,000, whole process',
      (what, of) => atMost(what, results[of].process / floor.process, (times) => `${times.toFixed(2)} ×`, 2)),
    atMost('share of the schema check in `synth()`, 10,000', 100 * gitops.check! / gitops.synth, percent, 5),
    atMost('importing the library, beyond cdk8s', measureImport(9), (milliseconds) => `${milliseconds.toFixed(1)} ms`, 10),
  ];
}

function kubernetesModels(): Row[] {
  const what = '`@kubernetes-models/argo-cd` with validation and js-yaml, 1,000 Applications, whole process';
  try {
    createRequire(__filename).resolve('@kubernetes-models/argo-cd/argoproj.io/v1alpha1/Application');
  } catch {
    return [notMeasured(what, 'not installed')];
  }
  const results = measure(argo(1000), ['gitops', 'schemas', 'models'], 7);
  return twice(what, (whole, of) => ahead(whole, results.models.process, results[of].process));
}

/** Programs in other languages: some of these take minutes, and they have to be built first. */
function peers(): Row[] {
  if (!process.argv.includes('--peers')) {
    return [];
  }
  return [1000, 5000].flatMap((size) => {
    const { gitops } = measure(argo(size), ['gitops'], 5);
    return PEERS.filter(({ scales }) => size === 1000 || scales).map((peer) => {
      const took = measurePeer(peer, size, 3);
      const what = `\`${peer.name}\` ${peer.version} (${peer.remark}), ${size.toLocaleString('en')} Applications, whole process`;
      return took === undefined ? notMeasured(what, 'not installed') : ahead(what, took, gitops.process);
    });
  });
}

function expansion(): Row[] {
  const { expand, write } = measureExpand();
  const what = 'expanding 10,000 Applications out of one matrix, beside the time that cdk8s takes to write them';
  return [atMost(what, expand / write, (times) => `${times.toFixed(2)} ×`, 3)];
}

function typecheck(): Row[] {
  const shares = measureTypecheck(isFull ? 5 : 3);
  return (['time', 'memory'] as const).map((of) => {
    const what = `type check of a program with \`EnvironmentSet\`, beyond an empty project, beside one with imported CRDs: ${of}`;
    return shares === undefined ? notMeasured(what, 'no CRDs at hand') : atMost(what, 100 * shares[of], percent, 10);
  });
}

async function watching(): Promise<Row[]> {
  const rows: Row[] = [];
  for (const size of [100, 1000, 10_000]) {
    const what = `\`watch\`: from a change of one values file to the new tree, ${size.toLocaleString('en')} Applications`;
    rows.push(atMost(what, await measureWatch(size, 7), (milliseconds) => `${milliseconds.toFixed(0)} ms`));
  }
  return rows;
}

async function main(): Promise<void> {
  prepare();
  const rows: Row[] = [];
  for (const part of [compareWithRaw, growth, limits, kubernetesModels, peers, expansion, sopsRows, typecheck, watching]) {
    const found = await part();
    process.stderr.write(`${found.map(({ what, found: value }) => `${what}: ${value}`).join('\n')}\n`);
    rows.push(...found);
  }
  process.stdout.write(renderTable(rows));
  if (process.argv.includes('--write')) {
    const machine = `Node ${process.versions.node}, ${cpus().length} cores`;
    writeFileSync(join(__dirname, '..', 'docs', 'performance.md'), renderPage(rows, machine));
  }
}

void main();
