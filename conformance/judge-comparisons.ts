/** Judges of a single folder of `src`, each in a module of its own that also runs alone. Loaded only where it is there. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { readExamples } from './example';
import { Toolbox } from './toolbox';
import { Json, readTree } from './tree';
import { JudgeResult, Verdicts } from './verdicts';

interface SchemaModule {
  compareSchemas(root: string, folder: string): { readonly contexts: number; readonly differences: readonly string[] };
}

interface SopsModule {
  checkSops(sops: string): Promise<{
    readonly compared: number;
    readonly refusedByBoth: number;
    readonly brokenBySops: number;
    readonly failures: readonly string[];
  }>;
}

interface SopsCommandModule {
  checkSopsCommands(sops: string): { readonly agreed: number; readonly failures: readonly string[] };
}

interface TemplateModule {
  compareTemplates(root: string): { readonly agreed: number; readonly skipped: number; readonly differences: readonly string[] };
}

interface SetModule {
  compareApplicationSets(root: string, program: string): {
    readonly agreed: number;
    readonly unknown: number;
    readonly differences: readonly string[];
  };
}

interface MutantModule {
  compareMutants(tools: Toolbox, crds: string, examples: readonly Json[], seed: number): {
    readonly objects: number;
    readonly mutants: number;
    readonly refusedByBoth: number;
    readonly differences: readonly string[];
  };
}

interface ValuesModule {
  compareChartValues(tools: Toolbox, count: number, seed: number): {
    readonly cases: number;
    readonly refusedByBoth: number;
    readonly differences: readonly string[];
  };
}

interface EmitManifestsModule {
  compareManifests(manifests: number, seed: number): {
    readonly manifests: number;
    readonly leftAside: number;
    readonly differences: readonly string[];
  };
}

interface EmitModule {
  compareEmitters(documents: number, seed: number): { readonly documents: number; readonly differences: readonly string[] };
}

/** A judge, and when it is called the comparison, which may take its time. */
export type Comparison = () => JudgeResult | Promise<JudgeResult>;

const DOCUMENTS = 120_000;
const MANIFESTS = 60_000;
const RELEASES = 3_000;
const SEED = 1;

export function comparisons(root: string, crds: string, tools: Toolbox): readonly Comparison[] {
  const all: Readonly<Record<string, Comparison>> = {
    'schemas': () => judgeOurSchemas(root, crds),
    'mutants': () => judgeMutants(root, crds, tools),
    'sops': () => judgeOurSops(tools),
    'sops-cli': () => judgeSopsCommands(tools),
    'templates': () => judgeTemplates(root),
    'applicationsets': () => judgeApplicationSets(root, tools),
    'chart-values': () => judgeChartValues(tools),
    'emit': () => judgeEmitter(),
  };
  return Object.entries(all).filter(([name]) => existsSync(fileOf(name))).map(([, comparison]) => comparison);
}

function fileOf(name: string): string {
  return join(__dirname, `${name}.ts`);
}

async function load<T>(name: string): Promise<T> {
  return await import(pathToFileURL(fileOf(name)).href) as T;
}

async function judgeOurSchemas(root: string, crds: string): Promise<JudgeResult> {
  const verdicts = new Verdicts();
  if (existsSync(crds)) {
    const { contexts, differences } = (await load<SchemaModule>('schemas')).compareSchemas(root, crds);
    differences.forEach((difference) => verdicts.fail(difference));
    verdicts.pass(contexts);
  } else {
    verdicts.skip(`no upstream CRDs in ${crds}: cannot judge schemas/`);
  }
  return verdicts.result('schemas', 'schemas/ against the upstream CRDs, fact by fact');
}

