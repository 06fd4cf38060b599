/**
 * The benchmark: `npm run bench`, with `--full` also what takes raw cdk8s minutes, with `--peers` also beside tools
 * in other languages, with `--write` into docs/performance.md. What counts are the ratios, taken side by side in one run.
 */
import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { measureExpand } from './expand';
import { measure, measureImport, prepare, Setting } from './measure';
import { measurePeer, PEERS } from './peers';
import { renderPage, renderTable, Row } from './report';
import { sopsRows } from './sops';
import { measureTypecheck } from './typecheck';
import { measureWatch } from './watch';

const isFull = process.argv.includes('--full');
const argo = (size: number, more: Partial<Setting> = {}): Setting => ({ kind: 'argo', size, files: 'many', dependencies: false, ...more });

function faster(slow: number, fast: number): string {
  return `${(slow / fast).toFixed(1)} × faster`;
}

/** With all checks on; and without the catalogue of checks, as the goals for schemas alone mean it. */
function twice(what: string, goals: readonly [checks: string, schemas: string], found: (of: 'gitops' | 'schemas') => string): Row[] {
  return [
    { what: `${what}, all checks on`, goal: goals[0], found: found('gitops') },
    { what: `${what}, schemas alone`, goal: goals[1], found: found('schemas') },
  ];
}

function compareWithRaw(): Row[] {
  const thousand = measure(argo(1000), ['raw', 'gitops', 'schemas', 'charts'], 7);
  const flux = measure(argo(1000, { kind: 'flux' }), ['raw', 'gitops', 'schemas'], 5);
  const one = measure(argo(5000, { files: 'one' }), ['raw', 'gitops', 'schemas'], 5);
  const big = measure(argo(isFull ? 10_000 : 2000), ['raw', 'gitops', 'schemas', 'charts'], 1);
  const size = isFull ? '10,000' : '2,000';
  return [
    ...twice('`synth()`, 1,000 Applications, a file each', ['5 ×', '15 ×'], (of) => faster(thousand.raw.synth, thousand[of].synth)),
    ...twice(`\`synth()\`, ${size} Applications, a file each (one run)`, isFull ? ['60 ×', '200 ×'] : ['–', '–'], (of) => faster(big.raw.synth, big[of].synth)),
    ...twice('`synth()`, 5,000 Applications in one file', ['–', '8 ×'], (of) => faster(one.raw.synth, one[of].synth)),
    ...twice('`synth()`, 1,000 × 3 Flux objects, a file for each app', ['5 ×', '15 ×'], (of) => faster(flux.raw.synth, flux[of].synth)),
    ...twice('whole process, 1,000 Applications, a file each', ['–', '5 ×'], (of) => faster(thousand.raw.process, thousand[of].process)),
    { what: 'a plain `App` with `GitOpsChart`: `synth()`, 1,000', goal: '–', found: faster(thousand.raw.synth, thousand.charts.synth) },
    { what: `a plain \`App\` with \`GitOpsChart\`: \`synth()\`, ${size}`, goal: '–', found: faster(big.raw.synth, big.charts.synth) },
    { what: `peak memory, ${size} Applications, a file each`, goal: '0.75 of raw at 10,000', found: (big.gitops.memory / big.raw.memory).toFixed(2) },
    { what: 'peak memory, 5,000 Applications in one file', goal: '–', found: (one.gitops.memory / one.raw.memory).toFixed(2) },
  ];
}

function growth(): Row[] {
  return [false, true].map((dependencies) => {
    const small = measure(argo(1000, { dependencies }), ['gitops'], 5).gitops.synth;
    const large = measure(argo(20_000, { dependencies }), ['gitops'], 3).gitops.synth;
    return {
      what: `growth from 1,000 to 20,000 charts, ${dependencies ? 'all depending on one' : 'without dependencies'}`,
      goal: 'exponent ≤ 1.1',
      found: (Math.log(large / small) / Math.log(20)).toFixed(2),
    };
  });
}

function limits(): Row[] {
  const results = measure(argo(10_000), ['gitops', 'schemas', 'floor'], 5);
  const { gitops, floor } = results;
  return [
    ...twice('distance to plain objects, the same emitter and the files: 10,000, whole process', ['–', '≤ 2 ×'],
      (of) => `${(results[of].process / floor.process).toFixed(2)} ×`),
    { what: 'share of the schema check in `synth()`, 10,000', goal: '≤ 5 %', found: `${(100 * gitops.check! / gitops.synth).toFixed(1)} %` },
    { what: 'importing the library, beyond cdk8s', goal: '≤ 10 ms', found: `${measureImport(9).toFixed(1)} ms` },
  ];
}

function kubernetesModels(): Row[] {
  const what = '`@kubernetes-models/argo-cd` with validation and js-yaml, 1,000 Applications, whole process';
  try {
    createRequire(__filename).resolve('@kubernetes-models/argo-cd/argoproj.io/v1alpha1/Application');
  } catch {
    return [{ what, goal: 'ahead', found: 'not installed' }];
  }
  const results = measure(argo(1000), ['gitops', 'schemas', 'models'], 7);
  return twice(what, ['ahead', 'ahead'], (of) => faster(results.models.process, results[of].process));
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
      return { what, goal: 'ahead', found: took === undefined ? 'not installed' : faster(took, gitops.process) };
    });
  });
}

function expansion(): Row[] {
  const { expand, write } = measureExpand();
  return [{ what: 'expanding 10,000 Applications out of one matrix, beside the time that cdk8s takes to write them', goal: '< 3 ×', found: `${(expand / write).toFixed(2)} ×` }];
}

function typecheck(): Row[] {
  const shares = measureTypecheck(isFull ? 5 : 3);
  const found = (of: 'time' | 'memory') => (shares === undefined ? 'no CRDs at hand' : `${(100 * shares[of]).toFixed(1)} %`);
  return (['time', 'memory'] as const).map((of) => (
    { what: `type check of a program with \`EnvironmentSet\`, beyond an empty project, beside one with imported CRDs: ${of}`, goal: '≤ 10 %', found: found(of) }));
}

async function watching(): Promise<Row[]> {
  const rows: Row[] = [];
  for (const size of [100, 1000, 10_000]) {
    const found = `${(await measureWatch(size, 7)).toFixed(0)} ms`;
    rows.push({ what: `\`watch\`: from a change of one values file to the new tree, ${size.toLocaleString('en')} Applications`, goal: '–', found });
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
