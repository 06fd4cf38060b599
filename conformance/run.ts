/**
 * Lets tools that others wrote judge the schemas and every expected output: `npm run conformance`.
 * Ends with status 1 when one of them objects.
 */
import { join, resolve } from 'node:path';
import { EngineFolder, Example, readExamples } from './example';
import {
  AdmittedFolder, Comparison, comparisons, EncryptedFile, judgeAdmission, judgeArgoSchemas, judgeFluxSchemas, judgeHelm, judgeKustomize, judgeMarkers,
  judgeReferences, JudgeResult, judgeSops, Verdicts,
} from './judges';
import { planted } from './planted';
import { renderTable } from './table';
import { installTools, Toolbox } from './toolbox';
import { readTree } from './tree';

const ROOT = resolve(__dirname, '..');
const CRDS = process.env.CDK8S_GITOPS_CRDS ?? join(ROOT, '..', 'shared', 'crds');
const STAND_IN = join(__dirname, 'charts', 'stand-in');

type Judge = Comparison;

function outputJudges(tools: Toolbox, examples: readonly Example[]): readonly Judge[] {
  const [argocd, flux] = (['argocd', 'flux'] as const).map((engine) => outputsOf(examples, engine));
  const all = [...argocd, ...flux];
  return [
    () => judgeFluxSchemas(tools, all.map(({ folder, flux: minor }) => ({ folder, minor })), CRDS),
    () => judgeArgoSchemas(tools, all.map(({ folder, argocd: minor }) => ({ folder, minor })), CRDS),
    () => judgeAdmission(tools, flux, CRDS, 'flux'),
    () => judgeAdmission(tools, argocd, CRDS, 'argo-cd'),
    () => judgeKustomize(tools, all.map(({ folder }) => folder)),
    () => judgeSops(tools, examples.flatMap(encryptedFiles)),
    () => judgeHelm(tools, examples, STAND_IN),
    () => judgeReferences(tools, examples),
    () => judgeMarkers(tools, examples),
  ];
}

function outputsOf(examples: readonly Example[], engine: EngineFolder): readonly AdmittedFolder[] {
  return examples.flatMap((example) => {
    const folder = example.tryOutput(engine);
    return folder === undefined ? [] : [{ folder, argocd: example.minor('argocd'), flux: example.minor('flux') }];
  });
}

function encryptedFiles(example: Example): readonly EncryptedFile[] {
  const files = readTree(join(example.folder, 'expected')).encrypted;
  return files.map((file) => ({ file, keyFile: example.keyFile }));
}

function haveExamples(examples: readonly Example[]): JudgeResult {
  const verdicts = new Verdicts();
  if (examples.length === 0) {
    verdicts.fail('no folder examples/*/expected: there is nothing to judge');
  }
  verdicts.pass(examples.length);
  return verdicts.result('examples', 'examples with expected output');
}

interface TimedResult { readonly result: JudgeResult; readonly seconds: number }

async function timed(judge: Judge): Promise<TimedResult> {
  const start = Date.now();
  const result = await judge();
  return { result, seconds: (Date.now() - start) / 1000 };
}

function report(results: readonly TimedResult[]): void {
  const rows = results.map(({ result: { judge, judged, passed, failures, skipped }, seconds }) =>
    [judge, judged, String(passed), String(failures.length), String(skipped), `${seconds.toFixed(1)} s`]);
  console.log(`\n${renderTable(['judge', 'what', 'passed', 'failed', 'skipped', 'time'], rows)}\n`);
  for (const { judge, notes, failures } of results.map(({ result }) => result)) {
    notes.forEach((note) => console.log(`note   ${judge}: ${note}`));
    failures.forEach((failure) => console.log(`FAILED ${judge}: ${failure}`));
  }
}

async function main(): Promise<void> {
  const tools = installTools(ROOT, (line) => console.log(line));
  const examples = readExamples(ROOT);
  const ours = [() => haveExamples(examples), () => planted(tools, CRDS, STAND_IN)];
  const results: TimedResult[] = [];
  for (const judge of [...ours, ...comparisons(ROOT, CRDS, tools), ...outputJudges(tools, examples)]) {
    results.push(await timed(judge));
  }
  report(results);
  const passed = results.reduce((sum, { result }) => sum + result.passed, 0);
  const failed = results.reduce((sum, { result }) => sum + result.failures.length, 0);
  process.exitCode = failed > 0 ? 1 : 0;
  console.log(`conformance: ${passed} passed, ${failed} failed`);
}

main().catch((error: Error) => {
  console.error(error.message);
  console.log('conformance: 0 passed, 1 failed');
  process.exitCode = 1;
});
