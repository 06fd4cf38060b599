/** kubeconform: the objects of an engine against JSON Schemas made from its upstream CRDs. */
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SCHEMA_LOCATION, writeCrdSchemas } from './crd-json-schema';
import { Toolbox } from './toolbox';
import { groupOf, Manifest, readTree, showFile, Tree } from './tree';
import { JudgeResult, Verdicts } from './verdicts';

/** One folder of output, and the minor of the product that it is for. */
export interface OutputFolder { readonly folder: string; readonly minor: string }

interface JudgedResource {
  readonly filename: string;
  readonly kind: string;
  readonly name: string;
  readonly status: string;
  readonly msg: string;
}

interface KubeconformReport { readonly resources?: readonly JudgedResource[] }

const ARGO_GROUPS = /^argoproj\.io$/;
const FLUX_GROUPS = /(^|\.)fluxcd\.io$/;

/** Every Flux object is valid for the CRDs of its minor. */
export function judgeFluxSchemas(tools: Toolbox, dirs: readonly OutputFolder[], crds: string): JudgeResult {
  return judgeSchemas(tools, dirs, join(crds, 'flux'), FLUX_GROUPS).result('flux schemas', 'Flux objects, kubeconform, closed CRD schemas');
}

/** Every Argo CD object is valid for the CRDs of its minor. */
export function judgeArgoSchemas(tools: Toolbox, dirs: readonly OutputFolder[], crds: string): JudgeResult {
  return judgeSchemas(tools, dirs, join(crds, 'argo-cd'), ARGO_GROUPS).result('argo cd schemas', 'Argo CD objects, kubeconform, closed CRD schemas');
}

function judgeSchemas(tools: Toolbox, dirs: readonly OutputFolder[], crds: string, groups: RegExp): Verdicts {
  const verdicts = new Verdicts();
  for (const minor of new Set(dirs.map((dir) => dir.minor))) {
    const folder = join(crds, `v${minor}`);
    // Objects of other groups are for the judge of the other engine, and for "admission".
    const trees = dirs.filter((dir) => dir.minor === minor).map((dir) => readTree(dir.folder));
    if (!existsSync(folder)) {
      verdicts.skip(`no CRDs in ${folder}`, trees.length);
      continue;
    }
    const schemas = mkdtempSync(join(tmpdir(), 'judge-schemas-'));
    try {
      writeCrdSchemas(folder, schemas);
      trees.forEach((tree) => judgeTree(tools, tree, join(schemas, SCHEMA_LOCATION), groups, verdicts));
    } finally {
      rmSync(schemas, { recursive: true, force: true });
    }
  }
  return verdicts;
}

function judgeTree(tools: Toolbox, tree: Tree, location: string, groups: RegExp, verdicts: Verdicts): void {
  tree.faults.forEach((fault) => verdicts.fail(fault));
  const judged = tree.manifests.filter((manifest) => groups.test(groupOf(manifest)));
  const others = tree.manifests.filter((manifest) => !judged.includes(manifest));
  if (judged.length === 0) {
    return;
  }
  const files = [...new Set(judged.map(({ file }) => file))];
  const skip = [...new Set(others.map(gvkOf))].join(',');
  const args = ['-strict', '-verbose', '-output', 'json', '-schema-location', location, ...(skip ? ['-skip', skip] : []), ...files];
  const { stdout, stderr } = tools.run('kubeconform', args);
  const report = tryParseReport(stdout);
  if (report === undefined) {
    verdicts.fail(`${showFile(tree.root)}: kubeconform: ${stderr.trim()}`);
    return;
  }
  countResources(report, verdicts);
}

function countResources(report: KubeconformReport, verdicts: Verdicts): void {
  for (const { filename, kind, name, status, msg } of report.resources ?? []) {
    if (status === 'statusValid') {
      verdicts.pass();
    } else if (status !== 'statusEmpty' && status !== 'statusSkipped') {
      verdicts.fail(`${showFile(filename)} ${kind}/${name}: ${msg}`);
    }
  }
}

function gvkOf({ apiVersion, kind }: Manifest): string {
  return `${apiVersion}/${kind}`;
}

function tryParseReport(text: string): KubeconformReport | undefined {
  try {
    return JSON.parse(text) as KubeconformReport;
  } catch {
    return undefined;
  }
}
