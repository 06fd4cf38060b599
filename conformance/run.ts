/**
 * Lets tools that others wrote judge the schemas and every expected output: `npm run conformance`.
 * Ends with status 1 when one of them objects.
 */
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { EngineFolder, Example, readExamples } from './example';
import {
  EncryptedFile, judgeAdmission, judgeArgoSchemas, judgeFluxSchemas, judgeHelm, judgeKustomize, JudgeResult, judgeSops, OutputFolder, Verdicts,
} from './judges';
import { planted } from './planted';
import { renderTable } from './table';
import { installTools, Toolbox } from './toolbox';
import { readTree } from './tree';

const ROOT = resolve(__dirname, '..');
const CRDS = join(ROOT, '..', 'shared', 'crds');
const STAND_IN = join(__dirname, 'charts', 'stand-in');

type Judge = () => JudgeResult;

/** What conformance/schemas.ts exports; loaded only where it is there. */
interface SchemaModule {
  compareSchemas(root: string, folder: string): { readonly contexts: number; readonly differences: readonly string[] };
}

async function schemaJudge(): Promise<Judge | undefined> {
  const file = join(__dirname, 'schemas.ts');
  if (!existsSync(file)) {
    return undefined;
  }
  const module = await import(pathToFileURL(file).href) as SchemaModule;
  return () => {
    const verdicts = new Verdicts();
    if (existsSync(CRDS)) {
      const { contexts, differences } = module.compareSchemas(ROOT, CRDS);
      differences.forEach((difference) => verdicts.fail(difference));
      verdicts.pass(contexts);
    } else {
      verdicts.skip(`no upstream CRDs in ${CRDS}: cannot judge schemas/`);
    }
    return verdicts.result('schemas', 'schemas/ against the upstream CRDs, fact by fact');
  };
}

function outputJudges(tools: Toolbox, examples: readonly Example[]): readonly Judge[] {
  const [argocd, flux] = (['argocd', 'flux'] as const).map((engine) => outputsOf(examples, engine));
  const folders = [...argocd, ...flux].map(({ folder }) => folder);
  return [
    () => judgeFluxSchemas(tools, flux, CRDS),
    () => judgeArgoSchemas(tools, argocd, CRDS),
    () => judgeAdmission(tools, flux, CRDS, 'flux'),
    () => judgeAdmission(tools, argocd, CRDS, 'argo-cd'),
    () => judgeKustomize(tools, folders),
    () => judgeSops(tools, examples.flatMap(encryptedFiles)),
    () => judgeHelm(tools, examples, STAND_IN),
  ];
}

function outputsOf(examples: readonly Example[], engine: EngineFolder): readonly OutputFolder[] {
  return examples.flatMap((example) => {
    const folder = example.tryOutput(engine);
    return folder === undefined ? [] : [{ folder, minor: example.minor(engine) }];
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

function timed(judge: Judge): TimedResult {
  const start = Date.now();
  const result = judge();
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
  const schemas = await schemaJudge();
  const tools = installTools(ROOT, (line) => console.log(line));
  const examples = readExamples(ROOT);
  const ours = [() => haveExamples(examples), () => planted(tools, CRDS, STAND_IN)];
  const results = [...(schemas ? [schemas] : []), ...ours, ...outputJudges(tools, examples)].map(timed);
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
