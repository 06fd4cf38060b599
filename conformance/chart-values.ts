/**
 * Values of charts, judged by Helm's own packages and by ours: random charts with schemas of every draft, subcharts, globals, conditions,
 * tags, aliases and imported values, and random values files over them. Runs alone: `npx tsx conformance/chart-values.ts`.
 */
import { join, resolve } from 'node:path';
import { judgeValues } from '../src/checks/chart-values/schema-faults';
import { layOver } from '../src/checks/chart-values/coalesce';
import { chartFromFiles, parseValues } from '../src/inventory';
import { randomCase, ValuesCase } from './chart-values/random-case';
import { seededRandom } from './random-document';
import { installTools, Toolbox } from './toolbox';

interface Verdict { readonly accepted: boolean; readonly complaint?: string }

export interface ValuesComparison {
  readonly cases: number;
  readonly refusedByBoth: number;
  readonly differences: readonly string[];
}

export function compareChartValues(tools: Toolbox, count: number, seed: number): ValuesComparison {
  const random = seededRandom(seed);
  const cases = Array.from({ length: count }, () => randomCase(random));
  const theirs = tools.output('chart-values', [], { input: cases.map((one) => `${JSON.stringify(one)}\n`).join('') })
    .trim().split('\n').map((line) => JSON.parse(line) as Verdict);
  const ours = cases.map(judge);
  const differences = cases.flatMap((one, index) => (ours[index].accepted === theirs[index].accepted ? [] : [
    `${JSON.stringify(one)}: Helm ${describe(theirs[index])}, ours ${describe(ours[index])}`,
  ]));
  return { cases: count, refusedByBoth: theirs.filter(({ accepted }, index) => !accepted && !ours[index].accepted).length, differences };
}

function judge({ files, layers }: ValuesCase): Verdict {
  try {
    const chart = chartFromFiles(new Map(Object.entries(files).map(([path, text]) => [path, Buffer.from(text)])));
    const values = layers.map((text) => parseValues(text, 'the layer')).reduce(layOver, {});
    const { faults, refusals } = judgeValues(chart, values);
    const complaints = [...faults.map(({ path, message }) => `${path.join('.')} ${message}`), ...refusals.filter(({ isWrong }) => isWrong).map(({ message }) => message)];
    return { accepted: complaints.length === 0, complaint: complaints.join('; ') };
  } catch (error) {
    return { accepted: false, complaint: `throws ${(error as Error).message}` };
  }
}

function describe({ accepted, complaint }: Verdict): string {
  return accepted ? 'accepts' : `refuses: ${complaint}`;
}

function main(): void {
  const root = resolve(__dirname, '..');
  const { cases, refusedByBoth, differences } = compareChartValues(installTools(root, (line) => console.log(line)), Number(process.env.CASES ?? 3_000), Number(process.env.SEED ?? 1));
  differences.slice(0, 20).forEach((difference) => console.log(`DIFFERENCE ${difference}`));
  console.log(`chart values: ${cases} releases, ${refusedByBoth} refused by both, ${differences.length} disagreements`);
  process.exitCode = differences.length > 0 ? 1 : 0;
}

if (process.argv[1] === join(__dirname, 'chart-values.ts')) {
  main();
}