async function judgeMutants(root: string, crds: string, tools: Toolbox): Promise<JudgeResult> {
  const verdicts = new Verdicts();
  if (existsSync(crds)) {
    const examples = readExamples(root).flatMap((example) => [example.tryOutput('argocd'), example.tryOutput('flux')])
      .flatMap((folder) => folder === undefined ? [] : readTree(folder).manifests.map(({ object }) => object));
    const { objects, mutants, refusedByBoth, differences } = (await load<MutantModule>('mutants')).compareMutants(tools, crds, examples, SEED);
    differences.forEach((difference) => verdicts.fail(difference));
    verdicts.pass(objects + mutants - differences.length);
    verdicts.note(`${mutants} mutants of ${objects} objects, ${refusedByBoth} of them refused by both, ${differences.length} disagreements`);
  } else {
    verdicts.skip(`no upstream CRDs in ${crds}: cannot judge mutants`);
  }
  return verdicts.result('mutants', 'our verdict and the API server\'s on broken objects of every kind');
}

async function judgeOurSops(tools: Toolbox): Promise<JudgeResult> {
  const verdicts = new Verdicts();
  const { compared, refusedByBoth, brokenBySops, failures } = await (await load<SopsModule>('sops')).checkSops(tools.path('sops'));
  failures.forEach((failure) => verdicts.fail(failure));
  verdicts.pass(compared + refusedByBoth - failures.length);
  if (brokenBySops > 0) {
    verdicts.skip('files that sops encrypts and cannot decrypt itself', brokenBySops);
  }
  return verdicts.result('sops both ways', 'random files, encrypted by one side and read by the other');
}

async function judgeSopsCommands(tools: Toolbox): Promise<JudgeResult> {
  const verdicts = new Verdicts();
  const { agreed, failures } = (await load<SopsCommandModule>('sops-cli')).checkSopsCommands(tools.path('sops'));
  failures.forEach((failure) => verdicts.fail(failure));
  verdicts.pass(agreed);
  return verdicts.result('sops command line', 'encrypt, edit, updatekeys and rotate in turn, by sops and by ours');
}

async function judgeTemplates(root: string): Promise<JudgeResult> {
  const verdicts = new Verdicts();
  const { agreed, skipped, differences } = (await load<TemplateModule>('templates')).compareTemplates(root);
  differences.forEach((difference) => verdicts.fail(difference));
  verdicts.pass(agreed);
  if (skipped > 0) {
    verdicts.skip('listed differences, each with its reason: conformance/templates/skips.ts', skipped);
  }
  return verdicts.result('templates', 'text/template, sprig and fasttemplate of Go');
}

async function judgeApplicationSets(root: string, tools: Toolbox): Promise<JudgeResult> {
  const verdicts = new Verdicts();
  const { agreed, unknown, differences } = (await load<SetModule>('applicationsets')).compareApplicationSets(root, tools.path('appset'));
  differences.forEach((difference) => verdicts.fail(difference));
  verdicts.pass(agreed);
  if (unknown > 0) {
    verdicts.skip('documented ApplicationSets that need a network', unknown);
  }
  return verdicts.result('applicationsets', 'expansion against the packages of Argo CD 3.5');
}

async function judgeChartValues(tools: Toolbox): Promise<JudgeResult> {
  const verdicts = new Verdicts();
  const { cases, refusedByBoth, differences } = (await load<ValuesModule>('chart-values')).compareChartValues(tools, RELEASES, SEED);
  differences.forEach((difference) => verdicts.fail(difference));
  verdicts.pass(cases - differences.length);
  verdicts.note(`${cases} releases, ${refusedByBoth} of them refused by both, ${differences.length} disagreements`);
  return verdicts.result('chart values', 'our verdict and Helm\'s on random values of random charts');
}

async function judgeEmitter(): Promise<JudgeResult> {
  const verdicts = new Verdicts();
  const { documents, differences } = (await load<EmitModule>('emit')).compareEmitters(DOCUMENTS, 1);
  const alike = (await load<EmitManifestsModule>('emit-manifests')).compareManifests(MANIFESTS, 1);
  const all = [...differences, ...alike.differences];
  all.forEach((difference) => verdicts.fail(difference));
  verdicts.pass(documents + alike.manifests - alike.leftAside - all.length);
  verdicts.note(`${documents} documents, and ${alike.manifests - alike.leftAside} manifests that are like the ones before`);
  return verdicts.result('emit', 'random documents, the same bytes as the yaml library');
}
